"""Whose turn it is: between accounts, between an account's sites, and within a site's limits."""

from __future__ import annotations

import pytest

from igny8.automation.claim import Asking, claim_step
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.models import RunStep, Site
from tests.flow.engine.rows import add_keywords, add_tasks, make_site
from tests.flow.engine.threads import at_once
from tests.flow.engine.turns import take, take_work

pytestmark = pytest.mark.django_db


def _planned(*sites: Site, stage: int = 4) -> None:
    for site in sites:
        start_run(site=site, stages=[stage])
    for _ in sites:
        work_step(take())


def test_a_large_run_does_not_keep_a_small_one_waiting() -> None:
    large, small = make_site("large"), make_site("small")
    add_tasks(large, 50)
    add_tasks(small, 3)
    _planned(large, small)
    order = []
    for _ in range(6):  # one worker thread, one step after another
        claim = take_work()
        order.append(claim.site.name)
        work_step(claim)
    assert sorted(order[:2]) == sorted(order[2:4]) == sorted(order[4:]) == ["large", "small"]


def test_who_has_least_in_flight_comes_first() -> None:
    many, few = make_site("many", concurrency=9), make_site("few", concurrency=9)
    add_tasks(many, 9)
    _planned(many)
    for _ in range(3):
        take()
    add_tasks(few, 9)
    start_run(site=few, stages=[4])
    assert [take_work().site.name for _ in range(3)] == ["few", "few", "few"]


def test_an_account_with_many_sites_gets_no_more_than_one_with_a_single_site() -> None:
    agency = [make_site("a")]
    agency += [make_site(name, account=agency[0].account) for name in "bcd"]
    alone = make_site("alone")
    for site in (*agency, alone):
        add_tasks(site, 4)
    _planned(*agency, alone)
    names = [take().site.name for _ in range(6)]
    assert names.count("alone") == 3
    assert {"a", "b", "c", "d"} >= set(names) - {"alone"}
    assert len(set(names)) == 4


def test_no_more_ai_steps_are_in_flight_than_the_site_allows() -> None:
    site = make_site(concurrency=2)
    add_tasks(site, 5)
    _planned(site)
    first, _ = take(), take()
    assert claim_step(Asking("another")) is None
    work_step(first)
    take()
    assert claim_step(Asking("another")) is None


def test_local_steps_are_not_limited() -> None:
    site = make_site(concurrency=1, stage_1_batch_size=1)
    add_keywords(site, 4)
    _planned(site, stage=1)
    RunStep.objects.update(uses_ai=False)
    assert len({take().step.pk for _ in range(4)}) == 4


def test_a_worker_of_one_run_takes_no_others() -> None:
    mine, other = make_site("mine"), make_site("other")
    add_tasks(mine, 1)
    start_run(site=other, stages=[4])
    run = start_run(site=mine, stages=[4])
    claim = claim_step(Asking("test", run_id=run.pk))
    assert claim is not None
    assert claim.run == run
    assert claim_step(Asking("test", run_id=run.pk)) is None


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_when_sixteen_claim_at_once() -> None:
    site = make_site(concurrency=3)
    add_tasks(site, 20)
    _planned(site)
    claims = at_once(16, lambda number: claim_step(Asking(f"worker {number}")))
    taken = [claim for claim in claims if claim is not None]
    assert len(taken) == 3, claims
    assert len({claim.step.pk for claim in taken}) == 3
