"""`python -m benchmarks.idle`: what `igny8 up` costs while there is nothing to do, and how soon it wakes.

Starting: from the start of the process to its first answer, on a new home, and what its processes hold then.
Idle: processor time of its whole process tree over some seconds, as a share of one core. Waking: from the moment
at which another process makes a run's first step, before its commit, to the claim by the worker, as the rows tell it.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psutil

from igny8.config import home
from tests.servers.ports import free_port
from tests.servers.postgresql import PostgreSQL, create_database

ROOT = Path(__file__).parents[1]
MOST_PERCENT = 1.0
MOST_MEGABYTES = 280  # of both processes until the first run; a test holds it
_START_SECONDS = 60.0


def main() -> int:
    """Measure on both databases; 1 if an idle worker takes too much."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.idle", description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--starts", type=int, default=10, help="runs that are started to see how soon it wakes")
    parser.add_argument("--wake", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.wake:
        print(json.dumps(_wake(options.starts)))
        return 0
    with PostgreSQL() as server:
        urls = {"SQLite": "", "PostgreSQL": create_database(server.url())}
        percents = [_measure(name, url, options.seconds, options.starts) for name, url in urls.items()]
    return int(max(percents) > MOST_PERCENT)


def _measure(name: str, url: str, seconds: float, starts: int) -> float:
    with tempfile.TemporaryDirectory(prefix="igny8-idle-") as folder:
        given = {**os.environ, "IGNY8_HOME": folder, "DATABASE_URL": url}
        with _up(name, given) as tree:
            before = _cpu(tree)
            time.sleep(seconds)  # the measurement itself: nothing is waited for
            percent = 100 * (_cpu(tree) - before) / seconds
            command = [sys.executable, "-m", "benchmarks.idle", "--wake", "--starts", str(starts)]
            woken = json.loads(subprocess.run(command, env=given, cwd=ROOT, check=True, capture_output=True).stdout)
    print(f"{name:12} idle {percent:.2f} % of one core over {seconds:.0f} s ({len(tree)} processes)")
    told = f"median {median(woken):.1f} ms, longest {max(woken):.1f} ms"
    print(f"{name:12} from a start in another process to its first claim, {starts} times: {told}")
    return percent


@contextmanager
def _up(name: str, given: dict[str, str]) -> Iterator[list[psutil.Process]]:
    """`igny8 up`, once its worker works: its processes."""
    port = free_port()
    command = [sys.executable, "-m", "igny8", "up", "--port", str(port)]
    began = time.monotonic()
    with subprocess.Popen(command, env=given, cwd=ROOT, stderr=subprocess.DEVNULL) as up:
        try:
            _await(up, lambda: _answers(port))
            answered = time.monotonic() - began
            workers = Path(given["IGNY8_HOME"]) / "workers"
            _await(up, lambda: bool(list(workers.glob("*.json"))))
            me = psutil.Process(up.pid)
            tree = [me, *me.children(recursive=True)]
            print(
                f"{name:12} answers {answered:.1f} s after it was started; by then it worked {_cpu(tree):.1f} s in all"
            )
            time.sleep(3.0)  # the first sweep and the first tick are part of the start
            sizes = [process.memory_full_info().pss / 1e6 for process in tree]
            each = " + ".join(f"{size:.0f}" for size in sizes)
            print(f"{name:12} takes {sum(sizes):.0f} MB before its first run ({each}, PSS; at most {MOST_MEGABYTES})")
            yield tree
        finally:
            up.send_signal(signal.SIGTERM)


def _await(up: subprocess.Popen[bytes], is_there: Callable[[], bool]) -> None:
    until = time.monotonic() + _START_SECONDS
    while not is_there():
        if up.poll() is not None or time.monotonic() > until:
            raise SystemExit("igny8 up did not start")
        time.sleep(0.02)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _cpu(tree: list[psutil.Process]) -> float:
    times = [process.cpu_times() for process in tree]
    return sum(each.user + each.system for each in times)


def _wake(starts: int) -> list[float]:
    """Milliseconds from the making of a run's first step, before its commit, to its claim by the worker."""
    home.prepare()
    from igny8.automation.start import start_run
    from igny8.models import Account, RunStep, Site

    site = Site.objects.create(account=Account.objects.create(name="idle"), name="idle", domain="idle.example")
    found = []
    for _ in range(starts):
        run = start_run(site=site, stages=[7])
        while run.status == "running":
            time.sleep(0.02)
            run.refresh_from_db()
        step = RunStep.objects.get(run=run)
        assert step.started_at is not None
        found.append(1000 * (step.started_at - step.created_at).total_seconds())
        time.sleep(0.2)  # until the worker sleeps again
    return found


if __name__ == "__main__":
    sys.exit(main())
