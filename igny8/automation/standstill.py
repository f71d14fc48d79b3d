"""Counts the time in which a run stands still, so that nobody takes it for work."""

from __future__ import annotations

from datetime import datetime

from igny8.lib.database import read_clock
from igny8.models import AutomationRun, RunStage


def stood_still(run: AutomationRun, since: datetime | None) -> dict[str, float]:
    """The run's `paused_seconds` with the time from `since` to now laid to the stage that it stands at."""
    before: dict[str, float] = run.paused_seconds
    if since is None:
        return before
    key = str(run.current_stage)
    seconds = max(0.0, (read_clock() - since).total_seconds())
    return {**before, key: round(before.get(key, 0) + seconds, 3)}


def paused_seconds(run: AutomationRun, number: int) -> float:
    """How long a stage stood still, without a pause that isn't over."""
    return float(run.paused_seconds.get(str(number), 0))


def seconds_at_work(stage: RunStage, until: datetime) -> float:
    """How long a stage that has begun was at work until then."""
    if stage.started_at is None:
        return 0.0
    seconds: float = (until - stage.started_at).total_seconds()
    return max(0.0, seconds - paused_seconds(stage.run, stage.number))


def total_paused(run: AutomationRun) -> float:
    """How long the run stood still, without a pause that isn't over."""
    return float(round(sum(run.paused_seconds.values()), 3))
