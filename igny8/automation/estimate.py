"""What a site's next run will cost, or what its active run still will; and how far off that was in the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import Q, Sum

from igny8.automation.cascade import Door, Forecast, project
from igny8.automation.controls import active_run
from igny8.automation.history import TARGET_WORDS, rates
from igny8.automation.money import add_money
from igny8.automation.snapshot import NUMBERS, snapshot
from igny8.credits.ledger import are_unlimited
from igny8.models import AutomationRun, RunStage, RunStep, Site
from igny8.pipeline.registry import get_stage


def estimate(
    *, site: Site, stages: Collection[int] | None = None, caps: Mapping[int, int] | None = None
) -> dict[str, Any]:
    """Credits that a run started now would need: low, expected and high, in sum and by stage.

    While a run is active it speaks of that run, under the run's own settings: what it still needs, and in `used`
    what each stage has settled; `stages` and `caps` don't matter then. `sufficient` says whether the available
    balance covers what is expected; the shortfalls say by how much it falls below low and high. Raises `Invalid`
    for senseless stages or caps.
    """
    settings = snapshot(site, stages=stages, caps=caps)
    run = active_run(site)
    if run is None:
        return estimate_new(site, settings)
    run.site = site  # else its doors would look it up again
    rows = {row.number: row for row in RunStage.objects.filter(run=run)}
    told = _told(site, run.settings, _doors_of(run, rows), held=_held(run))
    for stage in told["stages"]:
        stage["used"] = rows[stage["number"]].credits_used if stage["number"] in rows else 0
    return told


def estimate_new(site: Site, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a run that would start now under `settings`, whether or not one is active."""
    doors = {number: Door(get_stage(number).waiting(site).count()) for number in NUMBERS}
    return _told(site, settings, doors)


def _told(site: Site, settings: Mapping[str, Any], doors: Mapping[int, Door], held: int = 0) -> dict[str, Any]:
    forecasts = project(doors=doors, settings=settings, rates=rates(site, settings), targets=_targets(site))
    low, expected, high = (sum(getattr(each, name) for each in forecasts) for name in ("low", "expected", "high"))
    site.account.refresh_from_db(fields=["credit_balance"])
    available = site.account.credit_balance + held
    told = {
        "estimated_credits": expected,
        "current_balance": site.account.credit_balance,
        "sufficient": are_unlimited() or available >= expected,
        "low": low,
        "high": high,
        "shortfall_low": 0 if are_unlimited() else max(0, low - available),
        "shortfall_high": 0 if are_unlimited() else max(0, high - available),
        "stages": [_plain(each) for each in forecasts],
    }
    add_money(site, settings, forecasts, told)
    return told


def _plain(forecast: Forecast) -> dict[str, Any]:
    told = asdict(forecast)
    bounds = {name: told.pop(name) for name in ("items_low", "items_high")}
    return {**told, "used": 0, **bounds}


def _doors_of(run: AutomationRun, rows: Mapping[int, RunStage]) -> dict[int, Door]:
    """The doors that an active run still has before it; those of stages that are over are left out."""
    doors = {number: _door(run.site, row) for number, row in rows.items() if number > run.current_stage}
    now = rows.get(run.current_stage)
    if now is not None and now.status == RunStage.Status.RUNNING:
        left = max(0, now.total_items - now.done_items - now.failed_items)
        doors[now.number] = Door(left, is_fixed=True)
    elif now is not None:
        doors[now.number] = _door(run.site, now)
    return doors


def _door(site: Site, row: RunStage) -> Door:
    """What waits there, as far as the run may take it."""
    waiting = get_stage(row.number).waiting(site)
    if row.takes is not None:
        ids, after = row.takes["ids"], row.takes["after"]
        waiting = waiting.filter(Q(pk__in=ids) if after is None else Q(pk__in=ids) | Q(pk__gt=after))
    return Door(waiting.count())


def _targets(site: Site) -> Sequence[int]:
    """Words aimed at by the articles that wait to be written, in their order."""
    briefs = get_stage(4).waiting(site).values_list("brief__target_words", flat=True)
    return [int(target or TARGET_WORDS) for target in briefs]


def _held(run: AutomationRun) -> int:
    """Credits that steps in flight hold: they are for work that the forecast counts as still to be done."""
    flying = RunStep.objects.filter(run=run, status=RunStep.Status.LEASED)
    return int(flying.aggregate(sum=Sum("reserved"))["sum"] or 0)


def estimate_error(run: AutomationRun) -> dict[str, Any] | None:
    """The estimate at the run's start beside what the run settled, in sum and by stage; None if there was none.

    `difference` is actual less estimated; `ratio` actual by estimated, None where nothing was expected; `bracketed`
    says whether the actual lay between low and high.
    """
    told = run.estimate
    if told is None:
        return None
    used = dict(RunStage.objects.filter(run=run).values_list("number", "credits_used"))
    actual = sum(used.values())
    return {
        **_beside(told["low"], told["estimated_credits"], told["high"], actual),
        "stages": [
            {
                "number": stage["number"],
                **_beside(stage["low"], stage["expected"], stage["high"], used.get(stage["number"], 0)),
            }
            for stage in told["stages"]
        ],
    }


def _beside(low: int, estimated: int, high: int, actual: int) -> dict[str, Any]:
    return {
        "low": low,
        "estimated": estimated,
        "high": high,
        "actual": actual,
        "difference": actual - estimated,
        "ratio": round(actual / estimated, 3) if estimated else None,
        "bracketed": low <= actual <= high,
    }
