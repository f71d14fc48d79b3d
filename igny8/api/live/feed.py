"""One client's stream: from the channel, and where that doesn't reach back far enough from the table, to the wire."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from igny8.access.presence import Pass
from igny8.api.live.channel import Channel, log_line

if TYPE_CHECKING:
    from igny8.models import RunEvent

LINES_AT_ONCE: Final = 200
HEARTBEAT: Final = b": heartbeat\n\n"
Read = Callable[[int, int, int], Awaitable["tuple[list[RunEvent], int]"]]  # site, after, lines


class Feed:
    """What was sent to a client, and what is to be sent next."""

    __slots__ = ("_channel", "_end", "_read", "_seen", "_woken", "cursor", "holder")

    def __init__(self, holder: Pass, cursor: int, channel: Channel, read: Read) -> None:
        self.holder = holder
        self.cursor = cursor  # all lines up to this id were sent
        self._channel = channel
        self._read = read
        self._seen = 0  # version of the site's state
        self._woken = asyncio.Event()
        self._end: bytes | None = None

    def wake(self) -> None:
        """There may be something to send."""
        self._woken.set()

    def end(self, code: str = "", message: str = "") -> None:
        """Let it come to its end; with a last event where the client should know why."""
        told = json.dumps({"code": code, "message": message})
        self._end = f"event: end\ndata: {told}\n\n".encode() if code else b""
        self._woken.set()

    async def run(self, write: Callable[[bytes], Awaitable[None]], heartbeat: float) -> None:
        """Send until the end. `write` returns when the client has room for more."""
        while self._end is None:
            self._woken.clear()
            chunk = await self._next()
            if chunk:
                await write(chunk)
            elif not await self._wait(heartbeat):
                await write(HEARTBEAT)
        if self._end:
            await write(self._end)

    async def _wait(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._woken.wait()
        except TimeoutError:
            return False

    async def _next(self) -> bytes:
        """Lines first, then how the site stands: a state is never older than the lines that were sent before it."""
        lines = await self._lines()
        facts, self._seen = self._channel.facts_after(self._seen)
        return lines + b"".join(b"id: %d\n%b" % (self.cursor, fact) for fact in facts)

    async def _lines(self) -> bytes:
        if self._channel.has_all_after(self.cursor):
            found = self._channel.lines_after(self.cursor, LINES_AT_ONCE)
            if found:
                self.cursor = found[-1][0]
            return b"".join(line for _, line in found)
        events, self.cursor = await self._read(self.holder.site_id, self.cursor, LINES_AT_ONCE)
        return b"".join(log_line(event) for event in events)
