"""First set-up: a link that is open for as long as no person has an account.

Its token follows from the installation's secret key, so nothing is stored, every process of the installation knows
the same one, and `igny8 up` can print it again after a restart. Whoever can read it could read the key.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Final

from django.conf import settings
from django.db import connection

from igny8.lib.errors import Conflict, Igny8Error
from igny8.models import Account, Membership, User

_PURPOSE: Final = b"igny8 set-up link, 1"
_LOCK: Final = 0x16E80  # any number that nothing else on this database locks


class SetupDone(Conflict):
    """A person has an account already."""

    code = "setup_done"


class SetupToken(Igny8Error):
    """The token isn't the one of the set-up link."""

    code = "setup_token"
    status = 403
    exit_code = 4


def is_open() -> bool:
    """Whether nobody has an account yet. Made-up people don't count."""
    return not Membership.objects.filter(user__is_made_up=False, user__is_active=True).exists()


def token() -> str:
    """What the link holds."""
    key = str(settings.SECRET_KEY).encode()
    digest = hmac.new(key, _PURPOSE, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def link() -> str:
    """The set-up link. Its token stands behind the #, which browsers keep to themselves: no log ever holds it."""
    return f"{settings.IGNY8_BASE_URL}/setup#token={token()}"


def check(given: str) -> None:
    """Raise `SetupDone` or `SetupToken` where that token opens nothing. Inside a transaction: others wait until its
    end, so two people with the link don't both come first."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if not is_open():
        raise SetupDone("IGNY8 is set up: somebody has an account. Ask them for an invitation, or sign in.")
    if not hmac.compare_digest(given.encode(), token().encode()):
        raise SetupToken("This is not the token of the set-up link. `igny8 up` prints the link when it starts.")


def made_up_owner() -> tuple[Account, User] | None:
    """The demo's account and who holds its place; None where there is no demo."""
    held = Membership.objects.filter(user__is_made_up=True, role=Membership.Role.OWNER)
    found = held.select_related("account", "user").order_by("id").first()
    return (found.account, found.user) if found else None
