"""The hub's eyes: a thread that lives while somebody listens, and looks when the database says that there is news."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import UUID

import psycopg
from django.db import DatabaseError, connection

from igny8.access.presence import Pass, still_good
from igny8.automation.live import Fact, Watch
from igny8.automation.log import last_id, read_following, settled_id
from igny8.lib.changes import changes

if TYPE_CHECKING:
    from igny8.models import RunEvent

ASK_SECONDS: Final = 0.1  # between two questions whether there is news
STATE_SECONDS: Final = 0.3  # the shortest between two looks at how the sites stand
BUSY_SECONDS: Final = 1.0  # the longest, while a run is active: nothing tells of steps on PostgreSQL
QUIET_SECONDS: Final = 5.0  # the longest, while none is
REST: Final = 4  # after a look it rests that many times as long as the look took
CHECK_SECONDS: Final = 10.0  # between two checks of who may still listen
LINES_AT_ONCE: Final = 1_000
_RECOVER_SECONDS: Final = 1.0
_log = logging.getLogger("igny8.stream")


@dataclass(frozen=True)
class News:
    """What was found: every line with `begun_at` < id <= `position`, and how the sites stand that were looked at."""

    begun_at: int
    position: int
    events: list[RunEvent] = field(default_factory=list)
    looked_at: tuple[int, ...] = ()
    facts: dict[int, list[Fact]] = field(default_factory=dict)


class Listeners(Protocol):
    """What the reader needs of the hub."""

    def watched(self) -> tuple[int, ...]: ...
    def from_reader(self, call: Any, *given: Any) -> None: ...
    def take(self, reader: Reader, news: News) -> None: ...
    def show_holders(self, reader: Reader) -> None: ...
    def end(self, passes: set[Pass]) -> None: ...


class Reader:
    """Starts at once; set `ended` to let it go."""

    def __init__(self, hub: Listeners) -> None:
        self.ended = threading.Event()
        self.holders: frozenset[Pass] | None = None  # set by the hub when it was asked
        self._hub = hub
        self._position: int | None = None
        self._watch = Watch()
        self._touched: set[UUID] = set()  # runs that lines spoke of since the last look
        self._known: frozenset[int] = frozenset()  # sites of the last look
        self._has_news = True
        self._looked_at = self._rested_at = 0.0
        self._checked_at = time.monotonic()
        threading.Thread(target=self._run, name="igny8-hub", daemon=True).start()

    def _run(self) -> None:
        while not self.ended.is_set():
            try:
                self._follow()
            except (DatabaseError, psycopg.Error) as error:
                _log.warning("streams wait for the database: %s", error)
                self._has_news = True
                self.ended.wait(_RECOVER_SECONDS)
            finally:
                connection.close()

    def _follow(self) -> None:
        ear = changes(self.ended)
        try:
            if self._position is None:
                self._position = settled_id()
            is_behind = True  # what was committed before the ear was there
            while not self.ended.is_set():
                self._has_news |= is_behind
                if self._has_news or time.monotonic() >= self._looked_at + self._longest:
                    is_behind = self._read_lines()
                self._look()
                self._check()
                self._has_news |= ear.wait(ASK_SECONDS)
        finally:
            ear.close()

    @property
    def _longest(self) -> float:
        return BUSY_SECONDS if self._watch.is_busy else QUIET_SECONDS

    def _read_lines(self) -> bool:
        """Hand on the lines that are new; true if there are more, or some that aren't settled yet."""
        begun_at = self._position or 0
        events, self._position = read_following(after=begun_at, lines=LINES_AT_ONCE)
        watched = set(self._hub.watched())
        self._touched |= {event.run_id for event in events if event.run_id and event.site_id in watched}
        self._tell(News(begun_at, self._position, events))
        return self._position < last_id()

    def _look(self) -> None:
        """Hand on how the sites stand, if anything may have changed; never so often that looking is all it does."""
        began = time.monotonic()
        sites = self._hub.watched()
        is_due = self._has_news or began >= self._looked_at + self._longest
        if not self._known.issuperset(sites):
            self._rested_at = 0.0  # whoever has just come waits for nothing
        elif not is_due or began < self._rested_at:
            return
        self._has_news = False
        facts = self._watch.look(sites, self._touched)
        self._touched.clear()
        position = self._position or 0
        self._tell(News(position, position, looked_at=sites, facts=facts))
        self._known = frozenset(sites)
        self._looked_at = time.monotonic()
        self._rested_at = began + max(STATE_SECONDS, (1 + REST) * (self._looked_at - began))

    def _check(self) -> None:
        """Every now and then: may those who listen still do so?"""
        if self.holders is not None:
            holders, self.holders = self.holders, None
            gone = set(holders) - still_good(holders)
            if gone:
                self._hub.from_reader(self._hub.end, gone)
        elif time.monotonic() >= self._checked_at + CHECK_SECONDS:
            self._checked_at = time.monotonic()
            self._hub.from_reader(self._hub.show_holders, self)

    def _tell(self, news: News) -> None:
        self._hub.from_reader(self._hub.take, self, news)
