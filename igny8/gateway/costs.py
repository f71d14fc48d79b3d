"""What the calls have cost: sums by function, model, day, run, stage, step and item. All counted from rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate, TruncMonth

from igny8.models import Account, AICall, AutomationRun, Content, Image, RunStep, Site

_COLUMNS: Final = {
    "function": "function",
    "provider": "provider",
    "model": "model",
    "run": "run_id",
    "stage": "stage",
    "site": "site_id",
}


def costs(
    where: Site | Account,
    *,
    by: str,
    since: datetime | None = None,
    until: datetime | None = None,
    run: AutomationRun | None = None,
) -> list[dict[str, Any]]:
    """Sums of calls by function, provider, model, run, stage, step, site, day or month, the dearest first.

    Days and months are the site's own, an account's are UTC's, and come in their order. Each row: the key, calls,
    failed, tokens_in, tokens_out, tokens_cached, cost, unpriced (calls whose price nobody knows).
    """
    calls = calls_of(where, since, until)
    if run is not None:
        calls = calls.filter(run=run)
    is_time = by in {"day", "month"}
    zone = ZoneInfo(where.time_zone if isinstance(where, Site) else "UTC")
    rows = _keyed(calls, by, zone).values("key").annotate(**_SUMS)
    ordered = rows.order_by("key") if is_time else rows.order_by(F("cost").desc(), "key")
    return [{**row, by: row.pop("key")} for row in ordered]


def calls_of(where: Site | Account, since: datetime | None = None, until: datetime | None = None) -> QuerySet[AICall]:
    """The calls of a site, or of all sites of an account, from `since` to before `until`."""
    if isinstance(where, Site):
        calls = AICall.objects.filter(site=where)
    else:
        calls = AICall.objects.filter(site__in=Site.objects.filter(account=where).values("pk"))
    if since is not None:
        calls = calls.filter(created_at__gte=since)
    return calls if until is None else calls.filter(created_at__lt=until)


def total(calls: QuerySet[AICall]) -> dict[str, Any]:
    """The same sums over some calls."""
    sums = calls.aggregate(**_SUMS)
    return {name: value or (Decimal(0) if name == "cost" else 0) for name, value in sums.items()}


def cost_of_step(step: RunStep) -> Decimal:
    """What a step has cost so far: all its attempts, discarded ones too."""
    return _sum(AICall.objects.filter(step=step))


def cost_of_run(run: AutomationRun) -> Decimal:
    """What a run has cost so far."""
    return _sum(AICall.objects.filter(run=run))


def cost_of_items(site: Site, stage: int, item_ids: Collection[int] | None = None) -> dict[int, Decimal]:
    """What a stage has spent on each of its items; a step of several items counts for each in equal parts."""
    steps = RunStep.objects.filter(site=site, number=stage, kind=RunStep.Kind.WORK, ai_calls__isnull=False)
    found: dict[int, Decimal] = defaultdict(Decimal)
    for items, cost in steps.annotate(cost=Sum("ai_calls__cost")).values_list("item_ids", "cost").iterator():
        for item in items:
            if item_ids is None or item in item_ids:
                found[item] += Decimal(cost or 0) / len(items)
    return dict(found)


def cost_of_content(content: Content) -> Decimal:
    """What an article has cost: its writing, its image prompts and its pictures."""
    site = content.site
    images = list(Image.objects.filter(content=content).values_list("pk", flat=True))
    parts = [(4, [content.task_id] if content.task_id else []), (5, [content.pk]), (6, images)]
    return sum((sum(cost_of_items(site, stage, ids).values(), Decimal(0)) for stage, ids in parts if ids), Decimal(0))


_SUMS: Final[dict[str, Any]] = {
    "calls": Count("id"),
    "failed": Count("id", filter=~Q(outcome="ok")),
    "tokens_in": Sum("tokens_in"),
    "tokens_out": Sum("tokens_out"),
    "tokens_cached": Sum("tokens_cached"),
    "cost": Sum("cost"),
    "unpriced": Count("id", filter=Q(is_priced=False)),
}


def _keyed(calls: QuerySet[AICall], by: str, zone: ZoneInfo) -> Any:
    if by == "day":
        return calls.annotate(key=TruncDate("created_at", tzinfo=zone))
    if by == "month":
        return calls.annotate(key=TruncMonth("created_at", tzinfo=zone))
    if by == "step":
        return calls.annotate(key=F("step_id"))
    return calls.annotate(key=F(_COLUMNS[by]))


def _sum(calls: QuerySet[AICall]) -> Decimal:
    return Decimal(calls.aggregate(sum=Sum("cost"))["sum"] or 0)
