"""`python -m benchmarks.streams`: a thousand streams on one process: memory, processor time, and how soon they hear.

On SQLite and on PostgreSQL: what each stream takes of memory, what all of them take of a core while nothing happens,
and the time from a line's commit to its arrival, at the first and at the last of them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import psutil

from tests.servers.igny8 import ROOT, Igny8, environment
from tests.servers.postgresql import PostgreSQL, create_database
from tests.servers.settled import Settled, settle

MARK: Final = "the measured line"


def main() -> int:
    """Measure on both databases."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.streams", description=__doc__)
    parser.add_argument("--streams", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=10.0, help="of quiet")
    parser.add_argument("--say", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.say is not None:
        print(_say(options.say))
        return 0
    with PostgreSQL() as server:
        for name, url in (("SQLite", ""), ("PostgreSQL", create_database(server.url()))):
            with tempfile.TemporaryDirectory(prefix="igny8-streams-") as folder:
                database = url or f"sqlite:///{folder}/measured.sqlite3"
                home = Path(folder) / "home"
                settled = settle(home, database)[0]
                with Igny8("web", home, database) as web:
                    told = asyncio.run(_measure(web, home, database, settled, options.streams, options.seconds))
                print(f"{name:12} {told}")
    return 0


async def _measure(web: Igny8, home: Path, database: str, settled: Settled, streams: int, seconds: float) -> str:
    process = psutil.Process(web.process.pid)
    await _warm_up(web, settled)
    before = process.memory_info().rss
    opened = [asyncio.Event() for _ in range(streams)]
    heard = [asyncio.create_task(_listen(web.port, settled, each)) for each in opened]
    began = time.monotonic()
    await asyncio.gather(*(each.wait() for each in opened))
    took = time.monotonic() - began
    memory = (process.memory_info().rss - before) / streams / 1024
    cpu = sum(process.cpu_times()[:2])
    await asyncio.sleep(seconds)  # the measurement itself: nothing is waited for
    percent = 100 * (sum(process.cpu_times()[:2]) - cpu) / seconds
    said = await asyncio.to_thread(_said, home, database, settled)
    came = sorted(each - said for each in await asyncio.gather(*heard))
    return (
        f"{streams:,} streams: {memory:.0f} kB each, {percent:.1f} % of a core while nothing happens, "
        f"{process.num_threads()} threads; opened in {took:.1f} s; "
        f"a line came after {came[0] * 1000:.0f} ms to the first and {came[-1] * 1000:.0f} ms to the last"
    )


async def _warm_up(web: Igny8, settled: Settled) -> None:
    opened = asyncio.Event()
    first = asyncio.create_task(_listen(web.port, settled, opened))
    await opened.wait()
    first.cancel()


async def _listen(port: int, settled: Settled, opened: asyncio.Event) -> float:
    """When the measured line has come, by the clock on the wall."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=4_096)
    writer.write(
        f"GET /api/v1/stream/?site_id={settled.site_id} HTTP/1.1\r\nHost: localhost\r\n"
        f"Authorization: Bearer {settled.viewer_token}\r\n\r\n".encode()
    )
    try:
        while line := await reader.readline():
            if line.startswith(b"event: balance"):
                opened.set()
            elif MARK.encode() in line:
                return time.time()
        raise RuntimeError("the stream ended")
    finally:
        writer.close()


def _said(home: Path, database: str, settled: Settled) -> float:
    """Log a line in another process; when it was committed."""
    command = [sys.executable, "-m", "benchmarks.streams", "--say", str(settled.site_id)]
    told = subprocess.run(command, env=environment(home, database), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return float(json.loads(told.stdout))


def _say(site_id: int) -> float:
    from igny8.config import home

    home.prepare()
    from igny8.automation.log import log_site_event
    from igny8.models import Site

    site = Site.objects.get(pk=site_id)
    log_site_event(site, "info", MARK)
    return time.time()


if __name__ == "__main__":
    sys.exit(main())
