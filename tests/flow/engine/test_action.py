"""Single actions: one stage on named items, beside the pipeline."""

from __future__ import annotations

import pytest

from igny8.automation.start import ItemsBusy, start_action, start_run
from igny8.automation.work import work_step
from igny8.lib.errors import Invalid
from igny8.models import AutomationRun, Content
from tests.flow.engine.rows import add_tasks, balance, check_ledger, make_site
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


def test_it_works_only_the_named_items() -> None:
    site = make_site()
    tasks = add_tasks(site, 5)
    run = start_action(site=site, stage=4, item_ids=[tasks[3].pk, tasks[1].pk])
    work_all()
    assert fresh(run).status == "completed"
    assert set(Content.objects.values_list("task_id", flat=True)) == {tasks[1].pk, tasks[3].pk}
    assert balance(site) == 1_000 - 10
    check_ledger()


def test_it_runs_beside_the_pipeline_and_takes_nothing_from_it() -> None:
    site = make_site()
    tasks = add_tasks(site, 3)
    pipeline = start_run(site=site)
    action = start_action(site=site, stage=4, item_ids=[tasks[2].pk])
    work_all()
    assert {fresh(pipeline).status, fresh(action).status} == {"completed"}
    assert Content.objects.count() == 3
    assert sorted(run.stages.get(number=4).done_items for run in (pipeline, action)) == [1, 2]


def test_it_goes_before_the_pipeline() -> None:
    site = make_site()
    tasks = add_tasks(site, 9)
    start_run(site=site, stages=[4])
    work_step(take())  # the pipeline's plan
    held = take()  # one of its steps, so that the action's item is free
    with pytest.raises(ItemsBusy):
        start_action(site=site, stage=4, item_ids=[held.step.item_ids[0]])
    tasks = add_tasks(site, 1)
    action = start_action(site=site, stage=4, item_ids=[tasks[0].pk])
    assert take().run == action


def test_an_item_in_an_open_step_is_refused_by_name() -> None:
    site = make_site()
    tasks = add_tasks(site, 2)
    start_run(site=site, stages=[4])
    take_work()
    with pytest.raises(ItemsBusy) as refused:
        start_action(site=site, stage=4, item_ids=[tasks[0].pk])
    assert refused.value.extra == {"items": [tasks[0].pk]}
    assert AutomationRun.objects.count() == 1


def test_two_actions_planned_at_once_never_share_an_item() -> None:
    site = make_site()
    tasks = add_tasks(site, 1)
    first = start_action(site=site, stage=4, item_ids=[tasks[0].pk])
    second = start_action(site=site, stage=4, item_ids=[tasks[0].pk])
    work_all()
    assert {fresh(first).status, fresh(second).status} == {"completed"}
    assert Content.objects.count() == 1


def test_a_disabled_stage_still_does_what_is_asked_by_name() -> None:
    site = make_site(stage_4_enabled=False, stage_4_max_items=1)
    tasks = add_tasks(site, 2)
    start_action(site=site, stage=4, item_ids=[task.pk for task in tasks])
    work_all()
    assert Content.objects.count() == 2


def test_its_settings_may_be_its_own() -> None:
    run = start_action(site=make_site(), stage=6, item_ids=[1], settings={"image_quality": "high"})
    assert run.settings["image_quality"] == "high"


@pytest.mark.parametrize(("stage", "items"), [(0, [1]), (8, [1]), (4, [])])
def test_senseless_actions_are_refused(stage: int, items: list[int]) -> None:
    with pytest.raises(Invalid):
        start_action(site=make_site(), stage=stage, item_ids=items)
