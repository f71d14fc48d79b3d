"""Waits for another process to have done something; fails with a word about it if it doesn't."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_pause = threading.Event()  # never set


def until(condition: Callable[[], bool], *, what: str, seconds: float = 40.0) -> float:
    """Wait until `condition` holds; how many seconds it took."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < seconds, f"{what}: not within {seconds} s"
        _pause.wait(0.01)
    return time.monotonic() - started
