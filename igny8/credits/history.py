"""Reads the ledger: an account's entries, what it opened with, what a site used."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from igny8.models import Account, Site
from igny8.models.ledger import CreditEntry


def opening(account: Account) -> int:
    """The credits that the account opened with."""
    return int(CreditEntry.objects.filter(account=account, key="opening").aggregate(sum=Sum("amount"))["sum"] or 0)


def entries(account: Account, *, most: int | None = None, before: int | None = None) -> list[dict[str, Any]]:
    """The account's entries, newest first, as plain values; `before` is the id to go on from."""
    found = CreditEntry.objects.filter(account=account).order_by("-id").select_related("site", "user")
    if before is not None:
        found = found.filter(id__lt=before)
    return [describe_entry(entry) for entry in (found if most is None else found[:most])]


def entries_of(
    account: Account,
    *,
    kind: str | None = None,
    site_id: int | None = None,
    run_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[CreditEntry]:
    """The account's entries that fit, for pages of them."""
    fields = {"kind": kind, "site": site_id, "run": run_id, "created_at__gte": since, "created_at__lt": until}
    given = {name: value for name, value in fields.items() if value is not None}
    return CreditEntry.objects.filter(account=account, **given).select_related("site", "user")


def describe_entry(entry: CreditEntry) -> dict[str, Any]:
    """An entry in plain values."""
    return {
        "id": entry.pk,
        "kind": entry.kind,
        "amount": entry.amount,
        "charged": entry.charged,
        "site": entry.site.domain if entry.site else None,
        "run_id": str(entry.run_id) if entry.run_id else None,
        "stage": entry.stage,
        "user": entry.user.email if entry.user else None,
        "note": entry.note,
        "created_at": entry.created_at.isoformat(),
    }


def used(site: Site, since: datetime) -> int:
    """Credits that the site's work was charged since a moment."""
    settled = CreditEntry.objects.filter(site=site, kind=CreditEntry.Kind.SETTLE, created_at__gte=since)
    return int(settled.aggregate(sum=Sum("charged"))["sum"] or 0)
