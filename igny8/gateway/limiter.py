"""How many requests of one connection are in flight at once: halved when it says "too many", grown back by what works.

One for each connection and process. A provider's Retry-After makes every request of the connection wait. Who waits
here holds no transaction and no connection of the database.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MOST_IN_FLIGHT: Final = 16  # unless the provider's options say otherwise
GROWTH: Final = 0.5  # for each request that worked
PAUSE_SECONDS: Final = 1.0  # where the provider says "too many" but not until when; doubled each time in a row, up to
MOST_PAUSE_SECONDS: Final = 30.0
SPREAD: Final = 0.02  # of a pause: a provider counts its seconds with another clock

_stopping = threading.Event()
_all_waiting: set[threading.Condition] = set()
_guard = threading.Lock()


class Interrupted(Exception):
    """The process ends: who waits for a provider goes home, and its step waits for another worker."""


class PausedTooLong(Exception):
    """The connection rests for longer than the request may wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the connection rests for another {seconds:.0f} s")
        self.seconds = seconds


class Limiter:
    """The limit of one connection. Safe between threads; who came first goes first."""

    def __init__(self, most: int = MOST_IN_FLIGHT) -> None:
        self.most = max(1, most)
        self.limit = float(self.most)
        self.in_flight = 0
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()
        self._resumes_at = 0.0  # by the monotonic clock
        self._halved_at = 0.0
        self._refusals = 0  # without a word on how long, since something worked
        with _guard:
            _all_waiting.add(self._changed)

    @contextmanager
    def slot(self, *, patience: float) -> Iterator[float]:
        """Wait for a turn and hold it; gives the moment at which it began.

        `patience` is how long the connection may rest before this request gives up; a queue is waited for to its
        end. Raises `PausedTooLong` or `Interrupted`.
        """
        self._enter(time.monotonic() + patience)
        try:
            yield time.monotonic()
        finally:
            with self._changed:
                self.in_flight -= 1
                self._changed.notify_all()

    def worked(self) -> None:
        """A request was answered."""
        with self._changed:
            self.limit = min(float(self.most), self.limit + GROWTH)
            self._refusals = 0
            self._changed.notify_all()

    def refused(self, began_at: float, retry_after_seconds: float | None) -> float:
        """The provider said "too many" to a request that began then; for how many seconds the connection rests now.

        What was in flight together is one overload, and halves once.
        """
        with self._changed:
            now = time.monotonic()
            if began_at >= self._halved_at:
                self.limit = max(1.0, self.limit / 2)
                self._halved_at = now
                self._refusals += 1
            seconds = self._pause(retry_after_seconds)
            self._resumes_at = max(self._resumes_at, now + seconds)
            return self._resumes_at - now

    def _pause(self, asked: float | None) -> float:
        if asked is not None:
            return max(0.0, asked) * (1 + SPREAD) + SPREAD
        doubled = PAUSE_SECONDS * 2.0 ** min(self._refusals - 1, 10)
        return min(MOST_PAUSE_SECONDS, doubled) * random.uniform(0.5, 1.0)

    def _enter(self, until: float) -> None:
        ticket = object()
        with self._changed:
            self._queue.append(ticket)
            try:
                while not self._may_go(ticket, until):
                    self._changed.wait(self._seconds_to_wait())
                self.in_flight += 1
            finally:
                self._queue.remove(ticket)
                self._changed.notify_all()

    def _may_go(self, ticket: object, until: float) -> bool:
        if _stopping.is_set():
            raise Interrupted
        if self._resumes_at > max(until, time.monotonic()):
            raise PausedTooLong(self._resumes_at - time.monotonic())
        is_first = self._queue[0] is ticket
        return is_first and self.in_flight < int(self.limit) and time.monotonic() >= self._resumes_at

    def _seconds_to_wait(self) -> float | None:
        rest = self._resumes_at - time.monotonic()
        return rest if rest > 0 else None


def pause(seconds: float) -> None:
    """Wait before a request is made again. Raises `Interrupted`."""
    if _stopping.wait(seconds):
        raise Interrupted


def interrupt() -> None:
    """Send everybody home who waits in this process: it ends. Requests in flight are left to end."""
    _stopping.set()
    with _guard:
        waiting = list(_all_waiting)
    for changed in waiting:
        with changed:
            changed.notify_all()


def resume() -> None:
    """Let requests wait again, after `interrupt`: a process that works one run after another."""
    _stopping.clear()
