"""Reads runs and the pipeline's doors as the JSON that the command line and the API give out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.automation.eta import expected_end
from igny8.automation.standstill import paused_seconds, total_paused
from igny8.models import AICall, AutomationRun, RunStage, RunStep, Site
from igny8.pipeline.registry import STAGES, get_stage


def describe_run(run: AutomationRun) -> dict[str, Any]:
    """The AutomationRun of the API. Every number but `eta` is counted from rows. Times are ISO 8601, UTC."""
    return describe_runs([run])[0]


def describe_runs(runs: Sequence[AutomationRun]) -> list[dict[str, Any]]:
    """The same for many, in as many queries as for one; what is at work now takes a few more."""
    stages, calls, retries = _stages_of(runs), _calls_of(runs), _retries_of(runs)
    return [_described(run, stages[run.pk], calls[run.pk], retries.get(run.pk, 0)) for run in runs]


def _described(
    run: AutomationRun, stages: list[RunStage], calls: dict[int | None, dict[str, Any]], retries: int
) -> dict[str, Any]:
    return {
        "run_id": str(run.pk),
        "site_id": run.site_id,
        "kind": run.kind,
        "status": run.status,
        "pause_reason": run.pause_reason or None,
        "current_stage": run.current_stage,
        "trigger_type": run.trigger_type,
        "started_by": run.started_by.email if run.started_by else None,
        "started_at": _iso(run.started_at),
        "completed_at": _iso(run.completed_at),
        "paused_at": _iso(run.paused_at),
        "paused_seconds": total_paused(run),
        "total_credits_used": sum(stage.credits_used for stage in stages),
        **{f"stage_{stage.number}_result": stage.result for stage in stages},
        "error": run.error or None,
        "retry_of": str(run.retry_of_id) if run.retry_of_id else None,
        "probe_at": _iso(run.probe_at),
        "settings": run.settings,
        "estimate": run.estimate,
        "ai_calls": sum(call["calls"] for call in calls.values()),
        "retries": retries,
        "tokens_in": sum(call["tokens_in"] for call in calls.values()),
        "tokens_out": sum(call["tokens_out"] for call in calls.values()),
        "cost": float(sum(call["cost"] for call in calls.values())),
        "eta": _iso(expected_end(run, stages)),
        "stages": [_stage(stage, calls.get(stage.number)) for stage in stages],
    }


def pipeline_overview(site: Site) -> list[dict[str, Any]]:
    """All seven stages, with what waits at each door."""
    return [
        {"number": number, "name": stage.title, "pending": stage.waiting(site).count(), "type": stage.type}
        for number, stage in sorted(STAGES.items())
    ]


def run_in_reach(who: Principal, run_id: UUID) -> AutomationRun:
    """The run of that id, with its site and account, if it is within their reach."""
    rows = AutomationRun.objects.select_related("site__account", "started_by")
    return in_reach(who, rows, run_id, kind="run")


def runs_of(site: Site, *, most: int = 20, before: datetime | None = None) -> list[AutomationRun]:
    """The site's runs, the latest first; `before` is the start to go on from."""
    runs = AutomationRun.objects.filter(site=site).select_related("site", "started_by").order_by("-started_at")
    return list((runs if before is None else runs.filter(started_at__lt=before))[:most])


def _stage(stage: RunStage, calls: dict[str, Any] | None) -> dict[str, Any]:
    calls = calls or {"tokens_in": 0, "tokens_out": 0, "cost": 0}
    return {
        "number": stage.number,
        "status": stage.status,
        "total": stage.total_items,
        "done": stage.done_items,
        "failed": stage.failed_items,
        "current_item": current_item(stage),
        "credits": stage.credits_used,
        "tokens": calls["tokens_in"] + calls["tokens_out"],
        "cost": float(calls["cost"]),
        "started_at": _iso(stage.started_at),
        "finished_at": _iso(stage.finished_at),
        "paused_seconds": paused_seconds(stage.run, stage.number),
    }


def current_item(stage: RunStage) -> str | None:
    """What a worker has in its hands: the first item of the step that was begun last."""
    if stage.status != RunStage.Status.RUNNING:
        return None
    leased = RunStep.objects.filter(stage=stage, status=RunStep.Status.LEASED, kind=RunStep.Kind.WORK)
    item_ids = leased.order_by("-started_at").values_list("item_ids", flat=True).first()
    if not item_ids:
        return None
    kind = get_stage(stage.number)
    item = kind.waiting(stage.run.site).filter(pk=item_ids[0]).first()
    return kind.label(item) if item else None


def _stages_of(runs: Sequence[AutomationRun]) -> dict[UUID, list[RunStage]]:
    by_id = {run.pk: run for run in runs}
    found: dict[UUID, list[RunStage]] = defaultdict(list)
    for stage in RunStage.objects.filter(run__in=by_id).order_by("run_id", "number"):
        stage.run = by_id[stage.run_id]
        found[stage.run_id].append(stage)
    return found


def _calls_of(runs: Sequence[AutomationRun]) -> dict[UUID, dict[int | None, dict[str, Any]]]:
    """What the AI calls of each run used, by stage."""
    rows = AICall.objects.filter(run__in=[run.pk for run in runs]).values("run_id", "stage").order_by("run_id", "stage")
    found: dict[UUID, dict[int | None, dict[str, Any]]] = defaultdict(dict)
    for row in rows.annotate(calls=Count("id"), **{name: Sum(name) for name in ("tokens_in", "tokens_out", "cost")}):
        found[row["run_id"]][row["stage"]] = dict(row)
    return found


def _retries_of(runs: Sequence[AutomationRun]) -> dict[UUID, int]:
    """How often a step was begun again: fences less steps begun, and less fences raised by taking a step back."""
    rows = RunStep.objects.filter(run__in=[run.pk for run in runs]).values("run_id").order_by("run_id")
    sums = rows.annotate(
        fences=Sum("fence"),
        begun=Count("id", filter=Q(started_at__isnull=False)),
        raised=Count("id", filter=Q(error_code__startswith="taken_back") | Q(error_code="crashed")),
    )
    return {row["run_id"]: max(0, int(row["fences"]) - row["raised"] - row["begun"]) for row in sums}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
