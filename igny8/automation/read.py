"""Reads runs and the pipeline's doors as the JSON that the command line and the API give out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, Sum

from igny8.automation.ending import credits_of
from igny8.automation.eta import expected_end
from igny8.models import AICall, AutomationRun, RunStage, RunStep, Site
from igny8.pipeline.registry import STAGES, get_stage


def describe_run(run: AutomationRun) -> dict[str, Any]:
    """The AutomationRun of the API. Every number but `eta` is counted from rows. Times are ISO 8601, UTC."""
    stages = list(run.stages.order_by("number"))
    calls = _calls_by_stage(run)
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
        "total_credits_used": credits_of(run),
        **{f"stage_{stage.number}_result": stage.result for stage in stages},
        "error": run.error or None,
        "retry_of": str(run.retry_of_id) if run.retry_of_id else None,
        "probe_at": _iso(run.probe_at),
        "settings": run.settings,
        "estimate": run.estimate,
        "ai_calls": sum(call["calls"] for call in calls.values()),
        "retries": _retries(run),
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


def runs_of(site: Site, *, most: int = 20, before: datetime | None = None) -> list[AutomationRun]:
    """The site's runs, the latest first; `before` is the start to go on from."""
    runs = AutomationRun.objects.filter(site=site).order_by("-started_at")
    return list((runs if before is None else runs.filter(started_at__lt=before))[:most])


def _stage(stage: RunStage, calls: dict[str, Any] | None) -> dict[str, Any]:
    calls = calls or {"tokens_in": 0, "tokens_out": 0, "cost": 0}
    return {
        "number": stage.number,
        "status": stage.status,
        "total": stage.total_items,
        "done": stage.done_items,
        "failed": stage.failed_items,
        "current_item": _current_item(stage),
        "credits": stage.credits_used,
        "tokens": calls["tokens_in"] + calls["tokens_out"],
        "cost": float(calls["cost"]),
        "started_at": _iso(stage.started_at),
        "finished_at": _iso(stage.finished_at),
    }


def _current_item(stage: RunStage) -> str | None:
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


def _calls_by_stage(run: AutomationRun) -> dict[int | None, dict[str, Any]]:
    rows = AICall.objects.filter(run=run).values("stage")
    sums = rows.annotate(calls=Count("id"), tokens_in=Sum("tokens_in"), tokens_out=Sum("tokens_out"), cost=Sum("cost"))
    return {row["stage"]: dict(row) for row in sums.order_by("stage")}


def _retries(run: AutomationRun) -> int:
    """How often a step was begun again: fences less steps begun, and less fences raised by taking a step back."""
    sums = run.steps.aggregate(
        fences=Sum("fence"),
        begun=Count("id", filter=Q(started_at__isnull=False)),
        raised=Count("id", filter=Q(error_code__startswith="taken_back") | Q(error_code="crashed")),
    )
    return max(0, int(sums["fences"] or 0) - int(sums["raised"]) - int(sums["begun"]))


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
