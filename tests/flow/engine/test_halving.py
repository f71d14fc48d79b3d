from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from igny8.automation.start import start_run
from igny8.models import Keyword, RunStep
from igny8.pipeline.stage import Batch, Kit
from tests.flow.engine.rows import add_keywords, charged, check_ledger, make_site
from tests.flow.engine.test_faults import settle_all
from tests.flow.engine.toy import Toys
from tests.flow.engine.turns import fresh

pytestmark = pytest.mark.django_db


def _poisoned(bad: set[int], toys: Toys) -> None:
    def behave(batch: Batch, kit: Kit) -> None:
        if bad & set(batch.item_ids):
            raise ValueError("poison")

    toys.sorted.behave = behave


def test_the_bad_item_stands_alone_in_the_end_and_the_others_are_kept(toys: Toys) -> None:
    site = make_site(stage_1_batch_size=16)
    keywords = add_keywords(site, 16)
    _poisoned({keywords[11].pk}, toys)
    run = start_run(site=site, stages=[1])
    settle_all()
    assert Keyword.objects.get(status="parked").pk == keywords[11].pk
    assert Keyword.objects.filter(status="mapped").count() == 15
    assert charged(site) == 3
    assert fresh(run).status == "completed"
    stage = run.stages.get(number=1)
    assert (stage.total_items, stage.done_items, stage.failed_items) == (16, 15, 1)
    check_ledger()


def test_it_is_bounded(toys: Toys) -> None:
    site = make_site(stage_1_batch_size=16, max_attempts=3)
    keywords = add_keywords(site, 16)
    _poisoned({keywords[0].pk}, toys)
    start_run(site=site, stages=[1])
    settle_all()
    assert len([ids for ids in toys.sorted.worked if keywords[0].pk in ids]) == 5 * 3  # 16, 8, 4, 2, 1
    assert len(toys.sorted.worked) == 5 * 3 + 4


def test_halves_know_what_they_come_from(toys: Toys) -> None:
    site = make_site(stage_1_batch_size=4, max_attempts=1)
    keywords = add_keywords(site, 4)
    _poisoned({keywords[0].pk}, toys)
    start_run(site=site, stages=[1])
    settle_all()
    whole = RunStep.objects.get(kind="work", split_from__isnull=True)
    assert whole.status == "failed"
    assert sorted(len(half.item_ids) for half in whole.halves.all()) == [2, 2]


@given(bad=st.sets(st.integers(0, 22)), batch_size=st.integers(1, 30))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_bad_only_that_is_parked(toys: Toys, bad: set[int], batch_size: int) -> None:
    Keyword.objects.all().delete()
    name = f"site{RunStep.objects.count()}-{batch_size}-{len(bad)}-{sum(bad)}-{id(bad)}"
    site = make_site(name, stage_1_batch_size=batch_size, max_attempts=1)
    keywords = add_keywords(site, 23)
    _poisoned({keywords[index].pk for index in bad}, toys)
    run = start_run(site=site, stages=[1])
    settle_all()
    parked = set(Keyword.objects.filter(site=site, status="parked").values_list("pk", flat=True))
    assert parked == {keywords[index].pk for index in bad}
    assert charged(site) == -(-(23 - len(bad)) // 5)
    assert fresh(run).status == ("failed" if len(bad) == 23 else "completed")
    check_ledger()
