"""DBOS on the same work, a queued workflow a step, 16 at once. Prints the seconds; runs in the peers' environment."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from dbos import DBOS

from benchmarks.engine import work


@DBOS.step()
def step(path: str, number: int, latency_seconds: float) -> int:
    return work.do_step(Path(path), number, latency_seconds)


@DBOS.workflow()
def one(path: str, number: int, latency_seconds: float) -> int:
    return step(path, number, latency_seconds)


def steps(path: Path, count: int, latency_seconds: float) -> None:
    handles = [DBOS.enqueue_workflow("steps", one, str(path), number, latency_seconds) for number in range(count)]
    for handle in handles:
        handle.get_result(polling_interval_sec=0.05)


def main(count: int, latency_seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        warm, path = Path(folder) / "warm.sqlite3", Path(folder) / "app.sqlite3"
        for database in (warm, path):
            work.create(database)
        system = f"sqlite:///{folder}/system.sqlite3"
        DBOS(config={"name": "bench", "system_database_url": system, "log_level": "CRITICAL"})
        DBOS.launch()
        DBOS.register_queue("steps", worker_concurrency=16, polling_interval_sec=0.05)
        steps(warm, 2, 0.0)
        started = time.perf_counter()
        steps(path, count, latency_seconds)
        seconds = time.perf_counter() - started
        work.check(path, count)
        DBOS.destroy()
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
