"""Stage 1: what is written, named, refused and charged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction

from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.models import Cluster, Keyword
from igny8.pipeline.stage import Outcome, Tally
from igny8.pipeline.stages.s1_keywords_to_clusters import ClusterKeywords
from igny8.planning import founding
from tests.flow.stages.grouping import a_kit, groups, name_by_pillar, waiting
from tests.flow.stages.kit import drain
from tests.flow.stages.rows import a_site
from tests.unit.grouping.words import SUBJECTS, TERMS

pytestmark = pytest.mark.django_db
STAGE = ClusterKeywords()


def test_what_a_person_changed_meanwhile_is_left_alone() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    [batch] = STAGE.plan([keyword.pk for keyword in keywords], kit, 20)
    outcome = STAGE.work(batch, kit)
    Keyword.objects.filter(pk=keywords[0].pk).update(status="excluded")
    tally = outcome.save()
    keywords[0].refresh_from_db()
    assert tally.counts == {"keywords_processed": 4, "clusters_created": 1}
    assert (keywords[0].status, keywords[0].cluster) == ("excluded", None)


def test_a_group_whose_keywords_are_all_gone_founds_nothing() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    [batch] = STAGE.plan([keyword.pk for keyword in keywords], kit, 20)
    outcome = STAGE.work(batch, kit)
    Keyword.objects.update(status="excluded")
    assert outcome.save().counts == {"keywords_processed": 0, "clusters_created": 0}
    assert not Cluster.objects.exists()


def test_saving_twice_changes_nothing() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    [batch] = STAGE.plan([keyword.pk for keyword in keywords], kit, 20)
    outcome = STAGE.work(batch, kit)
    outcome.save()
    assert outcome.save().counts == {"keywords_processed": 0, "clusters_created": 0}
    assert Cluster.objects.count() == 1


def test_names_and_slugs_stay_unique() -> None:
    site = a_site()
    Cluster.objects.create(site=site, name="Same", slug="same")
    waiting(site, TERMS)
    drain(1, a_kit(site, auto_cluster=lambda given: _called(given, "Same")))
    names = set(Cluster.objects.values_list("name", flat=True))
    slugs = set(Cluster.objects.values_list("slug", flat=True))
    assert len(names) == len(slugs) == 4
    assert not any(slug[-1].isdigit() for slug in slugs)


def test_names_stay_unique_even_where_pillars_are_called_the_same() -> None:
    site = a_site()
    for number in range(4):
        waiting(site, ["home loan"], market="gb fr de es".split()[number])
    drain(1, a_kit(site, auto_cluster=lambda given: _called(given, "Home Loan")))
    assert sorted(Cluster.objects.values_list("name", flat=True)) == [
        "Home Loan",
        "Home Loan (A)",
        "Home Loan (B)",
        "Home Loan (C)",
    ]


def _called(given: AutoClusterInput, name: str) -> AutoClusterOutput:
    output = name_by_pillar(given)
    for group in output.groups:
        group.name = name
    return output


def test_an_answer_that_leaves_a_group_out_is_refused() -> None:
    site = a_site()
    keywords = waiting(site, TERMS)
    kit = a_kit(site, auto_cluster=lambda given: AutoClusterOutput(groups=name_by_pillar(given).groups[1:]))
    [batch] = STAGE.plan([keyword.pk for keyword in keywords], kit, 20)
    with pytest.raises(InvalidOutput, match="without a name"):
        STAGE.work(batch, kit)


def test_a_term_without_letters_is_refused_with_its_reason() -> None:
    site = a_site()
    [odd, _] = waiting(site, ["!!! ???", "home loan"])
    drained = drain(1, a_kit(site))
    assert list(drained.refused) == [odd.pk]
    assert "no letter" in drained.refused[odd.pk]
    assert drained.counts["keywords_processed"] == 1


def test_parking_and_coming_back() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    keywords[1].status = "excluded"
    keywords[1].save()
    assert STAGE.park([keywords[0].pk, keywords[1].pk], "It can't be named.") == 1
    keywords[0].refresh_from_db()
    assert (keywords[0].status, keywords[0].parked_reason) == ("parked", "It can't be named.")
    with transaction.atomic():
        assert STAGE.unpark(site) == [keywords[0].pk]
    keywords[0].refresh_from_db()
    assert (keywords[0].status, keywords[0].parked_reason) == ("new", "")


def test_keywords_wait_by_priority_then_id() -> None:
    site = a_site()
    low, high, equal = waiting(site, ["low", "high", "equal"])
    Keyword.objects.filter(pk=high.pk).update(priority=9)
    assert list(STAGE.waiting(site)) == [high, low, equal]


def test_the_sum_decides_the_price() -> None:
    charged = 0
    for mapped in (1, 4, 5, 6, 11, 11):
        counts = {"keywords_processed": mapped}
        charged += STAGE.due(counts, charged, _tally(counts))
    assert charged == 3


def _tally(counts: dict[str, int]) -> Tally:
    return Tally(counts)


def test_two_steps_found_one_cluster_for_the_two_parts_of_a_group() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    batches = STAGE.plan([keyword.pk for keyword in keywords], kit, 3)
    outcomes = [STAGE.work(batch, kit) for batch in batches]
    tallies = [outcome.save() for outcome in outcomes]
    assert [tally.counts["clusters_created"] for tally in tallies] == [1, 0]
    assert groups(site) == {frozenset(SUBJECTS["shoes"])}


@pytest.mark.django_db(transaction=True)
def test_steps_that_settle_side_by_side_found_one_cluster() -> None:
    site = a_site()
    terms = [f"{word} shoes" for word in "red blue green white grey black pink gold".split()]
    keywords = waiting(site, terms)
    kit = a_kit(site)
    outcomes = [STAGE.work(batch, kit) for batch in STAGE.plan([keyword.pk for keyword in keywords], kit, 1)]
    start = Barrier(len(outcomes))

    def settle(outcome: Outcome) -> Tally:
        try:
            start.wait()
            with transaction.atomic():
                return outcome.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(outcomes)) as pool:
        tallies = list(pool.map(settle, outcomes))
    assert sum(tally.counts["clusters_created"] for tally in tallies) == 1
    assert sum(tally.counts["keywords_processed"] for tally in tallies) == 8
    assert groups(site) == {frozenset(terms)}


@pytest.mark.django_db(transaction=True)
def test_groups_that_get_one_name_side_by_side_keep_apart() -> None:
    site = a_site()
    for market in "gb fr de es it nl".split():
        waiting(site, ["home loan"], market=market)
    kit = a_kit(site, auto_cluster=lambda given: _called(given, "Home Loan"))
    ids = list(STAGE.waiting(site).values_list("pk", flat=True))
    outcomes = [STAGE.work(batch, kit) for batch in STAGE.plan(ids, kit, 1)]

    def settle(outcome: Outcome) -> Tally:
        try:
            with transaction.atomic():
                return outcome.save()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(outcomes)) as pool:
        list(pool.map(settle, outcomes))
    assert Cluster.objects.count() == 6


def test_a_name_that_a_person_takes_at_the_last_moment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"])
    choose = founding._choose

    def choose_and_lose(*given: Any) -> Any:
        chosen = choose(*given)
        if not Cluster.objects.exists():
            [(name, slug)] = chosen.values()
            Cluster.objects.create(site=site, name=name, slug=slug)
        return chosen

    monkeypatch.setattr(founding, "_choose", choose_and_lose)
    drained = drain(1, a_kit(site, auto_cluster=lambda given: _called(given, "Shoes")))
    assert drained.counts["clusters_created"] == 1
    assert Cluster.objects.get(group_key__gt="").name.startswith("Shoes: ")
