"""Tells an account's members what they should know: a row for each who wants to hear of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from igny8.lib import clock
from igny8.models import Account, AutomationRun, Notification, NotificationChoice, Site, User


def notify(
    account: Account,
    kind: Notification.Kind,
    message: str,
    *,
    site: Site | None = None,
    run: AutomationRun | None = None,
    by: User | None = None,
    **data: Any,
) -> int:
    """Write it down for each member, in the caller's transaction; how many were told.

    Whoever did it (`by`) isn't told what they know. `data` holds plain JSON values.
    """
    deaf = NotificationChoice.objects.filter(kind=kind, is_wanted=False).values("user")
    told = User.objects.filter(memberships__account=account, is_active=True).exclude(pk__in=deaf)
    if by is not None:
        told = told.exclude(pk=by.pk)
    now = clock.now()
    rows = [
        Notification(
            user_id=user, account=account, site=site, run=run, kind=kind, message=message, data=data, created_at=now
        )
        for user in told.order_by("pk").values_list("pk", flat=True)
    ]
    return len(Notification.objects.bulk_create(rows))


def prune_notifications(days: int) -> int:
    """Delete those older than `days`; how many went."""
    return Notification.objects.filter(created_at__lt=clock.now() - timedelta(days=days)).delete()[0]
