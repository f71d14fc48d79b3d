"""The hub: one per process knows all streams, and hands on to them what the reader finds."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from igny8.access.presence import Pass
from igny8.api.live.channel import Channel
from igny8.api.live.feed import Feed
from igny8.api.live.reader import News, Reader
from igny8.automation.log import read_following

if TYPE_CHECKING:
    from igny8.models import RunEvent

_READ_AT_ONCE: Final = 4  # streams that catch up from the table


class Hub:
    """Belongs to one event loop, and is used in that loop's thread alone; except `close` and `watched`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._channels: dict[int, Channel] = {}  # by site
        self._position: int | None = None  # lines up to this id were handed to the channels
        self._threads = ThreadPoolExecutor(_READ_AT_ONCE, thread_name_prefix="igny8-stream")
        self._reader: Reader | None = None
        self._is_closed = False

    def is_of(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether it belongs to this loop."""
        return self._loop is loop

    @property
    def feeds(self) -> list[Feed]:
        """All who listen."""
        return [feed for channel in self._channels.values() for feed in channel.feeds]

    @contextmanager
    def listening(self, holder: Pass, cursor: int) -> Iterator[Feed]:
        """A client's feed, for as long as the block runs."""
        channel = self._channels.setdefault(holder.site_id, Channel(self._position))
        feed = Feed(holder, cursor, channel, self._read)
        channel.feeds.add(feed)
        if self._is_closed:
            feed.end()
        elif self._reader is None:
            self._reader = Reader(self)
        try:
            yield feed
        finally:
            channel.feeds.discard(feed)
            if not channel.feeds:
                del self._channels[holder.site_id]
            if not self._channels:
                self._stop_reading()

    def watched(self) -> tuple[int, ...]:
        """The sites that somebody looks at. Any thread may ask."""
        return tuple(self._channels)

    def close(self) -> None:
        """End all streams, from any thread: the server is about to end."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._close)

    def from_reader(self, call: Callable[..., None], *given: Any) -> None:
        """Let the loop's thread do it; nothing where the loop is gone."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *given)

    def take(self, reader: Reader, news: News) -> None:
        """Hand to the channels what the reader has found."""
        if reader is not self._reader:  # its last word, after its end
            return
        self._position = news.position
        for channel in self._channels.values():
            channel.begin_at(news.begun_at)
        for site in self._add_lines(news) | self._update(news):
            for feed in self._channels[site].feeds:
                feed.wake()

    def _add_lines(self, news: News) -> set[int]:
        heard = [event for event in news.events if event.site_id in self._channels]
        for event in heard:
            self._channels[event.site_id].add(event)
        return {event.site_id for event in heard}

    def _update(self, news: News) -> set[int]:
        known = [site for site in news.looked_at if site in self._channels]
        return {site for site in known if self._channels[site].update(news.facts.get(site, []))}

    def show_holders(self, reader: Reader) -> None:
        """Tell the reader who listens, for it to check."""
        reader.holders = frozenset(feed.holder for feed in self.feeds)

    def end(self, passes: set[Pass]) -> None:
        """End the streams of those who may no longer listen."""
        for feed in self.feeds:
            if feed.holder in passes:
                feed.end("unauthenticated", "You may no longer listen to this site. Sign in again, or ask its owner.")

    async def _read(self, site: int, after: int, lines: int) -> tuple[list[RunEvent], int]:
        return await self._loop.run_in_executor(self._threads, _read_lines, site, after, lines)

    def _stop_reading(self) -> None:
        self._position = None
        if self._reader is not None:
            self._reader.ended.set()
            self._reader = None

    def _close(self) -> None:
        self._is_closed = True
        for feed in self.feeds:
            feed.end()
        self._stop_reading()
        self._threads.shutdown(wait=False, cancel_futures=True)


def _read_lines(site: int, after: int, lines: int) -> tuple[list[RunEvent], int]:
    try:
        return read_following(site_id=site, after=after, lines=lines)
    finally:
        connection.close()
