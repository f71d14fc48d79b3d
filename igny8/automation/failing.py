"""Takes back what a run has open, and fails it. Cancelling takes back the same way."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models import F

from igny8.automation.ending import end
from igny8.automation.log import log_event
from igny8.automation.tell import tell_failed
from igny8.credits.ledger import Holding, release
from igny8.lib import doorbell
from igny8.models import AutomationRun, RunStage, RunStep

TAKEN_BACK: Final = "taken_back"  # `error_code` of a step that was open when its run ended
OPEN = (RunStep.Status.WAITING, RunStep.Status.LEASED)


def open_steps(run: AutomationRun) -> list[RunStep]:
    """The run's open steps, each locked until the transaction ends; who works on one can't settle it meanwhile."""
    steps = RunStep.objects.select_for_update(no_key=True, of=("self",)).filter(run=run, status__in=OPEN)
    return list(steps.select_related("site").order_by("id"))


def take_back(run: AutomationRun, steps: list[RunStep], reason: str) -> None:
    """Close open steps under a higher fence: a late result is thrown away, and what they held returns."""
    for step in steps:
        if step.status == RunStep.Status.LEASED:
            release(Holding(step.site.account_id, step))
    RunStep.objects.filter(pk__in=[step.pk for step in steps]).update(
        status=RunStep.Status.FAILED,
        fence=F("fence") + 1,
        lease_until=None,
        leased_by="",
        reserved=0,
        error=reason,
        error_code=TAKEN_BACK,
    )
    RunStage.objects.filter(run=run).update(open_steps=0)


def fail(run: AutomationRun, error: str) -> None:
    """End a run that can't go on. The caller holds its row; steps in flight are discarded."""
    take_back(run, open_steps(run), "The run failed.")
    end(run, AutomationRun.Status.FAILED, error=error)
    log_event(run, "error", f"Failed: {error} What is done is kept; retry goes on from here.", stage=run.current_stage)
    tell_failed(run, error)
    transaction.on_commit(doorbell.ring)
