"""Gives credits to an account: what it opens with, and what somebody grants it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from igny8.lib.errors import Invalid
from igny8.models import Account, User
from igny8.models.ledger import CreditEntry

MOST = 1_000_000_000_000  # more in one grant is a slip of the hand, and sums stay far below the column's limit
_OPENING_KEY = "opening"


def grant_opening(account: Account) -> int:
    """Give a new account what it opens with (IGNY8_OPENING_CREDITS); once, however often it is called."""
    amount = int(settings.IGNY8_OPENING_CREDITS)
    try:
        with transaction.atomic():
            _book(account, amount, key=_OPENING_KEY, user=None, note="What a new account opens with")
    except IntegrityError:
        return 0
    return amount


def grant(*, account: Account, amount: int, user: User | None = None, note: str = "", key: str = "") -> int:
    """Add `amount` credits; the new balance. The same `key` grants once. Raises `Invalid` for a senseless amount."""
    if not 0 < amount <= MOST:
        reason = f"must be 1 to {MOST:,}"
        raise Invalid(f"A grant {reason}, not {amount:,}.", fields={"amount": reason})
    key = f"grant:{key or uuid.uuid4()}"[:100]
    with transaction.atomic():
        if not CreditEntry.objects.filter(account=account, key=key).exists():
            _book(account, amount, key=key, user=user, note=note)
    account.refresh_from_db(fields=["credit_balance"])
    return account.credit_balance


def _book(account: Account, amount: int, *, key: str, user: User | None, note: str) -> None:
    CreditEntry.objects.create(
        account=account, kind=CreditEntry.Kind.GRANT, amount=amount, key=key, user=user, note=note[:200]
    )
    Account.objects.filter(pk=account.pk).update(credit_balance=F("credit_balance") + amount)
