"""Caps in money: checked before a step is claimed and before each request; a run that reaches one waits."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from igny8.automation.afford import lacking_for_one_item
from igny8.automation.config import update_config
from igny8.automation.estimate import estimate
from igny8.automation.resume import OverBudget, resume_run
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.limiter import Interrupted
from igny8.gateway.spending import CapReached, spent_in
from igny8.gateway.usual import usual_cost
from igny8.lib import clock
from igny8.models import AICall, AutomationRun, ProviderKey, RunStep, Site
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_tasks, balance, check_ledger, make_site
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


def _paid_site(price: str = "1000", **config: Any) -> Site:
    """A site whose articles are written by a provider that takes so many dollars for a million tokens in."""
    site = make_site(**config)
    prices = {"m": {"input": price, "output": "0"}}
    ProviderKey.objects.create(account=site.account, name="mine", kind="openai", model="m", prices=prices)
    choose(Chooser(site.account), {"generate_content": Choice("mine")})
    return site


def _cap(period: str, dollars: str) -> dict[str, Any]:
    return {f"max_cost_per_{period}": Decimal(dollars)}


def _spend(site: Site, cost: str, **values: Any) -> AICall:
    given = {"function": "generate_content", "provider": "mine", "model": "m", "outcome": "ok", **values}
    return AICall.objects.create(site=site, cost=Decimal(cost), **given)


def _spending(toys: Toys, cost: str) -> None:
    """Let each article cost so much."""

    def pay(batch: Batch, kit: Kit) -> None:
        step = RunStep.objects.get(site=kit.site, status="leased", item_ids=batch.item_ids)
        _spend(kit.site, cost, run=step.run, step=step, stage=4)

    toys.stages[4].behave = pay


@pytest.mark.parametrize("period", ["run", "day", "month"])
def test_the_run_pauses_before_a_step_that_could_break_it(period: str, toys: Toys) -> None:
    site = _paid_site("0.1", **_cap(period, "0.25"))
    _spending(toys, "0.10")
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_all()
    assert (fresh(run).status, run.pause_reason) == ("paused", "budget")
    assert spent_in(period, site=site, run_id=run.pk) == Decimal("0.2")
    with pytest.raises(OverBudget, match=f"a {period}"):
        resume_run(run)
    update_config(site=site, changes={f"max_cost_per_{period}": "0.30"}, actor="test")
    resume_run(run)
    work_all()
    assert spent_in(period, site=site, run_id=run.pk) == Decimal("0.3")
    assert fresh(run).pause_reason == "budget"
    check_ledger()


def test_steps_in_flight_count_with_what_they_usually_cost(toys: Toys) -> None:
    site = _paid_site("0.1", max_cost_per_run=Decimal("0.25"))
    _spending(toys, "0.10")
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_step(take())
    work_step(take_work())
    second = take_work()
    assert work_all() == 0  # 0.10 spent, 0.10 in flight: a third might make 0.30
    assert fresh(run).status == "running"  # what is in flight may cost less
    work_step(second)
    work_all()
    assert fresh(run).pause_reason == "budget"


def test_without_history_the_price_of_the_model_tells(toys: Toys) -> None:
    site = _paid_site("1000")  # 18,000 tokens in: 18 dollars an article
    assert usual_cost(site, 4).cost == 18
    add_tasks(site, 1)
    update_config(site=site, changes={"max_cost_per_run": 17}, actor="test")
    run = start_run(site=site, stages=[4])
    work_all()
    assert fresh(run).pause_reason == "budget"
    assert "about $18" in run.events.order_by("-id").values_list("message", flat=True)[0]


def test_what_costs_nothing_is_never_stopped() -> None:
    site = make_site(max_cost_per_day=Decimal(0))
    add_tasks(site, 2)
    run = start_run(site=site, stages=[4])
    work_all()
    assert fresh(run).status == "completed"


def test_a_cap_that_is_reached_within_a_step_lets_it_wait_unblamed(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)

    def beyond(batch: Batch, kit: Kit) -> None:
        raise CapReached("day", Decimal(1), Decimal("1.02"))

    toys.stages[4].behave = beyond
    run = start_run(site=site, stages=[4])
    before = balance(site)
    work_all()
    step = RunStep.objects.get(run=run, kind="work")
    assert (fresh(run).status, run.pause_reason) == ("paused", "budget")
    assert (step.status, step.attempts, step.error_code) == ("waiting", 0, "cap_reached")
    assert balance(site) == before


def test_a_step_that_was_interrupted_waits_for_another_worker_unblamed(toys: Toys) -> None:
    site = make_site()
    add_tasks(site, 1)

    def end(batch: Batch, kit: Kit) -> None:
        raise Interrupted

    toys.stages[4].behave = end
    run = start_run(site=site, stages=[4])
    before = balance(site)
    work_step(take())
    work_step(take_work())
    step = RunStep.objects.get(run=run, kind="work")
    assert (step.status, step.attempts, step.crashes, step.reserved) == ("waiting", 0, 0, 0)
    assert (fresh(run).status, balance(site)) == ("running", before)


def test_another_day_and_another_site_do_not_count() -> None:
    site = _paid_site()
    _spend(site, "5", created_at=clock.now() - timedelta(days=2))
    _spend(make_site("other"), "7")
    _spend(site, "1.5")
    assert spent_in("day", site=site, run_id=None) == Decimal("1.5")


def test_a_scheduled_run_needs_money_for_one_item() -> None:
    site = _paid_site("1000", max_cost_per_month=Decimal(10))
    assert lacking_for_one_item(site) is None  # nothing waits
    add_tasks(site, 1)
    assert "a month" in (lacking_for_one_item(site) or "")


def test_the_estimate_tells_dollars_and_learns_from_the_site(toys: Toys) -> None:
    site = _paid_site("1000")
    add_tasks(site, 3)
    guessed = estimate(site=site)
    writing = guessed["stages"][3]
    assert (writing["items"], writing["cost_expected"], writing["is_cost_known"]) == (3, 54.0, True)
    assert writing["cost_low"] < writing["cost_expected"] < writing["cost_high"]
    assert guessed["cost_expected"] == sum(stage["cost_expected"] for stage in guessed["stages"])
    _spending(toys, "0.20")
    start_run(site=site, stages=[4])
    work_all()
    assert usual_cost(site, 4).cost == Decimal("0.2")
    assert usual_cost(site, 4).seen == 3
    add_tasks(site, 2)
    assert estimate(site=site)["stages"][3]["cost_expected"] == pytest.approx(0.4)


def test_a_model_whose_price_nobody_knows_is_told() -> None:
    site = make_site()
    ProviderKey.objects.create(
        account=site.account, name="lan", kind="openai_compatible", base_url="http://10.0.0.9/v1", model="odd"
    )
    choose(Chooser(site.account), {"generate_content": Choice("lan")})
    add_tasks(site, 1)
    told = estimate(site=site)
    assert (told["is_cost_known"], told["cost_expected"]) == (False, 0.0)
    assert AutomationRun.objects.count() == 0
