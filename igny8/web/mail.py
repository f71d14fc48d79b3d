"""Where mails go while there is no mail server: to the log, whole, so that whoever runs this reads their links."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from typing_extensions import override

_log = logging.getLogger("igny8.mail")


class LoggedMail(BaseEmailBackend):
    """Writes each mail to the log. IGNY8_MAIL_URL names a server that sends them instead."""

    @override
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            _log.warning(
                "No mail server is set (IGNY8_MAIL_URL), so this mail was not sent but stands here:\n"
                "To: %s\nSubject: %s\n\n%s\n",
                ", ".join(message.to),
                message.subject,
                message.body,
            )
        return 0  # none was sent
