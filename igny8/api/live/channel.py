"""What a site's streams share: its last log lines and how it stands now, encoded once for all of them.

Nothing is queued for a client. Each stream takes what lies beyond its own cursor when it can send: a slow one takes the
latest state and not all those in between, and reads from the table the lines that have left this memory.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from igny8.automation.live import Fact
from igny8.automation.log import event_json

if TYPE_CHECKING:
    from igny8.models import RunEvent

MOST_LINES: Final = 256  # kept in memory, of one site
MOST_FACTS: Final = 400


class Channel:
    """Belongs to the event loop: no other thread touches it. `feeds` are those who listen."""

    def __init__(self, position: int | None) -> None:
        self.feeds: set[Any] = set()
        self.is_known = False  # its state has been read
        self._floor = position  # every line beyond this id is in `_lines`; None: nothing is known yet
        self._lines: deque[tuple[int, bytes]] = deque()
        self._facts: dict[tuple[Any, ...], tuple[int, bytes]] = {}  # by key: version, event
        self._told: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._version = 0

    def begin_at(self, position: int) -> None:
        """Lines beyond this id will be added, each of them."""
        if self._floor is None:
            self._floor = position

    def add(self, event: RunEvent) -> None:
        """A line, in the order of ids."""
        self._lines.append((event.pk, log_line(event)))
        if len(self._lines) > MOST_LINES:
            self._floor = self._lines.popleft()[0]

    def has_all_after(self, cursor: int) -> bool:
        """Whether no line beyond the cursor has to be read from the table."""
        return self._floor is not None and cursor >= self._floor

    def lines_after(self, cursor: int, most: int) -> list[tuple[int, bytes]]:
        """The next lines in memory: id and event."""
        if not self._lines or self._lines[-1][0] <= cursor:
            return []
        return [line for line in self._lines if line[0] > cursor][:most]

    def update(self, facts: Iterable[Fact]) -> bool:
        """Take over how the site stands; true if anything is new."""
        before = self._version
        present = {fact.key: fact for fact in facts}
        for key, fact in present.items():
            if self._told.get(key) != fact.data:
                self._version += 1
                self._told[key] = fact.data
                self._facts.pop(key, None)  # so that they lie in the order of their versions
                self._facts[key] = (self._version, _encoded(fact.event, fact.data))
        self._forget(present)
        is_new = self._version != before or not self.is_known
        self.is_known = True
        return is_new

    def facts_after(self, version: int) -> tuple[list[bytes], int]:
        """What has changed since a version, and the version now."""
        if version == self._version:
            return [], version
        return [event for since, event in self._facts.values() if since > version], self._version

    def _forget(self, present: dict[tuple[Any, ...], Fact]) -> None:
        """What ended stays for a while, so that slow streams hear of its end."""
        ended = [key for key in self._facts if key not in present]
        for key in ended[: max(0, len(self._facts) - MOST_FACTS)]:
            del self._facts[key], self._told[key]


def log_line(event: RunEvent) -> bytes:
    """A line as an event of the stream, with its own id."""
    return b"id: %d\n%b" % (event.pk, _encoded("log", event_json(event)))


def _encoded(event: str, data: dict[str, Any]) -> bytes:
    return f"event: {event}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n".encode()
