"""Leases and fences: who may write, and what becomes of what nobody looks after."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8.automation.claim import Asking, claim_step
from igny8.automation.lease import give_back_all, renew
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.lib.database import read_clock
from igny8.models import Content, RunStep, Task
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_tasks, balance, charged, check_ledger, make_site
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


def _let_leases_run_out() -> None:
    RunStep.objects.filter(status="leased").update(lease_until=read_clock() - timedelta(seconds=1))


def test_a_claim_holds_for_a_minute() -> None:
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    step = RunStep.objects.get(pk=take().step.pk)
    assert step.lease_until is not None
    assert timedelta(seconds=55) < step.lease_until - read_clock() <= timedelta(seconds=60)
    assert (step.leased_by, step.fence) == ("test", 1)


def test_a_late_worker_writes_nothing() -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    late = take_work("late")
    _let_leases_run_out()
    sweep()
    step = RunStep.objects.get(kind="work")
    assert (step.status, step.crashes, step.attempts, step.reserved) == ("waiting", 1, 0, 0)
    assert balance(site) == 1_000
    second = take_work("second")
    work_step(late)
    assert Content.objects.count() == 0
    work_step(second)
    assert Content.objects.count() == 1
    work_step(late)
    assert charged(site) == 5
    assert fresh(run).status == "completed"
    check_ledger()


def test_a_worker_whose_lease_ran_out_writes_nothing_even_if_nobody_took_its_step() -> None:
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    late = take_work()
    _let_leases_run_out()
    work_step(late)
    assert Content.objects.count() == 0
    assert renew("test", [late.step.pk]) == 0


def test_a_late_fault_writes_nothing_either(toys: Toys) -> None:
    def break_down(batch: Batch, kit: Kit) -> None:
        raise ValueError("late")

    site = make_site(max_attempts=1)
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    late = take_work("late")
    _let_leases_run_out()
    sweep()
    toys.written.behave = break_down
    work_step(late)
    assert Task.objects.get().status == "pending"


def test_a_renewed_lease_is_left_alone() -> None:
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    claim = take_work()
    RunStep.objects.filter(status="leased").update(lease_until=read_clock() + timedelta(seconds=2))
    assert renew("test", [claim.step.pk]) == 1
    assert renew("another", [claim.step.pk]) == 0
    step = RunStep.objects.get(pk=claim.step.pk)
    assert step.lease_until is not None
    assert step.lease_until - read_clock() > timedelta(seconds=55)
    sweep()
    work_step(claim)
    assert Content.objects.count() == 1


def test_what_a_worker_gives_back_in_order_is_no_crash() -> None:
    site = make_site()
    add_tasks(site, 2)
    start_run(site=site, stages=[4])
    late = take_work("ending")
    take("other")
    assert give_back_all("ending", crashed=False) == 1
    step = RunStep.objects.get(pk=late.step.pk)
    assert (step.status, step.crashes) == ("waiting", 0)
    assert RunStep.objects.get(status="leased").leased_by == "other"
    work_step(late)
    assert Content.objects.count() == 0
    assert balance(site) == 1_000 - 7
    check_ledger()


def test_a_clock_set_back_an_hour_keeps_nothing_waiting_for_an_hour() -> None:
    site = make_site()
    add_tasks(site, 2)
    run = start_run(site=site, stages=[4])
    take_work("dead")
    hour = timedelta(hours=1)
    RunStep.objects.filter(status="leased").update(lease_until=read_clock() + timedelta(seconds=60) + hour)
    RunStep.objects.filter(status="waiting").update(not_before=read_clock() + timedelta(seconds=10) + hour)
    sweep()
    leased = RunStep.objects.get(status="leased")
    assert leased.lease_until is not None
    assert leased.lease_until - read_clock() <= timedelta(seconds=60)
    work_all()
    assert Content.objects.count() == 1
    _let_leases_run_out()
    sweep()
    work_all()
    assert fresh(run).status == "completed"


def test_a_lease_that_was_lost_is_told_in_the_log() -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    take_work()
    _let_leases_run_out()
    sweep()
    assert run.events.filter(level="warning").get().message.startswith("The worker of a step is gone")


def test_nothing_is_claimed_twice() -> None:
    site = make_site()
    add_tasks(site, 1)
    start_run(site=site, stages=[4])
    take_work()
    assert claim_step(Asking("test")) is None
