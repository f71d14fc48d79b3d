"""A run from its start to its end, worked step by step."""

from __future__ import annotations

import pytest

from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.models import Content, Keyword, RunEvent, RunStep, Task
from tests.flow.engine.rows import add_keywords, balance, charged, check_ledger, make_site
from tests.flow.engine.turns import fresh, take, work_all

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    site = make_site(stage_1_batch_size=3)
    add_keywords(site, 7)
    run = start_run(site=site)
    work_all()
    assert fresh(run).status == "completed"
    assert run.current_stage == 7
    results = {stage.number: stage.result for stage in run.stages.order_by("number")}
    assert results[1] == {"keywords_processed": 7, "credits_used": 2}
    assert results[4] == {"tasks_processed": 7, "content_created": 7, "credits_used": 35}
    assert results[7] == {"content_ready_for_review": 0}
    assert Content.objects.count() == 7
    assert balance(site) == 1_000 - 37
    assert charged(site) == run.credits_used == 37
    check_ledger()


def test_it_works_with_nothing_to_do() -> None:
    run = start_run(site=make_site())
    work_all()
    assert fresh(run).status == "completed"
    assert run.stages.get(number=1).result == {"keywords_processed": 0, "credits_used": 0}


@pytest.mark.parametrize("batch_size", [1, 2, 3, 7, 100])
def test_batch_size_never_changes_what_stage_1_costs(batch_size: int) -> None:
    site = make_site(stage_1_batch_size=batch_size)
    add_keywords(site, 23)
    start_run(site=site, stages=[1])
    work_all()
    assert charged(site) == 5
    check_ledger()


def test_a_disabled_stage_is_passed_and_its_items_wait() -> None:
    site = make_site(stage_4_enabled=False)
    add_keywords(site, 2)
    run = start_run(site=site)
    work_all()
    assert fresh(run).status == "completed"
    assert run.stages.get(number=4).result == {"skipped": True}
    assert Task.objects.filter(status="pending").count() == 2


def test_a_cap_leaves_the_rest_for_the_next_run() -> None:
    site = make_site(stage_1_max_items=5, stage_1_batch_size=2)
    add_keywords(site, 8)
    run = start_run(site=site, caps={4: 3})
    work_all()
    assert run.stages.get(number=1).total_items == 5
    assert Content.objects.count() == 3
    assert Task.objects.filter(status="pending").count() == 2


def test_what_arrives_after_a_stage_began_waits_for_the_next_run() -> None:
    site = make_site()
    add_keywords(site, 2)
    run = start_run(site=site)
    work_step(take())  # the plan
    add_keywords(site, 1)
    work_all()
    assert run.stages.get(number=1).done_items == 2
    assert Keyword.objects.filter(status="new").count() == 1


def test_its_log_tells_the_story() -> None:
    site = make_site()
    add_keywords(site, 2)
    start_run(site=site, actor="scheduler")
    work_all()
    lines = list(RunEvent.objects.order_by("id").values_list("message", flat=True))
    assert lines[0] == "Started by scheduler."
    assert "Toy 2: 0 items in 0 steps." in lines
    assert lines[-1] == "Completed: 11 credits used."


def test_steps_remember_what_they_cost() -> None:
    site = make_site()
    add_keywords(site, 2)
    start_run(site=site)
    work_all()
    assert sorted(RunStep.objects.filter(kind="work").values_list("number", "credits_used")) == [(1, 1), (4, 5), (4, 5)]
