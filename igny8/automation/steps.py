"""Reads what runs did: runs by filter, their steps, the AI calls behind them, the log as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from igny8.automation.log import MOST_LINES, log_text, read_events
from igny8.models import AICall, AutomationRun, RunStep, Site

_USED = ("tokens_in", "tokens_out", "cost")


@dataclass(frozen=True)
class RunFilter:
    """Which runs; what is None or empty doesn't count."""

    status: Sequence[str] = ()
    kind: str | None = None
    trigger: str | None = None
    since: datetime | None = None  # started then or later
    until: datetime | None = None  # started before then


@dataclass(frozen=True)
class CallFilter:
    """Which AI calls."""

    run_id: UUID | None = None
    stage: int | None = None
    step_id: int | None = None
    function: str | None = None
    provider: str | None = None
    model: str | None = None
    outcome: str | None = None
    since: datetime | None = None
    until: datetime | None = None


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


def describe_steps(steps: Sequence[RunStep]) -> list[dict[str, Any]]:
    """Steps with what their AI calls used."""
    rows = AICall.objects.filter(step__in=[step.pk for step in steps]).values("step_id").order_by("step_id")
    sums = rows.annotate(ai_calls=Count("id"), **{name: Sum(name) for name in _USED})
    used: dict[Any, dict[str, Any]] = {row["step_id"]: {**row} for row in sums}
    return [_step(step, used.get(step.pk)) for step in steps]


def calls_of(site: Site, which: CallFilter) -> QuerySet[AICall]:
    """The site's AI calls that fit."""
    fields = {
        "run": which.run_id,
        "stage": which.stage,
        "step": which.step_id,
        "function": which.function,
        "provider": which.provider,
        "model": which.model,
        "outcome": which.outcome,
        "created_at__gte": which.since,
        "created_at__lt": which.until,
    }
    return AICall.objects.filter(site=site, **_given(fields))


def steps_with(run: AutomationRun, stage: int, item_id: int) -> list[int]:
    """The ids of the steps that held an item of the run's stage."""
    steps = RunStep.objects.filter(run=run, number=stage).values_list("pk", "item_ids")
    return [pk for pk, item_ids in steps if item_id in item_ids]


def describe_call(call: AICall) -> dict[str, Any]:
    """An AI call in plain values."""
    return {
        "id": str(call.pk),
        "run_id": str(call.run_id) if call.run_id else None,
        "step_id": call.step_id,
        "stage": call.stage,
        "function": call.function,
        "provider": call.provider,
        "model": call.model,
        "prompt_version": call.prompt_version or None,
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
        "tokens_cached": call.tokens_cached,
        "cost": float(call.cost),
        "latency_ms": call.latency_ms,
        "outcome": call.outcome,
        "error": call.error or None,
        "created_at": call.created_at.isoformat(),
    }


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
