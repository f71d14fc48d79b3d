"""A client of server-sent events: a thread that listens, and what it has heard."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

import httpx


@dataclass(frozen=True)
class Event:
    """One event; `data` is its JSON."""

    kind: str
    id: int | None
    data: Any


class Listener:
    """Listens in a thread until it is closed, or the stream ends. `events` grows meanwhile."""

    def __init__(self, url: str, token: str, site_id: int, *, last_event_id: int | None = None, **more: str) -> None:
        self.events: list[Event] = []
        self.comments = 0
        self.status = 0
        self.ended = threading.Event()
        headers = {"Authorization": f"Bearer {token}", **more}
        if last_event_id is not None:
            headers["Last-Event-ID"] = str(last_event_id)
        self._client = httpx.Client(base_url=url, headers=headers, timeout=60)
        self._path = f"/api/v1/stream/?site_id={site_id}"
        self._opened = threading.Event()
        self._response: httpx.Response | None = None
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._opened.wait(60), "the stream was never answered"
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up, as a browser does that is closed."""
        if self._response is not None:
            stream = self._response.extensions["network_stream"]
            with contextlib.suppress(OSError):
                stream.get_extra_info("socket").shutdown(2)
        self._thread.join(60)
        self._client.close()

    @property
    def last_id(self) -> int | None:
        return next((event.id for event in reversed(self.events) if event.id is not None), None)

    def of(self, kind: str) -> list[Event]:
        return [event for event in list(self.events) if event.kind == kind]

    def wait(self, is_there: Callable[[Event], Any], seconds: float = 60) -> Event:
        """The first event of which it is so."""
        until = time.monotonic() + seconds
        while True:
            found = next((event for event in list(self.events) if is_there(event)), None)
            if found:
                return found
            assert time.monotonic() < until, f"it never came: {self.events[-5:]}"
            time.sleep(0.01)

    def _listen(self) -> None:
        with contextlib.suppress(httpx.HTTPError), self._client.stream("GET", self._path) as response:
            self._response = response
            self.status = response.status_code
            self._opened.set()
            for event in self._parsed(response.iter_lines()):
                self.events.append(event)
        self._opened.set()
        self.ended.set()

    def _parsed(self, lines: Iterator[str]) -> Iterator[Event]:
        fields: dict[str, str] = {}
        for line in lines:
            if line.startswith(":"):
                self.comments += 1
            elif line:
                name, _, value = line.partition(": ")
                fields[name] = value
            elif "data" in fields:
                number = fields.get("id")
                yield Event(fields.get("event", "message"), int(number) if number else None, json.loads(fields["data"]))
                fields = {}
            else:
                fields = {}
