from __future__ import annotations

import pytest

from igny8.automation.cancel import cancel_run
from igny8.automation.controls import WrongState
from igny8.automation.pause import pause_run
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.models import AuditEntry, Content, RunStep
from tests.flow.engine.rows import add_tasks, balance, charged, check_ledger, make_site
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def test_what_is_settled_stays_and_what_was_held_returns() -> None:
    site = make_site()
    add_tasks(site, 3)
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    late = take_work()
    assert balance(site) == 1_000 - 5 - 7
    cancel_run(run)
    assert (run.status, run.credits_used) == ("cancelled", 5)
    assert balance(site) == 995
    check_ledger()
    work_step(late)
    assert Content.objects.count() == 1
    assert (balance(site), charged(site)) == (995, 5)
    check_ledger()


def test_the_site_is_free_at_once_and_a_new_run_takes_the_items_while_old_steps_still_run() -> None:
    site = make_site()
    add_tasks(site, 2)
    first = start_run(site=site, stages=[4])
    late = take_work()
    cancel_run(first)
    second = start_run(site=site, stages=[4])
    work_all()
    work_step(late)
    assert (fresh(first).status, fresh(second).status) == ("cancelled", "completed")
    assert Content.objects.count() == 2
    assert charged(site) == 10
    check_ledger()


def test_nothing_is_left_open() -> None:
    site = make_site()
    add_tasks(site, 3)
    run = start_run(site=site, stages=[4])
    take_work()
    cancel_run(run)
    assert not RunStep.objects.filter(status__in=["waiting", "leased"]).exists()
    assert work_all() == 0


def test_a_paused_run_can_be_cancelled() -> None:
    run = start_run(site=make_site())
    pause_run(run)
    assert cancel_run(run).status == "cancelled"


def test_to_cancel_twice_changes_nothing() -> None:
    run = start_run(site=make_site())
    cancel_run(run)
    ended_at = run.completed_at
    assert cancel_run(run).completed_at == ended_at
    assert AuditEntry.objects.filter(action="run.cancel").count() == 1


def test_a_completed_run_cannot_be_cancelled() -> None:
    run = start_run(site=make_site())
    work_all()
    with pytest.raises(WrongState, match="completed"):
        cancel_run(run)
    assert fresh(run).status == "completed"
