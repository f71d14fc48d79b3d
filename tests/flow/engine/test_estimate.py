from __future__ import annotations

from typing import Any

import pytest

from igny8.automation.estimate import estimate, estimate_error
from igny8.automation.snapshot import snapshot
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.lib.errors import InsufficientCredits, Invalid
from igny8.models import AutomationRun, RunStage, Site
from tests.flow.engine.rows import add_tasks, balance, charged, make_site
from tests.flow.engine.turns import fresh, take_work, work_all

pytestmark = pytest.mark.django_db


def _site(tasks: int, *, granted: int = 1_000, words: int = 1_000, **config: Any) -> Site:
    site = make_site(granted=granted, **config)
    for task in add_tasks(site, tasks):
        task.brief = {"target_words": words}
        task.save()
    return site


def _stage(told: dict[str, Any], number: int) -> dict[str, Any]:
    stage: dict[str, Any] = told["stages"][number - 1]
    assert stage["number"] == number
    return stage


def test_it_says_all_that_it_promises() -> None:
    told = estimate(site=_site(10))
    assert list(told) == [
        "estimated_credits",
        "current_balance",
        "sufficient",
        "low",
        "high",
        "shortfall_low",
        "shortfall_high",
        "stages",
        "cost_low",
        "cost_expected",
        "cost_high",
        "is_cost_known",
    ]
    given = ["number", "items", "low", "expected", "high", "used"]
    ours = ["items_low", "items_high", "cost_low", "cost_expected", "cost_high", "is_cost_known"]
    assert [list(stage) for stage in told["stages"]] == [given + ours] * 7
    assert told["cost_high"] == 0.0  # offline
    assert told["estimated_credits"] == sum(stage["expected"] for stage in told["stages"])
    assert told["low"] < told["estimated_credits"] < told["high"]
    assert (told["current_balance"], told["sufficient"]) == (1_000, True)


def test_tasks_become_articles_prompts_and_images() -> None:
    told = estimate(site=_site(10))
    assert [_stage(told, number)["items"] for number in (4, 5, 6)] == [10, 10, 29]
    assert _stage(told, 4)["expected"] == 14  # 450 words each, offline
    assert _stage(told, 5)["expected"] == 19  # two in a hundred are parked on the way, at each stage


def test_caps_and_stages_of_this_run_count() -> None:
    site = _site(10)
    assert _stage(estimate(site=site, caps={4: 2}), 4)["items"] == 2
    assert estimate(site=site, stages=[1])["estimated_credits"] == 0
    with pytest.raises(Invalid):
        estimate(site=site, stages=[9])


def test_a_site_that_may_not_write_needs_nothing_for_it() -> None:
    site = _site(10)
    site.writer_enabled = False
    site.save()
    assert estimate(site=site)["estimated_credits"] == 0


def test_shortfalls() -> None:
    told = estimate(site=_site(10, granted=20))
    assert not told["sufficient"]
    assert told["shortfall_low"] == max(0, told["low"] - 20)
    assert told["shortfall_high"] == told["high"] - 20


def test_without_credits_everything_suffices(settings: Any) -> None:
    settings.IGNY8_CREDITS = False
    told = estimate(site=_site(10, granted=0))
    assert (told["sufficient"], told["shortfall_low"], told["shortfall_high"]) == (True, 0, 0)
    assert told["estimated_credits"] > 0


def test_a_run_that_is_too_dear_is_refused_with_the_numbers() -> None:
    site = _site(10, granted=20)
    with pytest.raises(InsufficientCredits) as caught:
        start_run(site=site)
    expected = estimate(site=site)["estimated_credits"]
    assert (caught.value.extra["needed"], caught.value.extra["balance"]) == (expected, 20)
    assert not AutomationRun.objects.exists()
    assert start_run(site=site, allow_partial=True).status == "running"


def test_a_run_keeps_what_it_was_expected_to_cost() -> None:
    site = _site(10)
    told = estimate(site=site)
    assert start_run(site=site).estimate == told


def test_an_active_run_is_told_by_what_it_still_needs_and_what_it_used() -> None:
    site = _site(10, stage_6_enabled=False, stage_5_enabled=False)
    before = estimate(site=site)["estimated_credits"]
    run = start_run(site=site)
    for _ in range(4):
        work_step(take_work())
    told = estimate(site=site)
    assert _stage(told, 4)["items"] == 6
    assert _stage(told, 4)["used"] == 20 == charged(site)
    assert told["estimated_credits"] < before
    work_all()
    assert fresh(run).status == "completed"
    assert [stage["used"] for stage in estimate(site=site)["stages"]] == [0] * 7


def test_what_steps_in_flight_hold_is_available_to_their_run() -> None:
    site = _site(10, granted=40, stage_6_enabled=False, stage_5_enabled=False)
    start_run(site=site)
    take_work()
    told = estimate(site=site)
    assert told["current_balance"] == balance(site) == 33
    assert told["shortfall_high"] == max(0, told["high"] - 40)


def test_an_active_run_keeps_its_own_settings() -> None:
    site = _site(10)
    start_run(site=site, caps={4: 3})
    assert _stage(estimate(site=site), 4)["items"] == 3


def test_history_moves_the_estimate() -> None:
    site = _site(10)
    before = _stage(estimate(site=site), 6)["items"]
    for _ in range(5):
        run = AutomationRun.objects.create(site=site, status="completed", settings=snapshot(site))
        result = {"content_processed": 50, "prompts_created": 50, "credits_used": 100}
        RunStage.objects.create(run=run, number=5, status="completed", total_items=50, done_items=50, result=result)
    after = _stage(estimate(site=site), 6)["items"]
    assert (before, after) == (29, 10)


def test_parked_items_of_the_past_cost_less() -> None:
    site = _site(100)
    run = AutomationRun.objects.create(site=site, status="completed", settings=snapshot(site))
    RunStage.objects.create(run=run, number=4, status="completed", total_items=100, failed_items=50, result={})
    assert 50 <= _stage(estimate(site=site), 5)["items"] <= 56


def test_the_error_of_an_estimate() -> None:
    site = _site(10, stage_5_enabled=False, stage_6_enabled=False)
    run = start_run(site=site)
    work_all()
    told = estimate_error(fresh(run))
    assert told is not None
    assert told["actual"] == 50 == charged(site)
    assert told["difference"] == 50 - told["estimated"]
    assert told["ratio"] == round(50 / told["estimated"], 3)
    assert told["bracketed"] is (told["low"] <= 50 <= told["high"])
    assert told["stages"][3]["actual"] == 50
    assert told["stages"][0]["ratio"] is None


def test_a_run_without_an_estimate_has_no_error() -> None:
    assert estimate_error(AutomationRun.objects.create(site=make_site())) is None


def start_settings(site: Site) -> dict[str, Any]:
    from igny8.automation.snapshot import snapshot

    return snapshot(site)
