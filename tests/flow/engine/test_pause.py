from __future__ import annotations

from datetime import timedelta

import pytest

from igny8.automation.claim import Asking, claim_step
from igny8.automation.controls import WrongState
from igny8.automation.pause import pause_run
from igny8.automation.resume import resume_run
from igny8.automation.standstill import seconds_at_work
from igny8.automation.start import start_run
from igny8.automation.suspend import suspend
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.lib import clock
from igny8.models import AuditEntry, AutomationRun, Content, RunStage, User
from tests.flow.engine.rows import add_tasks, check_ledger, make_site
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def test_no_new_step_starts() -> None:
    site = make_site()
    add_tasks(site, 3)
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    pause_run(run)
    assert claim_step(Asking("test")) is None
    assert (run.status, run.pause_reason) == ("paused", "user")
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 3


def test_a_step_in_flight_finishes_and_is_kept() -> None:
    site = make_site()
    add_tasks(site, 2)
    run = start_run(site=site, stages=[4])
    claim = take_work()
    pause_run(run)
    work_step(claim)
    assert Content.objects.count() == 1
    assert fresh(run).status == "paused"
    check_ledger()


def test_a_run_paused_in_its_last_step_stays_paused_and_completes_when_resumed() -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    claim = take_work()
    pause_run(run)
    work_step(claim)
    sweep()
    assert fresh(run).status == "paused"
    resume_run(run)
    assert fresh(run).status == "completed"


def test_who_paused_it_is_written_down() -> None:
    alice = User.objects.create(email="alice@example.org")
    pause_run(start_run(site=make_site()), user=alice)
    assert AuditEntry.objects.get(action="run.pause").user == alice


def test_to_pause_twice_changes_nothing() -> None:
    run = start_run(site=make_site())
    pause_run(run)
    pause_run(run)
    assert AuditEntry.objects.filter(action="run.pause").count() == 1


def test_time_that_a_run_stands_still_is_no_work_of_its_stage() -> None:
    site = make_site()
    add_tasks(site, 2)
    run = start_run(site=site, stages=[4])
    take_work()
    suspend(run, "provider", "It is down.", is_probed=True)
    assert fresh(run).paused_at is not None
    past = clock.now() - timedelta(minutes=10)
    AutomationRun.objects.update(paused_at=past, probe_at=past)
    RunStage.objects.filter(number=4).update(started_at=past - timedelta(minutes=1))
    sweep()  # it tries again
    assert (fresh(run).status, run.paused_at, set(run.paused_seconds)) == ("running", None, {"4"})
    stage = RunStage.objects.select_related("run").get(run=run, number=4)
    assert seconds_at_work(stage, clock.now()) == pytest.approx(60, abs=20)


def test_a_persons_pause_overrides_another_reason() -> None:
    run = start_run(site=make_site())
    suspend(run, "provider", "It is down.", is_probed=True)
    pause_run(run)
    assert (run.pause_reason, run.probe_at) == ("user", None)


@pytest.mark.parametrize("reason", ["provider", "credits", "budget"])
def test_no_other_reason_overrides_the_first(reason: str) -> None:
    run = start_run(site=make_site())
    pause_run(run)
    assert not suspend(run, reason, "Something happened.")
    assert fresh(run).pause_reason == "user"


def test_an_ended_run_cannot_be_paused() -> None:
    run = start_run(site=make_site())
    work_all()
    with pytest.raises(WrongState, match="completed") as refused:
        pause_run(run)
    assert refused.value.extra["status"] == "completed"
