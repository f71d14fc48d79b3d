"""When the next waiting step falls due, so that an idle worker sleeps exactly so long."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Min

from igny8.lib.database import read_clock
from igny8.models import AutomationRun, RunStep


def seconds_to_next(run_id: UUID | None = None) -> float | None:
    """Seconds until a step of a running run may be tried again; None if none waits for a moment to come."""
    now = read_clock()
    waiting = RunStep.objects.filter(
        status=RunStep.Status.WAITING, not_before__gt=now, run__status=AutomationRun.Status.RUNNING
    )
    if run_id is not None:
        waiting = waiting.filter(run_id=run_id)
    due = waiting.aggregate(first=Min("not_before"))["first"]
    return None if due is None else float((due - now).total_seconds())
