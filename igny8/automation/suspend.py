"""Pauses a run from inside the engine: out of credits, over budget, or its provider failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction

from igny8.automation.log import log_event
from igny8.automation.tell import tell_paused
from igny8.lib.database import present
from igny8.models import AutomationRun

PROBE_MINUTES: Final = (1, 5, 15, 30)  # after each failure in a row; the last one repeats

_WAY_ON: Final[dict[str, str]] = {
    AutomationRun.PauseReason.CREDITS: "Grant credits and resume.",
    AutomationRun.PauseReason.BUDGET: "Raise the budget or wait for its next period, and resume.",
}


def suspend(
    run: AutomationRun, reason: str, message: str, *, is_probed: bool = False, stage: int | None = None
) -> bool:
    """Pause a running run; False if it wasn't running: the first reason stays.

    `is_probed` sets the moment at which the sweep lets it try again by itself.
    """
    with transaction.atomic():
        running = AutomationRun.objects.filter(pk=run.pk, status=AutomationRun.Status.RUNNING)
        probes = running.values_list("probes", flat=True).first()
        if probes is None:
            return False
        minutes = PROBE_MINUTES[min(probes, len(PROBE_MINUTES) - 1)]
        probe_at = present() + timedelta(minutes=minutes) if is_probed else None
        paused = AutomationRun.Status.PAUSED
        if not running.update(status=paused, pause_reason=reason, probe_at=probe_at, paused_at=present()):
            return False
        way_on = f"It tries again by itself in {minutes} minutes." if is_probed else _WAY_ON.get(reason, "")
        said = f"Paused: {message} What is done is kept. {way_on}".strip()
        log_event(run, "warning", said, stage=stage, data={"pause_reason": reason})
        tell_paused(run, reason, f"{message} {way_on}".strip())
        return True
