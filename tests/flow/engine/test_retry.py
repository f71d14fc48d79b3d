from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError

from igny8.automation import retry
from igny8.automation.cancel import cancel_run
from igny8.automation.controls import RunActive
from igny8.automation.pause import pause_run
from igny8.automation.resume import resume_run
from igny8.automation.retry import NothingToRetry, retry_failed, retry_step
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.lib import clock
from igny8.lib.errors import NotFound
from igny8.models import AuditEntry, AutomationRun, Content, Keyword, RunStep, Task
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_keywords, add_tasks, charged, check_ledger, make_site
from tests.flow.engine.toy import Toys, nothing_special
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


class Poison:
    """Breaks on one item, until it is cured."""

    def __init__(self, item: int) -> None:
        self.item: int | None = item

    def __call__(self, batch: Batch, kit: Kit) -> None:
        if self.item in batch.item_ids:
            raise ValueError("poison")


def _all_poisoned(batch: Batch, kit: Kit) -> None:
    raise ValueError("poison")


def test_in_a_running_run_the_item_joins_it(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    tasks = add_tasks(site, 3)
    toys.written.behave = poison = Poison(tasks[0].pk)
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    assert Task.objects.get(status="parked").parked_reason == "ValueError: poison"
    poison.item = None
    retried = retry_failed(run)
    assert (retried.run, retried.items) == (run, {4: 1})
    work_all()
    assert fresh(run).status == "completed"
    stage = run.stages.get(number=4)
    assert (stage.total_items, stage.done_items, stage.failed_items) == (3, 3, 0)
    assert charged(site) == 15


def test_an_item_of_an_earlier_stage_takes_the_run_back_and_through(toys: Toys) -> None:
    site = make_site(max_attempts=1, stage_1_batch_size=1)
    keywords = add_keywords(site, 3)
    toys.sorted.behave = poison = Poison(keywords[1].pk)
    run = start_run(site=site)
    while take_work_is_of_stage_1():
        continue
    assert fresh(run).current_stage == 4
    poison.item = None
    retry_failed(run)
    assert fresh(run).current_stage == 1
    late = add_keywords(site, 1)[0]
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 3
    assert Keyword.objects.get(status="new") == late  # what arrives later waits for the next run
    stages = {stage.number: stage for stage in run.stages.all()}
    assert (stages[1].result, stages[1].total_items) == ({"keywords_processed": 3, "credits_used": 1}, 3)
    assert stages[4].done_items == stages[4].total_items == 3
    check_ledger()


def take_work_is_of_stage_1() -> bool:
    claim = take_work()
    work_step(claim)
    return claim.step.number == 1


def test_in_a_paused_run_the_item_joins_it_and_the_run_stays_paused(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    tasks = add_tasks(site, 2)
    toys.written.behave = poison = Poison(tasks[0].pk)
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    pause_run(run)
    poison.item = None
    retry_failed(run)
    assert fresh(run).status == "paused"
    resume_run(run)
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 2


def test_a_stage_whose_plan_is_in_flight_takes_the_item_too(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    add_tasks(site, 1)
    Task.objects.update(status="parked", parked_reason="before")
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    plan = take()
    retry_failed(run)
    work_step(plan)
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 2


def test_a_failed_run_goes_on(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    add_tasks(site, 2)
    toys.written.behave = _all_poisoned
    run = start_run(site=site)
    work_all()
    assert fresh(run).status == "failed"
    assert "stage 4" in run.error
    toys.written.behave = nothing_special
    AutomationRun.objects.update(completed_at=clock.now() - timedelta(minutes=5))
    retried = retry_failed(run)
    assert retried.run == run
    assert (fresh(run).status, run.error, run.completed_at) == ("running", "", None)
    assert run.paused_seconds == {"4": pytest.approx(300, abs=20)}  # it stood still until now
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 2


@pytest.mark.parametrize("end", ["completed", "cancelled"])
def test_after_the_end_it_is_a_new_run_of_only_those_items(toys: Toys, end: str) -> None:
    site = make_site(max_attempts=1)
    keywords = add_keywords(site, 2)
    toys.sorted.behave = poison = Poison(keywords[0].pk)
    first = start_run(site=site, stages=[1, 4])
    for _ in range(4):  # a plan, the whole, and its halves
        work_step(take())
    if end == "cancelled":
        cancel_run(first)
    else:
        work_all()
    assert fresh(first).status == end
    Task.objects.update(status="completed")
    add_keywords(site, 1)
    waiting = add_tasks(site, 1)[0]
    poison.item = None
    retried = retry_failed(first)
    assert retried.run.retry_of == first
    assert retried.items == {1: 1}
    work_all()
    assert fresh(retried.run).status == "completed"
    assert fresh(first).status == end
    assert set(retried.run.stages.filter(number=4).values_list("done_items", flat=True)) == {1}
    assert Content.objects.filter(title=keywords[0].term).count() == 1
    assert Task.objects.get(status="pending") == waiting
    assert Keyword.objects.filter(status="new").count() == 1


def test_a_run_whose_plan_failed_is_planned_anew(toys: Toys) -> None:
    site = make_site()
    add_keywords(site, 2)
    toys.sorted.plans = _all_poisoned
    run = start_run(site=site, stages=[1])

    for _ in range(5):
        RunStep.objects.update(not_before=None)
        work_step(take())
    assert fresh(run).status == "failed"
    assert "could not be planned" in run.error
    toys.sorted.plans = nothing_special
    retry_failed(run)
    work_all()
    assert fresh(run).status == "completed"
    assert Keyword.objects.filter(status="mapped").count() == 2


def test_with_nothing_parked_there_is_nothing_to_retry() -> None:
    run = start_run(site=make_site())
    work_all()
    with pytest.raises(NothingToRetry):
        retry_failed(run)
    assert AutomationRun.objects.count() == 1


def test_another_active_run_stands_in_the_way(toys: Toys) -> None:
    site = make_site(max_attempts=1)
    tasks = add_tasks(site, 2)
    toys.written.behave = Poison(tasks[0].pk)
    first = start_run(site=site)
    work_all()
    second = start_run(site=site)
    with pytest.raises(RunActive) as refused:
        retry_failed(first)
    assert refused.value.extra["run_id"] == str(second.pk)
    assert Task.objects.filter(status="parked").count() == 1


def _failed_steps(run: AutomationRun) -> list[RunStep]:
    return list(RunStep.objects.filter(run=run, status="failed", kind="work").order_by("id"))


def test_a_fault_is_not_taken_for_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IntegrityError("NOT NULL constraint failed")

    run = cancel_run(start_run(site=make_site()))
    monkeypatch.setattr(retry, "_unpark", broken)
    with pytest.raises(IntegrityError):
        retry_failed(run)


def test_one_step_alone_is_tried_again(toys: Toys) -> None:
    site = make_site(max_attempts=1, stage_4_batch_size=1)
    add_tasks(site, 3)
    toys.written.behave = _all_poisoned
    run = start_run(site=site, stages=[4])
    work_all()
    assert fresh(run).status == "failed"
    toys.written.behave = nothing_special
    step = _failed_steps(run)[1]
    retried = retry_step(run, step.pk, actor="alice")
    assert (retried.run, retried.items) == (run, {4: 1})
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.get().task_id == step.item_ids[0]
    assert Task.objects.filter(status="parked").count() == 2
    stage = run.stages.get(number=4)
    assert (stage.total_items, stage.done_items, stage.failed_items) == (3, 1, 2)
    assert AuditEntry.objects.get(action="run.retry").data["step"] == step.pk
    check_ledger()


def test_after_the_end_one_step_is_a_new_run_and_twice_is_refused(toys: Toys) -> None:
    site = make_site(max_attempts=1, stage_4_batch_size=1)
    tasks = add_tasks(site, 3)
    toys.written.behave = _poison_for(tasks[0].pk, tasks[1].pk)
    first = start_run(site=site, stages=[4])
    work_all()
    assert fresh(first).status == "completed"
    toys.written.behave = nothing_special
    step = _failed_steps(first)[0]
    second = retry_step(first, step.pk).run
    assert second.retry_of == first
    with pytest.raises(RunActive):
        retry_step(first, step.pk)
    work_all()
    with pytest.raises(NothingToRetry) as refused:
        retry_step(first, step.pk)
    assert (refused.value.extra["status"], refused.value.extra["step_status"]) == ("completed", "failed")
    assert AutomationRun.objects.count() == 2
    assert Content.objects.count() == 2
    assert Task.objects.get(status="parked").pk == tasks[1].pk


def test_a_refused_item_of_a_step_that_is_done_is_tried_again(toys: Toys) -> None:
    site = make_site(stage_4_batch_size=3)
    tasks = add_tasks(site, 3)
    toys.written.refuses = {tasks[1].pk: "No."}
    run = start_run(site=site, stages=[4])
    work_all()
    toys.written.refuses = {}
    step = RunStep.objects.get(run=run, kind="work")
    assert step.status == "done"
    assert retry_step(run, step.pk).items == {4: 1}
    work_all()
    assert Content.objects.count() == 3


def test_in_a_running_run_a_step_s_item_joins_it(toys: Toys) -> None:
    site = make_site(max_attempts=1, stage_4_batch_size=1)
    tasks = add_tasks(site, 2)
    toys.written.behave = _poison_for(tasks[0].pk)
    run = start_run(site=site, stages=[4])
    work_step(take_work())
    toys.written.behave = nothing_special
    retried = retry_step(run, _failed_steps(run)[0].pk)
    assert (retried.run, retried.items) == (run, {4: 1})
    work_all()
    assert fresh(run).status == "completed"
    assert Content.objects.count() == 2


def test_a_step_of_another_run_and_a_plan_are_not_found(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)
    run = start_run(site=site, stages=[4])
    work_all()
    other = start_run(site=site, stages=[4])
    plan = RunStep.objects.get(run=run, kind="plan")
    with pytest.raises(NotFound):
        retry_step(other, RunStep.objects.get(run=run, kind="work").pk)
    with pytest.raises(NotFound):
        retry_step(run, plan.pk)


def _poison_for(*items: int) -> Callable[[Batch, Kit], None]:
    def behave(batch: Batch, kit: Kit) -> None:
        if set(items) & set(batch.item_ids):
            raise ValueError("poison")

    return behave
