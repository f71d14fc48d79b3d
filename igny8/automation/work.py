"""Works one claimed step from its claim to its settlement."""

from __future__ import annotations

import logging
from functools import partial
from uuid import UUID

from igny8.automation import faults
from igny8.automation.advance import advance
from igny8.automation.kit import kit_for
from igny8.automation.lease import Claim, LeaseLost, give_back
from igny8.automation.plan import plan, settle_plan
from igny8.automation.settle import settle_work
from igny8.gateway.limiter import Interrupted
from igny8.lib.database import patiently
from igny8.models import AutomationRun, RunStep
from igny8.pipeline.stage import Batch

_log = logging.getLogger("igny8.engine")


def work_step(claim: Claim) -> None:
    """Do the step and settle it, or settle its fault. What lost its lease meanwhile is thrown away."""
    try:
        left = _do(claim)
    except LeaseLost as lost:
        _log.info("discarded: %s", lost)
        return
    if left == 0:
        advance(claim.run.pk)


def _do(claim: Claim) -> int | None:
    """The stage's open steps afterwards; None if the step waits to be tried again."""
    step = claim.step
    try:
        if step.kind == RunStep.Kind.PLAN:
            steps = plan(claim)
            return patiently(lambda: settle_plan(claim, steps))
        outcome = claim.stage.work(Batch(step.item_ids, step.payload), kit_for(step))
        if claim.is_on_probation:
            patiently(partial(_end_probation, claim.run.pk))
        return patiently(lambda: settle_work(claim, outcome))
    except LeaseLost:
        raise
    except Interrupted:
        patiently(partial(give_back, step, {}, crashed=False))
        return None
    except Exception as error:  # noqa: BLE001 - whatever a stage raises is settled as a fault, with its traceback
        return patiently(partial(faults.settle_fault, claim, error))


def _end_probation(run_id: UUID) -> None:
    """The provider answers again: the run works side by side as before."""
    AutomationRun.objects.filter(pk=run_id, probes__gt=0).update(probes=0)
