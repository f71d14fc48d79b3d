"""Prefect 3 on the same work, a task a step, 16 threads. Prints the seconds; runs in the peers' environment."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.update(
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="120",
    PREFECT_HOME=tempfile.mkdtemp(prefix="prefect-"),
    PREFECT_LOGGING_LEVEL="CRITICAL",
    PREFECT_SERVER_LOGGING_LEVEL="CRITICAL",
    PREFECT_SERVER_ANALYTICS_ENABLED="false",
    DO_NOT_TRACK="1",
)

from prefect import flow, task
from prefect.task_runners import ThreadPoolTaskRunner

from benchmarks.engine import work


@task
def step(path: Path, number: int, latency_seconds: float) -> int:
    return work.do_step(path, number, latency_seconds)


@flow(task_runner=ThreadPoolTaskRunner(max_workers=16))
def steps(path: Path, count: int, latency_seconds: float) -> int:
    futures = [step.submit(path, number, latency_seconds) for number in range(count)]
    return len([future.result() for future in futures])


def main(count: int, latency_seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        warm, path = Path(folder) / "warm.sqlite3", Path(folder) / "app.sqlite3"
        for database in (warm, path):
            work.create(database)
        steps(warm, 2, 0.0)  # its server's start is not counted
        started = time.perf_counter()
        steps(path, count, latency_seconds)
        seconds = time.perf_counter() - started
        work.check(path, count)
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
