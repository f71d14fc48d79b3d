"""The plan step: fixes which items a stage takes in this run, and cuts them into the work steps."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from igny8.automation.kit import kit_for
from igny8.automation.lease import Claim, take
from igny8.automation.log import log_event
from igny8.lib import doorbell
from igny8.lib.database import present
from igny8.models import RunStage, RunStep, Site
from igny8.pipeline.stage import Batch


def plan(claim: Claim) -> list[RunStep]:
    """The stage's work steps, not yet stored. Outside any transaction: grouping may take a minute."""
    kit = kit_for(claim.step)
    batch_size = kit.settings.get(f"stage_{claim.step.number}_batch_size") or 500
    item_ids = _items(claim)
    batches = claim.stage.plan(item_ids, kit, batch_size) if item_ids else []
    return [new_step(claim.step, batch, claim.stage.price(batch, kit.settings)) for batch in batches]


def new_step(like: RunStep, batch: Batch, price: int) -> RunStep:
    """A step of the same stage as `like`, not yet stored."""
    return RunStep(
        run_id=like.run_id,
        stage_id=like.stage_id,
        site_id=like.site_id,
        number=like.number,
        kind=RunStep.Kind.WORK,
        uses_ai=like.uses_ai,
        item_ids=batch.item_ids,
        payload=batch.payload,
        price=price,
    )


def settle_plan(claim: Claim, steps: list[RunStep]) -> int:
    """Store the steps in one transaction; the stage's open steps after it. Raises `LeaseLost`."""
    with transaction.atomic():
        # Two runs may plan for one site: the second waits here and leaves out what the first took.
        Site.objects.select_for_update(no_key=True).get(pk=claim.site.pk)
        take(claim, status=RunStep.Status.DONE, finished_at=present(), error="", error_code="")
        taken = items_in_open_steps(claim.step)
        steps = [step for step in steps if taken.isdisjoint(step.item_ids)]
        RunStep.objects.bulk_create(steps)
        items = sum(len(step.item_ids) for step in steps)
        stage = RunStage.objects.select_for_update(no_key=True).get(pk=claim.step.stage_id)
        stage.open_steps += len(steps) - 1
        stage.total_items += items
        stage.status = RunStage.Status.RUNNING
        stage.save(update_fields=["open_steps", "total_items", "status"])
        counted = f"{items:,} item{'s' * (items != 1)} in {len(steps):,} step{'s' * (len(steps) != 1)}"
        log_event(claim.run, "info", f"{claim.stage.title}: {counted}.", stage=claim.step.number, data={"items": items})
        transaction.on_commit(doorbell.ring)
        return stage.open_steps


def items_in_open_steps(step: RunStep) -> set[int]:
    """Items of this stage and site that are in an open step, of this run or another: they are never taken twice."""
    held = RunStep.objects.filter(
        site_id=step.site_id,
        number=step.number,
        kind=RunStep.Kind.WORK,
        status__in=[RunStep.Status.WAITING, RunStep.Status.LEASED],
    )
    return {item for items in held.values_list("item_ids", flat=True) for item in items}


def _items(claim: Claim) -> list[int]:
    """What waits at the door, in its order, as far as this run may take it."""
    waiting = claim.stage.waiting(claim.site).values_list("pk", flat=True)
    held = items_in_open_steps(claim.step)
    takes: dict[str, Any] | None = claim.step.payload.get("takes")
    named = set(takes["ids"]) if takes else set()
    after = takes["after"] if takes else -1  # without `takes` everything that waits

    def is_wanted(item: int) -> bool:
        return item in named or (after is not None and item > after)

    items = [item for item in waiting.iterator() if item not in held and is_wanted(item)]
    cap = claim.run.settings.get(f"stage_{claim.step.number}_max_items")
    return items if cap is None else items[: max(0, cap - claim.step.stage.total_items)]
