from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from igny8.automation import tick
from igny8.automation.log import log_event, read_events
from igny8.jobs import scheduler
from igny8.jobs.scheduler import Duty, run_scheduler
from igny8.lib import clock
from igny8.models import AutomationConfig, AutomationRun, RunEvent
from tests.flow.engine.rows import make_site

pytestmark = pytest.mark.django_db(transaction=True)


def _scheduling(to_do: list[Duty] | None = None) -> Callable[[], float]:
    """Start a scheduler; call what comes back to stop it and learn how many seconds that took."""
    stop = threading.Event()
    thread = threading.Thread(target=run_scheduler, args=(stop, to_do))
    thread.start()

    def end() -> float:
        before = time.monotonic()
        stop.set()
        thread.join(20)
        assert not thread.is_alive()
        return time.monotonic() - before

    return end


def _until(is_true: Callable[[], bool], seconds: float = 20) -> None:
    patience, end = threading.Event(), time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "it never came"
        patience.wait(0.02)


def test_it_starts_a_run_when_its_slot_comes_and_not_before() -> None:
    site = make_site()
    slot = clock.now() + timedelta(seconds=2)
    AutomationConfig.objects.filter(site=site).update(is_enabled=True, next_run_at=slot)
    end = _scheduling()
    _until(AutomationRun.objects.exists)
    assert end() < 5
    late = AutomationRun.objects.get().started_at - slot
    assert timedelta(0) <= late < timedelta(seconds=2)


def test_it_prunes_the_log() -> None:
    run = AutomationRun.objects.create(site=make_site(), status="completed")
    log_event(run, "info", "old")
    RunEvent.objects.update(time=clock.now() - timedelta(days=91))
    end = _scheduling()
    _until(lambda: not read_events(run=run))
    end()


def test_it_moves_on_a_run_that_stands_still() -> None:
    site = make_site()
    run = AutomationRun.objects.create(site=site)
    run.stages.create(number=1)
    end = _scheduling()
    _until(lambda: run.steps.filter(kind="plan").exists())
    end()


def test_it_sleeps_and_stops_at_once() -> None:
    done: list[str] = []
    end = _scheduling([Duty("count", lambda: done.append("x"), every_seconds=3_600)])
    _until(lambda: bool(done))
    assert end() < 1
    assert done == ["x"]


def test_a_duty_that_fails_is_done_again_and_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[int] = []
    others: list[int] = []

    def fail() -> None:
        tries.append(1)
        raise RuntimeError("broken")

    end = _scheduling([Duty("fail", fail, 0.05), Duty("go on", lambda: others.append(1), 0.05)])
    _until(lambda: len(tries) > 2 and len(others) > 2)
    end()
    assert "could not fail" in caplog.text


def test_a_duty_that_is_wanted_sooner_is_done_sooner() -> None:
    done: list[float] = []
    end = _scheduling([Duty("soon", lambda: done.append(time.monotonic()), 3_600, sooner=lambda: 0.2)])
    _until(lambda: len(done) == 2)
    end()
    assert 0.15 < done[1] - done[0] < 5


def test_every_duty_is_there() -> None:
    assert [duty.name for duty in scheduler.duties()] == [
        "tick",
        "sweep",
        "prune the log",
        "forget prompts and answers",
        "forget parts of articles",
        "seal keys anew",
        "seal second factors anew",
        "prune notifications",
        "tidy the doors",
        "remove orphaned images",
        "purge deleted sites",
        "forget old bulk changes",
        "let go old uploads",
    ]
    assert scheduler.duties()[0].sooner is tick.seconds_to_next_slot
