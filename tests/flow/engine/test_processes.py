"""Real worker processes: ended, stopped, killed, idle."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from igny8.automation.pause import pause_run
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.jobs.bell import EmbeddedBell
from igny8.jobs.supervise import supervise
from igny8.models import AutomationRun, Content, RunStep
from tests.chaos.actions import nobody_holds_the_database
from tests.flow.engine import program
from tests.flow.engine.rows import add_tasks, balance, charged, check_ledger, make_site
from tests.flow.engine.turns import fresh, work_all
from tests.flow.engine.waiting import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts worker processes, and ends those that a test leaves behind."""
    started: list[subprocess.Popen[bytes]] = []

    def one(**more: str) -> subprocess.Popen[bytes]:
        started.append(program.start(home, **more))
        return started[-1]

    yield one
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()
        if process.stdin:
            process.stdin.close()


def _leased(count: int) -> Callable[[], bool]:
    return lambda: RunStep.objects.filter(status="leased", kind="work").count() == count


def _run_of(articles: int) -> AutomationRun:
    site = make_site(concurrency=8)
    add_tasks(site, articles)
    return start_run(site=site, stages=[4])


def _is(run: AutomationRun, status: str) -> Callable[[], bool]:
    return lambda: fresh(run).status == status


def test_sigterm_ends_a_worker_within_five_seconds_with_nothing_left_leased(start: Start, tmp_path: Path) -> None:
    run = _run_of(3)
    gate = tmp_path / "never"
    process = start(TOY_GATE=str(gate))
    until(_leased(3), what="three steps in flight")
    began = time.monotonic()
    process.terminate()
    process.wait(timeout=60)
    assert time.monotonic() - began < 5.5
    assert process.returncode == 0
    steps = RunStep.objects.filter(kind="work")
    assert {(step.status, step.crashes, step.attempts) for step in steps} == {("waiting", 0, 0)}
    assert fresh(run).status == "running"
    assert balance(run.site) == 1_000
    check_ledger()
    start()
    until(_is(run, "completed"), what="the run")
    assert Content.objects.count() == 3


def test_a_killed_workers_steps_are_free_as_soon_as_the_next_one_starts(start: Start, tmp_path: Path) -> None:
    run = _run_of(3)
    process = start(TOY_GATE=str(tmp_path / "never"))
    until(_leased(3), what="three steps in flight")
    process.kill()
    process.wait()
    start()
    assert until(_is(run, "completed"), what="the run") < 15  # leases would run out after 60 s
    assert {step.crashes for step in RunStep.objects.filter(kind="work")} == {1}
    assert Content.objects.count() == 3
    assert charged(run.site) == 15
    check_ledger()


def test_a_worker_that_was_stopped_past_its_lease_writes_nothing(start: Start, tmp_path: Path) -> None:
    run = _run_of(2)
    gate = tmp_path / "gate"
    process = start(TOY_GATE=str(gate), IGNY8_LEASE_SECONDS="2", IGNY8_SWEEP_SECONDS="60")
    until(_leased(2), what="two steps in flight")
    until(lambda: _stopped_between_two_transactions(process), what="a moment to stop it")
    until(lambda: _swept() == 0, what="the leases to run out")
    work_all()
    assert fresh(run).status == "completed"
    entries = charged(run.site)
    gate.touch()
    process.send_signal(signal.SIGCONT)
    process.terminate()
    process.wait(timeout=60)
    assert Content.objects.count() == 2
    assert charged(run.site) == entries == 10
    check_ledger()


def _stopped_between_two_transactions(process: subprocess.Popen[bytes]) -> bool:
    """Inside a transaction it would hold the database, and nobody could go on."""
    process.send_signal(signal.SIGSTOP)
    if nobody_holds_the_database():
        return True
    process.send_signal(signal.SIGCONT)
    return False


def _swept() -> int:
    sweep()
    return RunStep.objects.filter(status="leased").count()


def test_a_live_worker_keeps_its_leases_for_as_long_as_it_works(start: Start, tmp_path: Path) -> None:
    run = _run_of(1)
    gate = tmp_path / "gate"
    start(TOY_GATE=str(gate), IGNY8_LEASE_SECONDS="2", IGNY8_SWEEP_SECONDS="1")
    until(_leased(1), what="a step in flight")
    step = RunStep.objects.get(status="leased")
    first_lease = step.lease_until
    assert first_lease is not None
    until(lambda: _lease(step) > first_lease.timestamp() + 4, what="the lease to be renewed")
    gate.touch()
    until(_is(run, "completed"), what="the run")
    assert RunStep.objects.get(kind="work").crashes == 0


def _lease(step: RunStep) -> float:
    step.refresh_from_db()
    return step.lease_until.timestamp() if step.lease_until else 0.0


def test_an_idle_worker_uses_no_processor_time_and_wakes_at_once(start: Start, home: Path, bell: EmbeddedBell) -> None:
    process = start(TOY_THREADS="16")
    until(lambda: list((home / "workers").glob("*.json")) != [], what="the worker to start")
    watched = psutil.Process(process.pid)
    watched.cpu_percent()
    threading.Event().wait(1.0)
    watched.cpu_percent()
    threading.Event().wait(4.0)
    assert watched.cpu_percent() < 1.0
    run = _run_of(2)
    took = until(_is(run, "completed"), what="the run")
    assert took < 5  # the sweep comes each 15 s
    process.terminate()
    process.wait(timeout=60)


def test_pause_takes_effect_within_one_item(start: Start, tmp_path: Path) -> None:
    run = _run_of(40)
    start(TOY_SECONDS="0.2")
    until(lambda: Content.objects.count() >= 3, what="three articles")
    pause_run(run)
    in_flight = RunStep.objects.filter(status="leased").count()
    done = Content.objects.count()
    until(_leased(0), what="steps in flight to finish")
    assert Content.objects.count() <= done + in_flight
    assert fresh(run).status == "paused"
    assert Content.objects.count() < 40


def test_a_worker_that_dies_is_started_again_and_ends_with_its_supervisor(home: Path) -> None:
    pids = home / "pids"
    child = (
        f"import os,sys; f=open({str(pids)!r},'a'); f.write(str(os.getpid())+'\\n'); f.close(); sys.stdin.buffer.read()"
    )
    ended = threading.Event()
    thread = threading.Thread(target=supervise, args=([sys.executable, "-c", child], ended))
    thread.start()
    until(lambda: _lines(pids) == 1, what="the first child")
    psutil.Process(int(pids.read_text().split()[0])).kill()
    until(lambda: _lines(pids) == 2, what="the second child")
    ended.set()
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert not psutil.pid_exists(int(pids.read_text().split()[1]))


def _lines(path: Path) -> int:
    return len(path.read_text().split()) if path.exists() else 0


def test_a_worker_ends_when_its_supervisor_was_killed(start: Start, tmp_path: Path) -> None:
    _run_of(1)
    process = start(TOY_GATE=str(tmp_path / "never"))
    until(_leased(1), what="a step in flight")
    assert process.stdin is not None
    process.stdin.close()  # what the kernel does when the other end dies
    assert process.wait(timeout=20) == 0
    assert not RunStep.objects.filter(status="leased").exists()
