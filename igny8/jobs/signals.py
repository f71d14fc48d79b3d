"""Turns a signal to end into an event, so that a process ends by its own plan."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ending_on(*signals: signal.Signals) -> Iterator[threading.Event]:
    """An event that is set by the first of these signals. Call it in the main thread; the old handlers come back.

    A second signal of the same kind does what it did before: whoever presses Ctrl-C twice means it.
    """
    ended = threading.Event()
    before = {number: signal.getsignal(number) for number in signals}

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        ended.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in signals:
        signal.signal(number, end)
    try:
        yield ended
    finally:
        for number in signals:
            signal.signal(number, before[number])
