"""Cancels a run in one transaction: its site is free at once, and what was in flight is neither kept nor charged."""

from __future__ import annotations

from django.db import transaction

from igny8.automation.controls import By, record, wrong_state
from igny8.automation.ending import end
from igny8.automation.failing import open_steps, take_back
from igny8.lib import doorbell
from igny8.lib.database import patiently
from igny8.models import AutomationRun, User


class _StepsAppeared(Exception):
    """A step was halved or planned between the look at the steps and the lock on the run."""


def cancel_run(run: AutomationRun, *, user: User | None = None, actor: str = "") -> AutomationRun:
    """End it. What is settled stays settled. To cancel twice changes nothing.

    Raises `WrongState` for a run that has completed or failed.
    """
    while True:
        try:
            patiently(lambda: _cancel(run, By(user, actor)))
        except _StepsAppeared:
            continue
        run.refresh_from_db()
        return run


def _cancel(run: AutomationRun, by: By) -> None:
    with transaction.atomic():
        # Steps before the run: that is the order in which everybody locks, so nobody waits in a circle.
        steps = open_steps(run)
        locked = AutomationRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        if locked.status == AutomationRun.Status.CANCELLED:
            return
        if locked.status not in {AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED}:
            raise wrong_state(locked, "cancelled")
        if len(open_steps(run)) != len(steps):
            raise _StepsAppeared
        flying = sum(step.status == "leased" for step in steps)
        take_back(locked, steps, "The run was cancelled.")
        end(locked, AutomationRun.Status.CANCELLED)
        record(locked, by, "cancel", "Cancelled", credits_used=locked.credits_used, discarded_steps=flying)
        transaction.on_commit(doorbell.ring)
