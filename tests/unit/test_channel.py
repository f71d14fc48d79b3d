"""What streams share, and what each of them is sent: no line twice, none left out, the latest state alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from igny8.access.presence import Pass
from igny8.api.live.channel import MOST_FACTS, MOST_LINES, Channel
from igny8.api.live.feed import HEARTBEAT, LINES_AT_ONCE, Feed
from igny8.automation.live import Fact
from igny8.models import RunEvent

SITE = 7


def _line(number: int) -> RunEvent:
    return RunEvent(pk=number, site_id=SITE, message=f"line {number}", time=datetime(2026, 1, 1, tzinfo=UTC))


def _fact(key: str, **data: Any) -> Fact:
    return Fact("run", ("run", key), data)


class Client:
    """Reads from a table of lines what the channel no longer has, and hangs up after some chunks."""

    def __init__(self, channel: Channel, cursor: int, table: range) -> None:
        self.table = table
        self.read = 0
        self.got = b""
        self.feed = Feed(Pass(1, SITE), cursor, channel, self._read)

    async def _read(self, site: int, after: int, lines: int) -> tuple[list[RunEvent], int]:
        assert site == SITE
        self.read += 1
        found = [number for number in self.table if number > after][:lines]
        last = found[-1] if len(found) == lines else max(after, self.table.stop - 1)
        return [_line(number) for number in found], last

    async def _write(self, chunk: bytes) -> None:
        self.got += chunk

    def listen(self) -> list[int]:
        """Everything there is for it now; the ids of its lines."""
        asyncio.run(self._until_quiet())
        return [int(part.split(b'"id":')[1].split(b",")[0]) for part in self.got.split(b"event: log\n")[1:]]

    async def _until_quiet(self) -> None:
        async def write(chunk: bytes) -> None:
            await self._write(chunk)
            if chunk == HEARTBEAT:  # nothing came for a while
                self.feed.end()

        await self.feed.run(write, heartbeat=0.05)


def test_who_is_far_behind_reads_the_table_and_then_the_memory() -> None:
    channel = Channel(0)
    newest = MOST_LINES + 3 * LINES_AT_ONCE
    for number in range(1, newest + 1):
        channel.add(_line(number))
    client = Client(channel, 0, range(1, newest + 1))
    assert client.listen() == list(range(1, newest + 1))
    assert client.read >= 3


def test_who_has_kept_up_reads_nothing_from_the_table() -> None:
    channel = Channel(5)
    for number in (6, 9):
        channel.add(_line(number))
    client = Client(channel, 6, range(1, 10))
    assert client.listen() == [9]
    assert client.read == 0
    assert client.feed.cursor == 9


def test_a_channel_that_knows_nothing_yet_sends_all_to_the_table() -> None:
    channel = Channel(None)
    client = Client(channel, 3, range(1, 6))
    assert client.listen() == [4, 5]
    channel.begin_at(4)
    assert channel.has_all_after(client.feed.cursor)
    assert not channel.has_all_after(3)


def test_the_memory_is_bounded() -> None:
    channel = Channel(0)
    for number in range(1, 10 * MOST_LINES):
        channel.add(_line(number))
        channel.update([_fact(str(number), status="running")])
    assert len(channel.lines_after(0, 10 * MOST_LINES)) == MOST_LINES
    assert len(channel.facts_after(0)[0]) <= MOST_FACTS + 1


def test_only_what_changed_is_sent_and_only_its_latest_state() -> None:
    channel = Channel(0)
    channel.update([_fact("a", done=1), _fact("b", done=1)])
    facts, version = channel.facts_after(0)
    assert len(facts) == 2
    assert not channel.update([_fact("a", done=1), _fact("b", done=1)])
    for done in (2, 3, 4):
        assert channel.update([_fact("a", done=1), _fact("b", done=done)])
    facts, version = channel.facts_after(version)
    assert [b'"done":4' in fact for fact in facts] == [True]
    assert channel.facts_after(version) == ([], version)


def test_what_ended_is_still_told_to_who_was_slow() -> None:
    channel = Channel(0)
    channel.update([_fact("a", status="running")])
    _, version = channel.facts_after(0)
    channel.update([_fact("a", status="completed")])
    channel.update([])
    assert b"completed" in channel.facts_after(version)[0][0]


def test_a_quiet_stream_beats() -> None:
    client = Client(Channel(0), 0, range(1, 1))
    assert client.listen() == []
    assert client.got == HEARTBEAT


def test_the_end_is_told_with_its_reason() -> None:
    client = Client(Channel(0), 0, range(1, 1))
    client.feed.end("unauthenticated", "Sign in again.")
    client.listen()
    assert client.got == b'event: end\ndata: {"code": "unauthenticated", "message": "Sign in again."}\n\n'
