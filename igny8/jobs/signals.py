"""Turns a signal to end into an event, so that a process ends by its own plan."""

from __future__ import annotations

import signal
import socket
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

    with _heard_by_any_thread(ended, signals):
        for number in signals:
            signal.signal(number, end)
        try:
            yield ended
        finally:
            for number in signals:
                signal.signal(number, before[number])


@contextmanager
def _heard_by_any_thread(ended: threading.Event, signals: tuple[signal.Signals, ...]) -> Iterator[None]:
    """Set the event as well where the system gives the signal to another thread, as it does to a process that was
    stopped: Python's handler runs in the main thread alone, and only once that one wakes, but it waits for the event.
    """
    ear, mouth = socket.socketpair()
    mouth.setblocking(False)
    before = signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)

    def hear() -> None:
        while number := ear.recv(1):
            if number[0] in signals:
                ended.set()

    thread = threading.Thread(target=hear, name="igny8-signals", daemon=True)
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        mouth.close()  # ends the thread
        thread.join()
        ear.close()
