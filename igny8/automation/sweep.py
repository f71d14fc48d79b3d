"""Sweeps every 15 s, in each worker and in the scheduler: frees what the dead held, and moves on what stands still."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from igny8.automation.advance import advance
from igny8.automation.faults import MOST_RETRY_AFTER_SECONDS, fail_plan
from igny8.automation.halving import halve, park
from igny8.automation.lease import give_back, lease_length
from igny8.automation.log import log_event
from igny8.automation.standstill import stood_still
from igny8.automation.suspend import PROBE_MINUTES
from igny8.lib import doorbell
from igny8.lib.database import patiently, present
from igny8.models import AutomationRun, RunStep

MOST_CRASHES: Final = 10


def sweep() -> None:
    """Bring everything that nobody looks after back to where somebody will. Safe from any number of places at once."""
    _mend_clocks()
    _free_expired()
    _give_up_crashers()
    _probe()
    for run_id in _standing():
        advance(run_id)
    doorbell.ring()


def _mend_clocks() -> None:
    """A clock that was set back leaves moments too far ahead to be true: each is drawn in to the most it can be."""
    leased = _ahead("lease_until", lease_length())
    patiently(partial(leased.update, lease_until=present() + lease_length()))
    waiting = _ahead("not_before", timedelta(seconds=MOST_RETRY_AFTER_SECONDS * 1.1))
    patiently(partial(waiting.update, not_before=None))
    probe = timedelta(minutes=PROBE_MINUTES[-1])
    runs = AutomationRun.objects.filter(probe_at__gt=present() + probe + timedelta(seconds=5))
    patiently(partial(runs.update, probe_at=present() + probe))


def _ahead(field: str, most: timedelta) -> QuerySet[RunStep]:
    return RunStep.objects.filter(**{f"{field}__gt": present() + most + timedelta(seconds=5)})


def _free_expired() -> None:
    """Leases that ran out: their worker is dead or stopped. It counts as a crash, not as an attempt."""
    expired = {"lease_until__lt": present()}
    for step in RunStep.objects.filter(status=RunStep.Status.LEASED, **expired).select_related("site", "run"):
        if patiently(partial(give_back, step, expired, crashed=True)):
            message = f"The worker of a step is gone; the step waits again (lost {step.crashes + 1} times)."
            patiently(partial(log_event, step.run, "warning", message, stage=step.number, data={"step": step.pk}))


def _give_up_crashers() -> None:
    """Steps that lost their worker too often: halved, or their item parked."""
    crashed = RunStep.objects.filter(status=RunStep.Status.WAITING, crashes__gte=MOST_CRASHES)
    for step in crashed.select_related("run"):
        left = patiently(partial(_give_up, step))
        if left == 0:
            advance(step.run_id)


def _give_up(step: RunStep) -> int | None:
    reason = f"It was worked on {step.crashes} times, and each time its worker died."
    with transaction.atomic():
        waiting = RunStep.objects.filter(pk=step.pk, fence=step.fence, status=RunStep.Status.WAITING)
        if not waiting.update(status=RunStep.Status.FAILED, fence=F("fence") + 1, error=reason, error_code="crashed"):
            return None
        if step.kind == RunStep.Kind.PLAN:
            fail_plan(step, reason)
            return None
        if len(step.item_ids) > 1:
            return halve(step, reason, crashes=MOST_CRASHES // 2)
        return park(step, reason)


def _probe() -> None:
    """Runs whose provider failed try again, one step at a time until one succeeds."""
    due = AutomationRun.objects.filter(
        status=AutomationRun.Status.PAUSED,
        pause_reason=AutomationRun.PauseReason.PROVIDER,
        probe_at__lte=present(),
    )
    for run in due:
        patiently(partial(_try_again, run))


def _try_again(run: AutomationRun) -> None:
    with transaction.atomic():
        paused = AutomationRun.objects.filter(
            pk=run.pk, status=AutomationRun.Status.PAUSED, pause_reason=run.pause_reason, probe_at=run.probe_at
        )
        probes = min(run.probes + 1, 30_000)
        going = {"status": AutomationRun.Status.RUNNING, "pause_reason": "", "probe_at": None, "paused_at": None}
        stood = stood_still(run, run.paused_at)
        if paused.update(**going, probes=probes, paused_seconds=stood):
            log_event(run, "info", "Tries again whether the provider answers.", stage=run.current_stage)
            transaction.on_commit(doorbell.ring)


def _standing() -> list[UUID]:
    """Running runs with nothing open: between two stages when somebody died."""
    statuses = [RunStep.Status.WAITING, RunStep.Status.LEASED]
    at_work = RunStep.objects.filter(run=OuterRef("pk"), number=OuterRef("current_stage"), status__in=statuses)
    runs = AutomationRun.objects.filter(~Exists(at_work), status=AutomationRun.Status.RUNNING)
    return list(runs.values_list("pk", flat=True))
