from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from igny8.automation.resume import OverBudget, resume_run
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.credits import budgets
from igny8.lib import clock
from igny8.models import AutomationRun, Content, Site
from igny8.models.ledger import CreditEntry
from tests.flow.engine.rows import add_tasks, charged, make_site
from tests.flow.engine.turns import fresh, take, take_work, work_all

pytestmark = pytest.mark.django_db


def _used(site: Site, amount: int, moment: datetime) -> None:
    CreditEntry.objects.create(
        account=site.account, site=site, kind="settle", amount=0, charged=amount, key=str(moment), created_at=moment
    )


def _budget(period: str, limit: int) -> dict[str, Any]:
    return {f"max_credits_per_{period}": limit}


def _run(site: Site) -> AutomationRun:
    return AutomationRun.objects.get_or_create(site=site)[0]


def _exceeded(site: Site, needed: int) -> budgets.Exceeded | None:
    return budgets.exceeded(run=_run(site), site=site, needed=needed, limits=budgets.limits_of(site))


@pytest.mark.parametrize("period", ["run", "day", "month"])
def test_the_run_pauses_before_a_step_that_could_break_it(period: str) -> None:
    site = make_site(**_budget(period, 16))
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_all()
    assert (fresh(run).status, run.pause_reason) == ("paused", "budget")
    assert Content.objects.count() == 2  # 5 + 5, and 7 more might make 17
    with pytest.raises(OverBudget, match=f"a {period}"):
        resume_run(run)


def test_steps_in_flight_count_with_all_they_may_cost() -> None:
    site = make_site(max_credits_per_run=20)
    add_tasks(site, 4)
    run = start_run(site=site, stages=[4])
    work_step(take())
    first, second = take_work(), take_work()
    assert work_all() == 0  # 14 may be used, and 7 more would be 21
    assert fresh(run).status == "running"
    for claim in (first, second):
        work_step(claim)
    work_all()
    assert fresh(run).pause_reason == "budget"
    assert charged(site) == 15


def test_a_budget_of_nothing_allows_what_costs_nothing() -> None:
    site = make_site(max_credits_per_day=0)
    run = start_run(site=site)
    work_all()
    assert fresh(run).status == "completed"


@pytest.mark.parametrize(
    ("zone", "hour", "is_today"),
    [("UTC", 0, True), ("America/New_York", 3, False), ("America/New_York", 5, True), ("Asia/Tokyo", 0, True)],
)
def test_a_day_begins_at_midnight_where_the_site_is(zone: str, hour: int, is_today: bool) -> None:
    site = make_site(max_credits_per_day=10)
    Site.objects.filter(pk=site.pk).update(time_zone=zone)
    site.refresh_from_db()
    _used(site, 8, datetime(2026, 3, 10, hour, 30, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 3, 10, 14, 0, tzinfo=UTC), tick=False):
        assert clock.now().day == 10
        assert (_exceeded(site, 3) is not None) == is_today


def test_a_month_begins_on_its_first() -> None:
    site = make_site(max_credits_per_month=10)
    _used(site, 100, datetime(2026, 2, 28, 23, 59, tzinfo=UTC))
    _used(site, 8, datetime(2026, 3, 1, 0, 0, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 3, 31, 23, 0, tzinfo=UTC), tick=False):
        broken = _exceeded(site, 3)
        assert broken is not None
        assert (broken.period, broken.used) == ("month", 8)
        assert _exceeded(site, 2) is None


def test_another_sites_use_does_not_count() -> None:
    site, other = make_site("mine", max_credits_per_month=10), make_site("other")
    _used(other, 100, clock.now())
    assert _exceeded(site, 10) is None
