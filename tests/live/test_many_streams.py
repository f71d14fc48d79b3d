"""Many listen at once, on one process: all hear everything, and it starts no thread for any of them."""

from __future__ import annotations

import asyncio

import httpx
import psutil

from tests.live.conftest import Start
from tests.servers.settled import Settled

STREAMS = 200


async def _listen(port: int, settled: Settled, said: asyncio.Event, until: bytes) -> bytes:
    """Everything that comes, up to the event that holds `until`. `said` is set when the first event is there."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"GET /api/v1/stream/?site_id={settled.site_id} HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {settled.viewer_token}\r\n\r\n".encode()
    )
    heard = b""
    while until not in heard:
        chunk = await reader.read(65_536)
        assert chunk, f"it ended: {heard!r}"
        heard += chunk
        if b"event: balance" in heard:
            said.set()
    writer.close()
    return heard


async def _all_hear(port: int, settled: Settled, pid: int) -> list[bytes]:
    said = [asyncio.Event() for _ in range(STREAMS)]
    listening = [asyncio.create_task(_listen(port, settled, each, b"Started by")) for each in said]
    await asyncio.wait_for(asyncio.gather(*(each.wait() for each in said)), 240)
    assert psutil.Process(pid).num_threads() < STREAMS / 2
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1/", timeout=120) as client:
        client.headers["Authorization"] = f"Bearer {settled.token}"
        started = await client.post(f"automation/run_now/?site_id={settled.site_id}", json={})
        assert started.status_code == 202
    return await asyncio.wait_for(asyncio.gather(*listening), 240)


def test_two_hundred_listen_and_hear_the_same(start: Start, settled: Settled) -> None:
    web = start("web")
    heard = asyncio.run(_all_hear(web.port, settled, web.process.pid))
    assert len(heard) == STREAMS
    assert all(each.count(b"event: log") == 1 for each in heard)
    assert web.terminate() == 0
