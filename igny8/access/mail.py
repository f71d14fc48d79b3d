"""Sends the mails of this floor. What can't be sent is told, never raised: the deed stands without its mail."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

_log = logging.getLogger("igny8.mail")


def deliver(message: EmailMessage) -> bool:
    """Send it; False if that failed, which the log then explains without its text."""
    try:
        return message.send() > 0
    except (SMTPException, OSError) as error:
        _log.error("a mail (%s) could not be sent: %s", message.subject, error)
        return False


def send_invitation(*, email: str, account: str, inviter: str, role: str, link: str, days: int) -> bool:
    """The mail with an invitation's link."""
    article = "an" if role[0] in "aeo" else "a"
    text = (
        f"{inviter} invites you to the account {account} on IGNY8 as {article} {role}.\n\n"
        f"To accept, open this link within {days} days:\n\n{link}\n\n"
        "If you don't know what this is about, ignore this mail: nothing happens.\n"
    )
    subject = " ".join(f"IGNY8: {inviter} invites you to {account}".split())
    return deliver(EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [email]))
