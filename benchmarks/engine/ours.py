"""The product's own engine: a run over the toy stage, worked by 16 threads. Prints the seconds.

DATABASE_URL and IGNY8_HOME name an empty database and folder.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from igny8.config import home

THREADS = 16


def main(count: int, latency_seconds: float) -> None:
    home.prepare()
    from django.conf import settings

    from benchmarks.engine import toy
    from igny8.automation.start import start_run
    from igny8.jobs.bell import EmbeddedBell
    from igny8.jobs.drain import drain
    from igny8.lib import doorbell

    bell = doorbell.installed()
    assert isinstance(bell, EmbeddedBell)
    site = toy.make_site(count, latency_seconds)
    cpu = time.process_time()
    started = time.perf_counter()
    run = start_run(site=site, stages=[4])
    run = drain(run, bell=bell, home=Path(settings.IGNY8_HOME), threads=THREADS)
    seconds = time.perf_counter() - started
    cpu = time.process_time() - cpu
    if run.status != "completed":
        raise SystemExit(f"the run is {run.status}: {run.error}")
    toy.check(site, count)
    print(json.dumps({"seconds": seconds, "cpu": cpu}))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
