"""How watched sites stand, in few queries: their active runs, those runs' stages and steps in flight, the balance.

What is asked for often is read for all sites at once. Each `Fact` is what one event of the stream tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from igny8.automation.read import current_item
from igny8.automation.standstill import paused_seconds, total_paused
from igny8.models import AutomationRun, RunStage, RunStep, Site

_ACTIVE = (AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED)
_MOST_STEPS = 1_000  # in flight, over all watched sites


@dataclass(frozen=True)
class Fact:
    """What is so now; another fact of the same key takes its place."""

    event: str  # run, stage, step or balance
    key: tuple[Any, ...]
    data: dict[str, Any]


@dataclass
class Watch:
    """What was seen before: runs and steps that were at work then are looked at once more when they no longer are."""

    runs: set[UUID] = field(default_factory=set)
    steps: set[int] = field(default_factory=set)
    labels: dict[int, tuple[Any, str | None]] = field(default_factory=dict)  # by stage: its state then, current item

    def look(self, sites: Collection[int], touched: Iterable[UUID] = ()) -> dict[int, list[Fact]]:
        """The facts of each site. `touched` are further runs that something was heard of."""
        runs = {run.pk: run for run in self._read_runs(sites, {*self.runs, *touched})}
        stages = list(RunStage.objects.filter(run__in=runs).order_by("run_id", "number"))
        steps = self._read_steps([run.pk for run in runs.values() if run.status in _ACTIVE])
        found: dict[int, list[Fact]] = defaultdict(list)
        for site, account, balance in _balances(sites):
            found[site].append(Fact("balance", ("balance",), {"account_id": account, "credit_balance": balance}))
        used = _credits(stages)
        for run in runs.values():
            found[run.site_id].append(Fact("run", ("run", run.pk), _run(run, used[run.pk])))
        for stage in stages:
            stage.run = runs[stage.run_id]
            data = _stage(stage, self._label(stage, steps))
            found[stage.run.site_id].append(Fact("stage", ("stage", stage.run_id, stage.number), data))
        for step in steps:
            found[step.site_id].append(Fact("step", ("step", step.pk), _step(step)))
        self.runs = {run.pk for run in runs.values() if run.status in _ACTIVE}
        self.steps = {step.pk for step in steps if step.status == RunStep.Status.LEASED}
        return found

    @property
    def is_busy(self) -> bool:
        """Whether a watched site has an active run."""
        return bool(self.runs)

    def _read_runs(self, sites: Collection[int], further: set[UUID]) -> Iterable[AutomationRun]:
        active = Q(status__in=_ACTIVE, site__in=sites)
        runs = AutomationRun.objects.filter(active | Q(pk__in=further, site__in=sites)).order_by("started_at")
        return runs.select_related("site").defer("settings", "estimate")

    def _read_steps(self, runs: Collection[UUID]) -> list[RunStep]:
        in_flight = Q(run__in=runs, status=RunStep.Status.LEASED, kind=RunStep.Kind.WORK)
        steps = RunStep.objects.filter(in_flight | Q(pk__in=self.steps)).order_by("id")
        return list(steps.defer("payload")[:_MOST_STEPS])

    def _label(self, stage: RunStage, steps: list[RunStep]) -> str | None:
        """The stage's current item; read anew when another step is in flight, for it takes two queries."""
        if stage.status != RunStage.Status.RUNNING:
            self.labels.pop(stage.pk, None)
            return None
        flying = tuple(step.pk for step in steps if step.stage_id == stage.pk and step.status == RunStep.Status.LEASED)
        if (known := self.labels.get(stage.pk)) is None or known[0] != flying:
            self.labels[stage.pk] = (flying, current_item(stage) if flying else None)
        return self.labels[stage.pk][1]


def _balances(sites: Collection[int]) -> Iterable[tuple[int, int, int]]:
    return Site.objects.filter(pk__in=sites).values_list("pk", "account_id", "account__credit_balance")


def _credits(stages: Iterable[RunStage]) -> dict[UUID, int]:
    used: dict[UUID, int] = defaultdict(int)
    for stage in stages:
        used[stage.run_id] += stage.credits_used
    return used


def _run(run: AutomationRun, credits_used: int) -> dict[str, Any]:
    return {
        "run_id": str(run.pk),
        "site_id": run.site_id,
        "kind": run.kind,
        "status": run.status,
        "pause_reason": run.pause_reason or None,
        "current_stage": run.current_stage,
        "trigger_type": run.trigger_type,
        "started_at": _iso(run.started_at),
        "completed_at": _iso(run.completed_at),
        "paused_at": _iso(run.paused_at),
        "paused_seconds": total_paused(run),
        "total_credits_used": credits_used,
        "error": run.error or None,
        "probe_at": _iso(run.probe_at),
    }


def _stage(stage: RunStage, label: str | None) -> dict[str, Any]:
    return {
        "run_id": str(stage.run_id),
        "number": stage.number,
        "status": stage.status,
        "total": stage.total_items,
        "done": stage.done_items,
        "failed": stage.failed_items,
        "current_item": label,
        "credits": stage.credits_used,
        "started_at": _iso(stage.started_at),
        "finished_at": _iso(stage.finished_at),
        "paused_seconds": paused_seconds(stage.run, stage.number),
    }


def _step(step: RunStep) -> dict[str, Any]:
    return {
        "run_id": str(step.run_id),
        "step_id": step.pk,
        "stage": step.number,
        "status": step.status,
        "items": len(step.item_ids),
        "attempts": step.attempts,
        "credits": step.credits_used,
        "error_code": step.error_code or None,
        "started_at": _iso(step.started_at),
        "finished_at": _iso(step.finished_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
