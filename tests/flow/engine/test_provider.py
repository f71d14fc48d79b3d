"""A provider that fails pauses the run, which tries again by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8.ai.errors import KeyRefused, ModelGone, RateLimited, Unavailable
from igny8.automation.claim import Asking, claim_step
from igny8.automation.resume import resume_run
from igny8.automation.start import start_run
from igny8.automation.sweep import sweep
from igny8.automation.work import work_step
from igny8.lib.database import read_clock
from igny8.models import AutomationRun, Content, RunStep, Task
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_tasks, balance, check_ledger, make_site
from tests.flow.engine.test_faults import failing
from tests.flow.engine.toy import Toys, nothing_special
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


class Down:
    """A provider that is down, and stays so."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, batch: Batch, kit: Kit) -> None:
        raise self.error


def _work_until_paused(run: AutomationRun) -> None:
    while fresh(run).status == "running":
        RunStep.objects.filter(status="waiting").update(not_before=None)
        work_step(take())


def _come_to_the_probe() -> None:
    AutomationRun.objects.update(probe_at=read_clock() - timedelta(seconds=1))
    sweep()


@pytest.mark.parametrize("error", [Unavailable("503"), RateLimited()])
def test_after_max_attempts_the_run_pauses_and_no_item_is_blamed(toys: Toys, error: Exception) -> None:
    site = make_site(max_attempts=2)
    add_tasks(site, 2)
    toys.written.behave = Down(error)
    run = start_run(site=site, stages=[4])
    _work_until_paused(run)
    assert run.pause_reason == "provider"
    assert Task.objects.filter(status="pending").count() == 2
    assert balance(site) == 1_000
    check_ledger()


def test_probes_come_after_1_5_15_and_then_each_30_minutes(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = Down(Unavailable("503"))
    run = start_run(site=site, stages=[4])
    _work_until_paused(run)
    minutes = []
    for _ in range(6):
        assert run.probe_at is not None
        minutes.append(round((run.probe_at - read_clock()).total_seconds() / 60))
        _come_to_the_probe()
        assert fresh(run).status == "running"
        worked = len(toys.written.worked)
        work_step(take_work())
        assert len(toys.written.worked) == worked + 1  # one call a probe
        assert fresh(run).status == "paused"
    assert minutes == [1, 5, 15, 30, 30, 30]


def test_a_probe_is_one_step_and_its_success_lets_the_others_go(toys: Toys) -> None:
    site = make_site(concurrency=4, max_attempts=1)
    add_tasks(site, 4)
    toys.written.behave = failing(Unavailable("503"))
    run = start_run(site=site, stages=[4])
    _work_until_paused(run)
    _come_to_the_probe()
    probe = take_work()
    assert claim_step(Asking("test")) is None
    work_step(probe)
    assert fresh(run).probes == 0
    assert take().step.pk != take().step.pk
    assert Content.objects.count() == 1


def test_a_run_that_comes_back_completes(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    add_tasks(site, 3)
    toys.written.behave = failing(Unavailable("503"), Unavailable("503"))
    run = start_run(site=site, stages=[4])
    _work_until_paused(run)
    _come_to_the_probe()
    _work_until_paused(run)
    _come_to_the_probe()
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 3


def test_a_refused_key_waits_for_a_person(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = Down(KeyRefused("The key has expired."))
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    assert (fresh(run).pause_reason, run.probe_at) == ("provider", None)
    assert len(toys.written.worked) == 1
    sweep()
    assert fresh(run).status == "paused"
    toys.written.behave = nothing_special
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"


def test_a_model_that_is_gone_pauses_at_once_and_is_probed(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    toys.written.behave = Down(ModelGone("m-1 is no more"))
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    assert len(toys.written.worked) == 1
    assert fresh(run).pause_reason == "provider"
    assert run.probe_at is not None


def test_a_person_who_resumes_gives_it_all_its_attempts_again(toys: Toys) -> None:
    site = make_site(max_attempts=2)
    add_tasks(site, 1)
    toys.written.behave = failing(*[Unavailable("503")] * 3)
    run = start_run(site=site, stages=[4])
    _work_until_paused(run)
    resume_run(run)
    assert run.probes == 0
    work_step(take_work())
    assert fresh(run).status == "running"
    RunStep.objects.update(not_before=None)
    work_all()
    assert fresh(run).status == "completed"
