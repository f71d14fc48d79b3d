"""Retries what was parked: it joins an active run, lets a failed run go on, or becomes a new run after the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from igny8.automation.advance import advance
from igny8.automation.controls import By, active_run, record, run_active
from igny8.automation.failing import TAKEN_BACK
from igny8.automation.snapshot import NUMBERS
from igny8.automation.standstill import stood_still
from igny8.automation.start import insert_run
from igny8.lib.database import patiently
from igny8.lib.errors import Conflict, NotFound
from igny8.models import AutomationRun, RunStage, RunStep, User
from igny8.pipeline.registry import get_stage

_JOINABLE = {AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED}


class NothingToRetry(Conflict):
    """Nothing is parked at the stages of this run."""

    code = "nothing_to_retry"


@dataclass(frozen=True)
class Retried:
    """The run that takes the items, and how many there are by stage."""

    run: AutomationRun
    items: dict[int, int]


def retried_json(retried: Retried) -> dict[str, Any]:
    """The answer of the API."""
    count = sum(retried.items.values())
    message = "1 item is worked again." if count == 1 else f"{count:,} items are worked again."
    items = {str(number): each for number, each in retried.items.items()}
    return {"run_id": str(retried.run.pk), "status": retried.run.status, "message": message, "items": items}


def retry_failed(run: AutomationRun, *, user: User | None = None, actor: str = "") -> Retried:
    """Bring parked items of the run's stages back to their doors and work them.

    In a running or paused run they join it, a failed run goes on; after completed or cancelled it is a new run with
    `retry_of` that takes only them and what comes of them. Raises `NothingToRetry`, and `RunActive` where another
    run of the site stands in the way.
    """
    return _retried(run, By(user, actor))


def retry_step(run: AutomationRun, step_id: int, *, user: User | None = None, actor: str = "") -> Retried:
    """The same for what is parked of one step's items alone. Raises `NotFound` where the run has no such step."""
    step = RunStep.objects.filter(run=run, pk=step_id, kind=RunStep.Kind.WORK).defer("payload").first()
    if step is None:
        raise NotFound("There is no such step in this run.", step_id=step_id)
    return _retried(run, By(user, actor), step)


def _retried(run: AutomationRun, by: By, step: RunStep | None = None) -> Retried:
    try:
        retried = patiently(lambda: _retry(run, by, step))
    except IntegrityError as error:
        # Another run won: the database lets one active run a site through. Anything else is a fault.
        other = active_run(run.site)
        if other is None or other.pk == run.pk or run.kind != AutomationRun.Kind.PIPELINE:
            raise
        raise run_active(run.site) from error
    advance(retried.run.pk)
    retried.run.refresh_from_db()
    return retried


def _retry(run: AutomationRun, by: By, step: RunStep | None) -> Retried:
    with transaction.atomic():
        locked = AutomationRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        other = active_run(locked.site)
        if locked.status not in _JOINABLE and other is not None and locked.kind == AutomationRun.Kind.PIPELINE:
            raise run_active(locked.site)
        found = _unpark(locked, step)
        if not found and (step is not None or locked.status != AutomationRun.Status.FAILED):
            raise _nothing(locked, step)
        counts = {number: len(items) for number, items in found.items()}
        told: dict[str, Any] = {"items": {str(number): count for number, count in counts.items()}}
        if step is not None:
            told["step"] = step.pk
        if locked.status in {AutomationRun.Status.COMPLETED, AutomationRun.Status.CANCELLED}:
            new = _new_run(locked, by, found)
            record(new, by, "retry", "Parked items were brought back", retry_of=str(locked.pk), **told)
            return Retried(new, counts)
        _reopen(locked, found)
        record(locked, by, "retry", "Parked items were brought back", **told)
        return Retried(locked, counts)


def _nothing(run: AutomationRun, step: RunStep | None) -> NothingToRetry:
    if step is None:
        message = "Nothing of this run is parked. Nothing was changed."
        return NothingToRetry(message, run_id=str(run.pk), status=run.status)
    message = f"No item of this step is parked; the step is {step.status}. Nothing was changed."
    return NothingToRetry(message, run_id=str(run.pk), status=run.status, step_id=step.pk, step_status=step.status)


def _unpark(run: AutomationRun, step: RunStep | None) -> dict[int, list[int]]:
    """Parked items of the stages that are switched on in the run, by stage; of one step, its own alone."""
    if step is not None:
        items = get_stage(step.number).unpark(run.site, frozenset(step.item_ids))
        return {step.number: items} if items else {}
    enabled = [number for number in NUMBERS if run.settings.get(f"stage_{number}_enabled", True)]
    found = {number: get_stage(number).unpark(run.site) for number in enabled}
    return {number: items for number, items in found.items() if items}


def _new_run(old: AutomationRun, by: By, found: Mapping[int, list[int]]) -> AutomationRun:
    """A run of the same kind and settings: the items, then what they become in the stages after."""
    first = min(found)
    takes = {number: _takes(old, number, found.get(number, []), is_first=number == first) for number in NUMBERS}
    run = insert_run(old.site, old.kind, AutomationRun.Trigger.MANUAL, by, old.settings, takes, retry_of=old)
    AutomationRun.objects.filter(pk=run.pk).update(current_stage=first)
    RunStage.objects.filter(run=run, number__lt=first).update(status=RunStage.Status.SKIPPED, result={"skipped": True})
    return run


def _takes(run: AutomationRun, number: int, items: list[int], *, is_first: bool) -> dict[str, Any] | None:
    """Named items and, after the first of the stages, what the stages before it make from now on.

    The gate counts everything, as always.
    """
    if number == NUMBERS[-1]:
        return None
    if is_first:
        return {"ids": items, "after": None}
    newest = get_stage(number).waiting(run.site).model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {"ids": items, "after": newest or 0}


def _reopen(run: AutomationRun, found: Mapping[int, list[int]]) -> None:
    """Go back to the first stage with such items; it and those after it are planned anew for what joins them."""
    is_failed = run.status == AutomationRun.Status.FAILED
    paused = stood_still(run, run.completed_at)
    behind = [number for number in found if number <= run.current_stage]
    first = min(behind, default=run.current_stage)
    if behind or is_failed:
        stages = RunStage.objects.select_for_update(no_key=True).filter(
            run=run, number__gte=first, number__lte=run.current_stage
        )
        for stage in stages.order_by("number"):
            _replan(run, stage, found.get(stage.number, []), is_failed=is_failed, is_first=stage.number == first)
        run.current_stage = first
    if is_failed:
        run.paused_seconds = paused
        run.status, run.error, run.completed_at, run.advance_failures = AutomationRun.Status.RUNNING, "", None, 0
    run.save(update_fields=["current_stage", "status", "error", "completed_at", "advance_failures", "paused_seconds"])


def _replan(run: AutomationRun, stage: RunStage, items: list[int], *, is_failed: bool, is_first: bool) -> None:
    """Let the stage be planned once more, for `items` and for what the stages before make of theirs."""
    if stage.status in {RunStage.Status.WAITING, RunStage.Status.SKIPPED}:
        return  # its turn is yet to come, and then it takes them; or it is switched off
    if stage.status == RunStage.Status.PLANNING and is_failed:
        stage.status = RunStage.Status.WAITING  # it was never planned: as at first
        stage.save(update_fields=["status"])
        return
    left = _taken_back(stage) if is_failed else []
    again = min(len(items), stage.failed_items)  # parked in this very run: counted once
    stage.failed_items -= again
    stage.total_items -= again + len(left)
    if stage.number == NUMBERS[-1]:
        stage.tally, stage.total_items, stage.done_items = {}, 0, 0  # the gate counts afresh
    stage.takes = _takes(run, stage.number, items + left, is_first=is_first)
    stage.status = RunStage.Status.WAITING
    stage.save(update_fields=["failed_items", "total_items", "done_items", "tally", "takes", "status"])


def _taken_back(stage: RunStage) -> list[int]:
    """Items of steps that were open when the run failed: still at the door, neither done nor parked."""
    steps = RunStep.objects.filter(stage=stage, kind=RunStep.Kind.WORK, error_code=TAKEN_BACK)
    items = [item for items in steps.order_by("id").values_list("item_ids", flat=True) for item in items]
    steps.update(error_code=f"{TAKEN_BACK}_retried")
    return items
