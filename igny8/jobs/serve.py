"""The worker process: works until it is told to end, and then leaves nothing leased."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Final

from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.signals import ending_on
from igny8.jobs.worker import Worker

GRACE_SECONDS: Final = 3.0  # for steps in flight; so that the whole end stays within 5 s

_log = logging.getLogger("igny8.worker")


def serve(*, bell: EmbeddedBell, home: Path, threads: int, is_supervised: bool = False) -> None:
    """Work until SIGTERM or SIGINT. Pauses no run: what waits goes on when the next worker starts.

    A supervised worker also ends when its supervisor dies, however it dies: its standard input closes then.
    """
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended:
        if is_supervised:
            threading.Thread(target=_watch_supervisor, args=(ended,), name="igny8-watch", daemon=True).start()
        worker = Worker(bell=bell, home=home, threads=threads)
        worker.start()
        _log.info("worker %s works with %d threads", worker.name, threads)
        try:
            ended.wait()
        finally:
            worker.stop(GRACE_SECONDS)
            _log.info("worker %s has ended", worker.name)


def _watch_supervisor(ended: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1):  # unbuffered: a lock held here would spoil the interpreter's end
        continue
    ended.set()
