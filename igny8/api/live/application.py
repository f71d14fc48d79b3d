"""The ASGI application: Django for every request, and the hub for those that Django has let in to a stream.

Django would keep a thread for as long as an answer is sent. So it answers a stream's request at once, with its
middleware, doors and headers; the body is sent from here, by the event loop alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakSet

from django.db import DatabaseError

from igny8.access.presence import Pass
from igny8.api.live.hub import Hub

HEARTBEAT_SECONDS: Final = 15.0
RETRY: Final = b"retry: 2000\n\n"  # milliseconds after which a browser comes back
RESYNC: Final = b'event: resync\ndata: {"message":"What you have seen is of another time. Read all anew."}\n\n'
_OPENED_AT_ONCE: Final = 16  # after a restart all come back at once, and each takes a thread until it is let in
_OFFERED: Final = "igny8.stream"  # in the scope of a request that may become a stream
_HUBS: Final[WeakSet[Hub]] = WeakSet()  # this process's: one, but for tests
_log = logging.getLogger("igny8.stream")


@dataclass
class Offer:
    """Where the view puts whom it lets in."""

    holder: Pass | None = None
    cursor: int = 0
    is_resync: bool = False

    def accept(self, holder: Pass, cursor: int, *, is_resync: bool) -> None:
        self.holder, self.cursor, self.is_resync = holder, cursor, is_resync


def offer_in(request: Any) -> Offer | None:
    """What a request may accept; None where no such application stands before Django."""
    offer = getattr(request, "scope", {}).get(_OFFERED)
    return offer if isinstance(offer, Offer) else None


def end_streams() -> None:
    """End all streams of this process, from any thread, before its server ends: that would wait for them."""
    for hub in list(_HUBS):
        hub.close()


class Application:
    """Stands before Django. One hub for each event loop: a process has one."""

    def __init__(self, django: Any, *, heartbeat: float = HEARTBEAT_SECONDS) -> None:
        self._django = django
        self._heartbeat = heartbeat
        self._hub: Hub | None = None
        self._opening = asyncio.Semaphore(_OPENED_AT_ONCE)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].endswith("/stream/"):
            await self._django(scope, receive, send)
            return
        offer = Offer()
        scope[_OFFERED] = offer
        start: list[Any] = []

        async def hold(message: Any) -> None:
            if offer.holder is None:
                await send(message)
            elif message["type"] == "http.response.start":
                start.append(message)

        async with self._opening:
            await self._django(scope, receive, hold)
        if offer.holder is not None and start:
            await send({**start[0], "headers": _without_length(start[0]["headers"])})
            await self._stream(offer, offer.holder, receive, send)

    async def _stream(self, offer: Offer, holder: Pass, receive: Any, send: Any) -> None:
        async def write(chunk: bytes) -> None:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})

        with self._hub_here().listening(holder, offer.cursor) as feed:
            leaving = asyncio.create_task(_until_gone(receive, feed.end))
            try:
                await write(RETRY + (RESYNC if offer.is_resync else b""))
                await feed.run(write, self._heartbeat)
            except DatabaseError as error:
                _log.warning("a stream ended, its client will come back: %s", error)
            finally:
                leaving.cancel()
                with contextlib.suppress(OSError):  # the client is gone
                    await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _hub_here(self) -> Hub:
        loop = asyncio.get_running_loop()
        if self._hub is None or not self._hub.is_of(loop):
            self._hub = Hub(loop)
            _HUBS.add(self._hub)
        return self._hub


async def _until_gone(receive: Any, end: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    end()


def _without_length(headers: Any) -> list[Any]:
    return [(name, value) for name, value in headers if bytes(name).lower() != b"content-length"]
