"""Moves a run on from stage to stage, under its row's lock: after a stage's last step, and when the sweep finds it.

Everything is read from the rows, so to call it once too often does nothing.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from igny8.automation.ending import end
from igny8.automation.failing import fail
from igny8.automation.log import log_event
from igny8.automation.tell import tell_completed, tell_failed
from igny8.lib import doorbell
from igny8.lib.database import patiently, read_clock
from igny8.models import AutomationRun, RunStage, RunStep
from igny8.pipeline.registry import get_stage

LAST: Final = 7
MOST_FAILURES: Final = 5

_log = logging.getLogger("igny8.engine")


def advance(run_id: UUID) -> None:
    """Begin the current stage, or end it and begin the next, as far as the rows allow.

    An error is counted on the run; after the fifth in a row the run fails with it. The sweep tries again.
    """
    try:
        patiently(lambda: _advance(run_id))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted and told
        _log.exception("run %s could not be moved on", run_id)
        patiently(partial(_count_failure, run_id, repr(error)))


def _advance(run_id: UUID) -> None:
    with transaction.atomic():
        run = AutomationRun.objects.select_for_update(no_key=True).filter(pk=run_id).first()
        while run is not None and run.status == AutomationRun.Status.RUNNING:
            stage = RunStage.objects.select_for_update(no_key=True).get(run=run, number=run.current_stage)
            if stage.status == RunStage.Status.WAITING:
                _begin(run, stage)
            elif stage.status in {RunStage.Status.PLANNING, RunStage.Status.RUNNING} and stage.open_steps == 0:
                _close(run, stage)
            elif stage.open_steps:
                break
            else:
                _go_on(run)
        if run is not None and run.advance_failures:
            AutomationRun.objects.filter(pk=run_id).update(advance_failures=0)


def _begin(run: AutomationRun, stage: RunStage) -> None:
    """Pass a stage that is switched off; else let a worker plan it. Steps that are open already stay."""
    kind = get_stage(stage.number)
    if not run.settings.get(f"stage_{stage.number}_enabled", True):
        stage.status = RunStage.Status.SKIPPED
        stage.result = {"skipped": True}
        stage.save(update_fields=["status", "result"])
        return
    stage.status = RunStage.Status.PLANNING
    stage.open_steps = stage.open_steps + 1
    stage.started_at = stage.started_at or read_clock()
    stage.finished_at = None
    stage.save(update_fields=["status", "open_steps", "started_at", "finished_at"])
    RunStep.objects.create(
        run=run,
        stage=stage,
        site_id=run.site_id,
        number=stage.number,
        kind=RunStep.Kind.PLAN,
        uses_ai=kind.type == "AI",
        payload={"takes": stage.takes},
    )
    transaction.on_commit(doorbell.ring)


def _close(run: AutomationRun, stage: RunStage) -> None:
    """Write the result of a stage whose last step is settled."""
    kind = get_stage(stage.number)
    all_parked = stage.total_items > 0 and stage.failed_items >= stage.total_items
    stage.status = RunStage.Status.FAILED if all_parked else RunStage.Status.COMPLETED
    stage.result = result_of(stage, kind.result_keys)
    stage.finished_at = read_clock()
    stage.save(update_fields=["status", "result", "finished_at"])
    told = ", ".join(f"{key.replace('_', ' ')} {value:,}" for key, value in stage.result.items())
    log_event(run, "error" if all_parked else "info", f"{kind.title}: {told}.", stage=stage.number, data=stage.result)
    if all_parked:
        reason = f"Every item of stage {stage.number} was parked; each says why. Retry them when the cause is mended."
        end(run, AutomationRun.Status.FAILED, error=reason)
        log_event(run, "error", f"Failed: {reason}", stage=stage.number)
        tell_failed(run, reason)
    else:
        _go_on(run)


def result_of(stage: RunStage, keys: tuple[str, ...]) -> dict[str, int]:
    """The stage's sums by result key. A key that ends in `_failed` counts what was parked, and so does its
    sibling in `_processed`: what failed was processed too.
    """
    sums = {key: stage.tally.get(key, 0) for key in keys}
    for key in [key for key in keys if key.endswith("_failed")]:
        for told in (key, f"{key.removesuffix('_failed')}_processed"):
            if told in sums:
                sums[told] += stage.failed_items
    if "credits_used" in sums:
        sums["credits_used"] = stage.credits_used
    return sums


def _go_on(run: AutomationRun) -> None:
    if run.current_stage < LAST:
        run.current_stage += 1
        run.save(update_fields=["current_stage"])
        return
    end(run, AutomationRun.Status.COMPLETED)
    log_event(run, "info", f"Completed: {run.credits_used:,} credits used.", data={"credits_used": run.credits_used})
    tell_completed(run)
    transaction.on_commit(doorbell.ring)


def _count_failure(run_id: UUID, error: str) -> None:
    with transaction.atomic():
        run = AutomationRun.objects.select_for_update(no_key=True).filter(pk=run_id).first()
        if run is None or run.status != AutomationRun.Status.RUNNING:
            return
        AutomationRun.objects.filter(pk=run_id).update(advance_failures=F("advance_failures") + 1)
        if run.advance_failures + 1 >= MOST_FAILURES:
            fail(run, f"The run could not be moved on from stage {run.current_stage}: {error}")
        else:
            log_event(run, "error", f"Could not be moved on, will be tried again: {error}", stage=run.current_stage)
