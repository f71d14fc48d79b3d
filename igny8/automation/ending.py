"""Ends a run, whatever the end: the same few facts are written each time."""

from __future__ import annotations

from django.db.models import Sum

from igny8.automation.standstill import stood_still
from igny8.lib.database import read_clock
from igny8.models import AutomationRun, RunStage


def end(run: AutomationRun, status: str, *, error: str = "") -> None:
    """Write the end of a run whose row the caller has locked. Its site is free from the commit on."""
    run.paused_seconds = stood_still(run, run.paused_at)
    run.paused_at = None
    run.status = status
    run.pause_reason = ""
    run.probe_at = None
    run.error = error
    run.credits_used = credits_of(run)
    run.completed_at = read_clock()
    fields = ["status", "pause_reason", "probe_at", "error", "credits_used", "completed_at"]
    run.save(update_fields=[*fields, "paused_at", "paused_seconds"])


def credits_of(run: AutomationRun) -> int:
    """Credits settled for the run so far."""
    return int(RunStage.objects.filter(run=run).aggregate(sum=Sum("credits_used"))["sum"] or 0)
