"""The audit trail: who did what to money, access, runs or publication."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

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


def record_for(user: User, *, actor: str, action: str, target: str = "", **data: Any) -> None:
    """Write down what concerns a person in each account that they belong to."""
    for account in Account.objects.filter(memberships__user=user).order_by("id"):
        record(account=account, actor=actor, action=action, target=target, user=user, **data)


def entries(
    account: Account,
    *,
    actor: str = "",
    action: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[AuditEntry]:
    """The account's entries: of one actor (all or part of the name), of one action or of all that begin with
    `run.`, of a time."""
    found = AuditEntry.objects.filter(account=account)
    if actor:
        found = found.filter(actor__icontains=actor)
    if action:
        found = found.filter(action__startswith=action) if action.endswith(".") else found.filter(action=action)
    if since is not None:
        found = found.filter(created_at__gte=since)
    return found if until is None else found.filter(created_at__lt=until)
