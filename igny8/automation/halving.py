"""Halves a step that can't be done whole, until the item that breaks it stands alone and is parked."""

from __future__ import annotations

from django.db import transaction

from igny8.automation.labels import labels
from igny8.automation.log import log_event
from igny8.automation.plan import new_step
from igny8.lib import doorbell
from igny8.models import RunStage, RunStep
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch


def halve(step: RunStep, reason: str, *, crashes: int = 0) -> int:
    """Put two halves in the place of a closed step, in the caller's transaction; the stage's open steps.

    Their attempts start anew, so n items are tried at most log2(n) + 1 times max_attempts times.
    """
    stage, settings = get_stage(step.number), step.run.settings
    middle = len(step.item_ids) // 2
    halves = []
    for item_ids in (step.item_ids[:middle], step.item_ids[middle:]):
        batch = Batch(item_ids, step.payload)
        half = new_step(step, batch, stage.price(batch, settings))
        half.split_from, half.crashes = step, crashes
        halves.append(half)
    RunStep.objects.bulk_create(halves)
    row = RunStage.objects.select_for_update(no_key=True).get(pk=step.stage_id)
    row.open_steps += 1
    row.save(update_fields=["open_steps"])
    said = f"A step of {len(step.item_ids)} items is halved to find the one that fails: {reason}"
    log_event(step.run, "info", said, stage=step.number, data={"step": step.pk})
    transaction.on_commit(doorbell.ring)
    return row.open_steps


def park(step: RunStep, reason: str) -> int:
    """Set the items of a closed step aside with the reason, in the caller's transaction; the stage's open steps."""
    stage = get_stage(step.number)
    named = labels(stage, step.site, step.item_ids)
    stage.park(step.item_ids, reason)
    row = RunStage.objects.select_for_update(no_key=True).get(pk=step.stage_id)
    row.open_steps -= 1
    row.failed_items += len(step.item_ids)
    row.save(update_fields=["open_steps", "failed_items"])
    data = {"step": step.pk, "items": step.item_ids, "reason": reason}
    log_event(step.run, "warning", f"{named} is set aside: {reason}", stage=step.number, data=data)
    return row.open_steps
