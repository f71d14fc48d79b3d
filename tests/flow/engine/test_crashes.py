"""A step that kills its worker again and again: first it runs alone, then its item is parked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8.automation.claim import Asking, claim_step
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.lib.database import read_clock
from igny8.models import Keyword, RunStep, Task
from tests.flow.engine.rows import add_keywords, add_tasks, check_ledger, make_site
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def _die(step: RunStep) -> None:
    RunStep.objects.filter(pk=step.pk).update(lease_until=read_clock() - timedelta(seconds=1))
    sweep()


def test_after_ten_crashes_its_item_is_parked_and_the_run_goes_on() -> None:
    site = make_site()
    bad, _ = add_tasks(site, 2)
    run = start_run(site=site, stages=[4])
    for _ in range(10):
        claim = take_work()
        assert claim.step.item_ids == [bad.pk]
        _die(claim.step)
    assert "10 times" in Task.objects.get(status="parked").parked_reason
    work_all()
    assert fresh(run).status == "completed"
    stage = run.stages.get(number=4)
    assert (stage.done_items, stage.failed_items) == (1, 1)
    check_ledger()


def test_a_step_of_several_items_is_halved_first() -> None:
    site = make_site(stage_1_batch_size=4)
    bad, *_ = add_keywords(site, 4)
    run = start_run(site=site, stages=[1])
    crashes = 0
    while Keyword.objects.filter(status="parked").count() == 0:
        claim = take_work()
        if bad.pk in claim.step.item_ids:
            crashes += 1
            _die(claim.step)
        else:
            work_step(claim)
    assert crashes == 10 + 5 + 5  # halves are suspects from the start
    work_all()
    assert Keyword.objects.filter(status="mapped").count() == 3
    assert fresh(run).status == "completed"
    check_ledger()


def test_a_suspect_runs_alone_in_its_worker() -> None:
    site = make_site()
    add_tasks(site, 3)
    start_run(site=site, stages=[4])
    other = take_work()
    suspect = RunStep.objects.filter(status="waiting").order_by("id")[1]
    RunStep.objects.filter(status="waiting").exclude(pk=suspect.pk).update(crashes=0)
    RunStep.objects.filter(pk=suspect.pk).update(crashes=5)
    first = RunStep.objects.filter(status="waiting").order_by("id")[0]
    claim = claim_step(Asking("test", in_flight=1))
    assert claim is not None
    assert claim.step.pk == first.pk
    assert claim_step(Asking("test", in_flight=2)) is None  # the suspect waits until nothing else is in flight
    work_step(other)
    work_step(claim)
    alone = claim_step(Asking("test"))
    assert alone is not None
    assert alone.step.pk == suspect.pk
    assert claim_step(Asking("test", in_flight=1, has_suspect=True)) is None


def test_a_plan_that_always_kills_its_worker_fails_the_run() -> None:
    site = make_site()
    add_keywords(site, 1)
    run = start_run(site=site)
    for _ in range(10):
        claim = claim_step(Asking("test"))
        assert claim is not None
        _die(claim.step)
    assert fresh(run).status == "failed"
    assert "could not be planned" in run.error
    assert not RunStep.objects.filter(status__in=["waiting", "leased"]).exists()
