"""Checks of how people reach IGNY8: its address, its mail, whether anybody has come in."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import get_connection

from igny8.access import setup
from igny8.cli.health.check import Check, Status
from igny8.models import User


def mail() -> Check:
    """A connection to the mail server is really opened; nothing is sent."""
    if settings.EMAIL_BACKEND.startswith("igny8."):
        status: Status = "warn" if settings.IGNY8_BASE_URL_IS_GIVEN else "ok"  # alone, one reads the log
        advice = "Set IGNY8_MAIL_URL=smtp://USER:PASSWORD@HOST:587 and IGNY8_MAIL_FROM, or read links in the log."
        return Check("mail", status, "no mail server: mails are written to the log of `igny8 up`", advice)
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        return Check("mail", "fail", f"{server}: {error}", "Check IGNY8_MAIL_URL, and that its server runs.")
    finally:
        connection.close()
    return Check("mail", "ok", f"{server} answers; sender {settings.DEFAULT_FROM_EMAIL}")


def address() -> Check:
    """What links in mails begin with."""
    if not settings.IGNY8_BASE_URL_IS_GIVEN:
        advice = "Set IGNY8_BASE_URL=https://... before others use it: links in mails begin with that."
        return Check("address", "ok", "reached from this machine alone", advice)
    if not settings.SESSION_COOKIE_SECURE:
        advice = "Put a proxy with a certificate before it, and begin IGNY8_BASE_URL with https://."
        return Check("address", "warn", f"{settings.IGNY8_BASE_URL} is not encrypted", advice)
    return Check("address", "ok", str(settings.IGNY8_BASE_URL))


def people() -> Check:
    """Whether anybody can sign in."""
    if setup.is_open():
        return Check("people", "ok", "nobody has an account yet", "`igny8 up` prints the set-up link.")
    return Check("people", "ok", f"{User.objects.filter(is_made_up=False).count():,} users")
