"""Works one run's steps in this process, without a server, until the run ends or is paused."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.worker import Worker
from igny8.models import AutomationRun

_TICK_SECONDS: Final = 0.2


def drain(
    run: AutomationRun,
    *,
    bell: EmbeddedBell,
    home: Path,
    threads: int,
    on_tick: Callable[[AutomationRun], None] | None = None,
    interrupted: threading.Event | None = None,
) -> AutomationRun:
    """Work the run's steps until it no longer runs; the run as it then is. A server may work on it at the same time.

    `on_tick` is told the run several times a second. When `interrupted` is set, steps in flight get their few
    seconds, the rest is given back, and the run is left as it is: whoever interrupts pauses it.
    """
    interrupted = interrupted or threading.Event()
    worker = Worker(bell=bell, home=home, threads=threads, run_id=run.pk)
    worker.start()
    try:
        while not interrupted.wait(_TICK_SECONDS):
            run.refresh_from_db()
            if on_tick is not None:
                on_tick(run)
            if run.status != AutomationRun.Status.RUNNING and not worker.in_flight:
                break
    finally:
        worker.stop()
    run.refresh_from_db()
    return run
