"""`python -m benchmarks.engine`: the engine's overhead, beside a plain loop, Prefect 3 and DBOS on the same work.

Every side runs in a child process of its own, one after another in turn, so that a busy moment of the machine hits
them all; the table holds medians. Peers are installed into .bench-venv/engine from their lock file.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.engine import sides
from benchmarks.engine.report import Measured, tell
from tests.servers.postgresql import PostgreSQL

LATENCIES = (0.0, 0.2)


def main() -> int:
    """Run it all; 1 if a limit doesn't hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--steps", type=int, default=1_000)
    parser.add_argument("--times", type=int, default=5, help="the median of so many")
    parser.add_argument("--quick", action="store_true", help="once, 320 steps: to see that it works")
    parser.add_argument("--no-peers", action="store_true", help="without Prefect and DBOS")
    options = parser.parse_args()
    steps, times = (320, 1) if options.quick else (options.steps, options.times)
    measured = Measured(steps)
    with _server() as server:
        known = sides.product(server) + ([] if options.no_peers else sides.peers())
        for _ in range(times):
            for latency in LATENCIES:
                for side in known:
                    if latency == 0.0 or not side.is_sequential:
                        seconds = side.run(steps, latency)
                        measured.add(side.name, latency, seconds)
                        print(f"{side.name}, {latency * 1000:.0f} ms: {seconds:.2f} s", file=sys.stderr)
    return tell(measured)


@contextmanager
def _server() -> Iterator[str]:
    with PostgreSQL() as server:
        yield server.url()


if __name__ == "__main__":
    sys.exit(main())
