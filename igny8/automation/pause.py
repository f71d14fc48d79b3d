"""Pauses a run for a person: no new step starts, steps in flight finish and are kept."""

from __future__ import annotations

from django.db import transaction

from igny8.automation.controls import By, record, wrong_state
from igny8.automation.tell import tell_paused
from igny8.lib.database import patiently, read_clock
from igny8.models import AutomationRun, User


def pause_run(
    run: AutomationRun, *, user: User | None = None, actor: str = "", reason: str = AutomationRun.PauseReason.USER
) -> AutomationRun:
    """Pause it. A person's pause overrides any other reason; otherwise the first stays. To pause twice changes nothing.

    Raises `WrongState` for a run that has ended.
    """
    patiently(lambda: _pause(run, By(user, actor), reason))
    run.refresh_from_db()
    return run


def _pause(run: AutomationRun, by: By, reason: str) -> None:
    with transaction.atomic():
        locked = AutomationRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        paused = AutomationRun.Status.PAUSED
        if locked.status not in {AutomationRun.Status.RUNNING, paused}:
            raise wrong_state(locked, "paused")
        is_overridden = reason == AutomationRun.PauseReason.USER and locked.pause_reason != reason
        if locked.status == paused and not is_overridden:
            return
        since = locked.paused_at or read_clock()
        AutomationRun.objects.filter(pk=run.pk).update(
            status=paused, pause_reason=reason, probe_at=None, paused_at=since
        )
        record(locked, by, "pause", "Paused", pause_reason=reason)
        tell_paused(locked, reason, f"{by.name} paused it.", by.user)
