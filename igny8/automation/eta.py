"""About when a run will end, from its own pace and the site's earlier runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from igny8.automation.standstill import seconds_at_work
from igny8.lib import clock
from igny8.models import AutomationRun, RunStage, Site
from igny8.pipeline.registry import get_stage

_RUNS_BACK = 5


def expected_end(run: AutomationRun, stages: Sequence[RunStage]) -> datetime | None:
    """The moment, or None where it can't be told: not running, or a stage ahead with work whose pace is unknown.

    The present stage counts by its own pace in this run; each later one by the items at its door now (those that the
    run is yet to make are not among them) and the site's pace in earlier runs.
    """
    if run.status != AutomationRun.Status.RUNNING:
        return None
    seconds = 0.0
    for stage in stages:
        if stage.number < run.current_stage or not run.settings.get(f"stage_{stage.number}_enabled", True):
            continue
        more = _seconds_left(run, stage)
        if more is None:
            return None
        seconds += more
    return clock.now() + timedelta(seconds=seconds)


def _seconds_left(run: AutomationRun, stage: RunStage) -> float | None:
    settled = stage.done_items + stage.failed_items
    if stage.status == RunStage.Status.RUNNING and stage.started_at and settled:
        return seconds_at_work(stage, clock.now()) / settled * (stage.total_items - settled)
    items = stage.total_items if stage.status == RunStage.Status.RUNNING else _at_the_door(run, stage.number)
    if items == 0:
        return 0.0
    pace_before = _pace_before(run.site, stage.number)
    return None if pace_before is None else pace_before * items


def _at_the_door(run: AutomationRun, number: int) -> int:
    waiting = get_stage(number).waiting(run.site).count()
    cap: int | None = run.settings.get(f"stage_{number}_max_items")
    return waiting if cap is None else min(waiting, cap)


def _pace_before(site: Site, number: int) -> float | None:
    """Seconds per item of this stage, over the site's last runs."""
    past = (
        RunStage.objects.filter(
            run__site=site, number=number, finished_at__isnull=False, started_at__isnull=False, done_items__gt=0
        )
        .select_related("run")
        .order_by("-finished_at")[:_RUNS_BACK]
    )
    seconds = items = 0.0
    for stage in past:
        if stage.finished_at:
            seconds += seconds_at_work(stage, stage.finished_at)
            items += stage.done_items
    return seconds / items if items else None
