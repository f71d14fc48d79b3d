"""The audit trail: who did what to money, access, runs or publication."""

from __future__ import annotations

from typing import Any

from igny8.models import Account, AuditEntry, User


def record(
    *, account: Account, actor: str, action: str, target: str = "", user: User | None = None, **data: Any
) -> None:
    """Write down what was done, in the caller's transaction, so that it stands exactly when the deed does.

    `actor` says who in words: an e-mail address, "scheduler", "command line". `action` is part and verb
    ("run.pause"); `data` holds plain JSON values.
    """
    AuditEntry.objects.create(
        account=account, user=user, actor=actor[:200], action=action, target=target[:200], data=data
    )
