"""Starts what a user starts, in a process group of its own, and does to it what power cuts and operators do."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
_pause = threading.Event()


def environment(home: Path, database: str, **more: object) -> dict[str, str]:
    """The variables of a process on this home and database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("IGNY8_", "DATABASE_", "CHAOS_"))}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONFAULTHANDLER": "1",
        "IGNY8_HOME": str(home),
        "DATABASE_URL": database,
        "IGNY8_WORKER_THREADS": "6",
        "IGNY8_SWEEP_SECONDS": "1",
        **{name: str(value) for name, value in more.items()},
    }


class Process:
    """A running `igny8`. Whatever happens in the test, `end` leaves nothing of it behind."""

    def __init__(self, arguments: list[str], variables: Mapping[str, str], log: Path) -> None:
        self._log: IO[bytes] = log.open("ab")
        self.log = log
        self._process = subprocess.Popen(
            [sys.executable, "-m", "igny8", *arguments],
            env=dict(variables),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def signal_all(self, number: signal.Signals) -> None:
        """Tell the process and its children."""
        os.killpg(self._process.pid, number)

    def limit_files(self, size: int) -> None:
        """Let it and its children write no file beyond `size` bytes; -1 lifts the limit."""
        for process in [psutil.Process(self.pid), *psutil.Process(self.pid).children(recursive=True)]:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def kill(self) -> None:
        """As a power cut would."""
        self.signal_all(signal.SIGKILL)
        self._process.wait()

    def kill_children(self) -> None:
        """Kill what it has started, and leave it alive."""
        for child in psutil.Process(self.pid).children():
            child.kill()
            child.wait(10)

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def wait(self, seconds: float) -> bool:
        """Let it go on for so long; true if it ended by itself."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def terminate(self, seconds: float) -> int:
        """As an operator would; its exit code."""
        self._process.terminate()
        return self._process.wait(seconds)

    def end(self) -> None:
        if not self.has_ended():
            self.kill()
        self._log.close()


def until(is_true: Callable[[], Any], *, seconds: float, what: str, every: float = 0.02) -> None:
    """Wait until it is so; fail with `what` when it doesn't come."""
    over = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < over, f"{what}: not within {seconds} s"
        _pause.wait(every)
