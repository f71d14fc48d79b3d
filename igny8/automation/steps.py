"""Reads what runs did: runs by filter, their steps, the AI calls behind them, the log as a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, QuerySet, Sum

from igny8.automation.log import MOST_LINES, log_text, read_events
from igny8.lib.errors import NotFound
from igny8.models import AICall, AutomationRun, RunStep, Site
from igny8.pipeline.registry import get_stage

MOST_NAMED: Final = 3  # items of a step that a list calls by their names
_USED: Final = ("tokens_in", "tokens_out", "cost")


@dataclass(frozen=True)
class RunFilter:
    """Which runs; what is None or empty doesn't count."""

    status: Sequence[str] = ()
    kind: str | None = None
    trigger: str | None = None
    since: datetime | None = None  # started then or later
    until: datetime | None = None  # started before then


def filtered_runs(site: Site, which: RunFilter) -> QuerySet[AutomationRun]:
    """The site's runs that fit."""
    fields = {
        "status__in": list(which.status) or None,
        "kind": which.kind,
        "trigger_type": which.trigger,
        "started_at__gte": which.since,
        "started_at__lt": which.until,
    }
    runs = AutomationRun.objects.filter(site=site, **_given(fields))
    return runs.select_related("site", "started_by")


def steps_of(run: AutomationRun, *, stage: int | None, status: str | None) -> QuerySet[RunStep]:
    """The run's batches that fit; plans are left out, they hold no items."""
    steps = RunStep.objects.filter(run=run, kind=RunStep.Kind.WORK, **_given({"number": stage, "status": status}))
    return steps.defer("payload")


def step_of(run: AutomationRun, step_id: int) -> RunStep:
    """The run's batch of that id. Raises `NotFound`."""
    step = steps_of(run, stage=None, status=None).filter(pk=step_id).first()
    if step is None:
        raise NotFound("There is no such step in this run.", step_id=step_id)
    return step


def describe_steps(
    steps: Sequence[RunStep], site: Site, first: Mapping[int, Collection[int]] | None = None
) -> list[dict[str, Any]]:
    """Steps of a site with what their AI calls used and what some items are called: those of `first`, then in order."""
    rows = AICall.objects.filter(step__in=[step.pk for step in steps]).values("step_id").order_by("step_id")
    sums = rows.annotate(ai_calls=Count("id"), **{name: Sum(name) for name in _USED})
    used: dict[Any, dict[str, Any]] = {row["step_id"]: {**row} for row in sums}
    called = {step.pk: _called(step, (first or {}).get(step.pk, ())) for step in steps}
    shown: dict[int, set[int]] = defaultdict(set)
    for step in steps:
        shown[step.number].update(called[step.pk])
    named = {number: get_stage(number).names(site, items) for number, items in shown.items()}
    return [
        {**_step(step, used.get(step.pk)), "named": _labelled(called[step.pk], named[step.number])} for step in steps
    ]


def _called(step: RunStep, first: Collection[int]) -> list[int]:
    """The items that a list calls by their names."""
    items = sorted(step.item_ids, key=lambda item: item not in first) if first else step.item_ids
    return items[:MOST_NAMED]


def _labelled(items: Sequence[int], named: Mapping[int, str]) -> list[dict[str, Any]]:
    return [{"item_id": item, "label": named.get(item)} for item in items]


def steps_with(run: AutomationRun, stage: int, item_id: int) -> list[int]:
    """The ids of the steps that held an item of the run's stage."""
    steps = RunStep.objects.filter(run=run, number=stage).values_list("pk", "item_ids")
    return [pk for pk, item_ids in steps if item_id in item_ids]


def whole_log(run: AutomationRun) -> Iterator[str]:
    """All lines of the run's log, a thousand at a time."""
    last = 0
    while events := read_events(run=run, after=last, lines=MOST_LINES):
        last = events[-1].pk
        yield log_text(events, run.site) + "\n"


def _step(step: RunStep, used: dict[str, Any] | None) -> dict[str, Any]:
    used = used or {"ai_calls": 0, "tokens_in": 0, "tokens_out": 0, "cost": 0}
    return {
        "step_id": step.pk,
        "run_id": str(step.run_id),
        "stage": step.number,
        "status": step.status,
        "item_ids": step.item_ids,
        "item_count": len(step.item_ids),
        "attempts": step.attempts,
        "crashes": step.crashes,
        "credits": step.credits_used,
        "price": step.price,
        "ai_calls": used["ai_calls"],
        "tokens_in": used["tokens_in"],
        "tokens_out": used["tokens_out"],
        "cost": float(used["cost"]),
        "error": step.error or None,
        "error_code": step.error_code or None,
        "split_from": step.split_from_id,
        "not_before": _iso(step.not_before),
        "created_at": step.created_at.isoformat(),
        "started_at": _iso(step.started_at),
        "finished_at": _iso(step.finished_at),
    }


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
