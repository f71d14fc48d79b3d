"""A person grants credits to their account: who did it stands in the audit trail exactly if it was done."""

from __future__ import annotations

from django.db import transaction

from igny8.access import audit
from igny8.credits.grants import grant
from igny8.models import Account, User


def grant_credits(*, account: Account, amount: int, user: User, note: str = "") -> int:
    """The new balance. Raises `Invalid` for a senseless amount."""
    with transaction.atomic():
        balance = grant(account=account, amount=amount, user=user, note=note)
        audit.record(
            account=account,
            actor=user.email,
            action="credits.grant",
            target=account.name,
            user=user,
            amount=amount,
            note=note,
        )
    return balance
