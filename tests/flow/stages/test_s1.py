"""Stage 1: all waiting keywords are grouped together, whatever the batch size."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.models import Cluster, GroupingBasis, Keyword, KeywordVector, Sector
from igny8.pipeline.stages.s1_keywords_to_clusters import ClusterKeywords
from igny8.planning.growth import grown_clusters
from tests.flow.stages.grouping import a_kit, groups, naming_calls, waiting
from tests.flow.stages.kit import drain
from tests.flow.stages.rows import a_site
from tests.unit.grouping.words import SUBJECTS, TERMS, embed

pytestmark = pytest.mark.django_db
STAGE = ClusterKeywords()


def test_it_works() -> None:
    site = a_site()
    waiting(site, TERMS, volume=100)
    drained = drain(1, a_kit(site))
    assert groups(site) == {frozenset(terms) for terms in SUBJECTS.values()}
    assert drained.counts == {"keywords_processed": 15, "clusters_created": 3, "credits_used": drained.charged}
    assert drained.charged == 3
    assert not STAGE.waiting(site).exists()
    assert set(Keyword.objects.values_list("status", flat=True)) == {"mapped"}


def test_a_cluster_is_whole() -> None:
    site = a_site()
    sector = Sector.objects.create(site=site, name="Shoes")
    waiting(site, SUBJECTS["shoes"], sector=sector, market="de", volume=100, difficulty=20, intent="transactional")
    drain(1, a_kit(site))
    cluster = Cluster.objects.get()
    assert (cluster.sector, cluster.market, cluster.intent, cluster.status) == (sector, "de", "transactional", "active")
    assert cluster.pillar is not None
    assert cluster.pillar.term in SUBJECTS["shoes"]
    assert (cluster.name, cluster.description) == (cluster.pillar.term.title(), f"About {cluster.pillar.term}.")
    assert cluster.priority == pytest.approx(67.4)  # 60 · log10(501) / log10(100,001) + 25 · 0.8 + 15


@pytest.mark.parametrize("granularity", ["tight", "balanced", "broad"])
def test_batch_size_changes_neither_groups_nor_price(granularity: str) -> None:
    draw = random.Random(4)
    words = "running trail white cheap home fixed payday best red big shoes sneakers loan mortgage pasta recipe".split()
    terms = sorted({" ".join(draw.sample(words, draw.randint(2, 4))) for _ in range(180)})
    found = []
    for number, size in enumerate((3, 20, 200)):
        site = a_site(domain=f"{number}.example")
        waiting(site, terms)
        drained = drain(1, a_kit(site, granularity), batch_size=size)
        found.append((groups(site), drained.counts, drained.charged))
    assert found[0] == found[1] == found[2]
    assert found[0][2] == -(-len(terms) // 5)


def test_a_batch_holds_no_more_than_its_size() -> None:
    site = a_site()
    keywords = waiting(site, TERMS)
    batches = STAGE.plan([keyword.pk for keyword in keywords], a_kit(site), 4)
    assert all(len(batch.item_ids) <= 4 for batch in batches)
    assert sorted(item for batch in batches for item in batch.item_ids) == [keyword.pk for keyword in keywords]


def test_a_part_of_a_group_carries_what_speaks_for_the_whole() -> None:
    site = a_site()
    keywords = waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    for batch in STAGE.plan([keyword.pk for keyword in keywords], kit, 2):
        STAGE.work(batch, kit)
    told = [(g.key, g.pillar, g.size, g.intent, tuple(g.sample)) for c in naming_calls(kit) for g in c.groups]
    assert len(told) == 3
    assert len(set(told)) == 1
    assert told[0][2] == 5


def test_a_cluster_is_named_once() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"])
    kit = a_kit(site)
    drain(1, kit, batch_size=2)
    assert Cluster.objects.count() == 1
    # Once the cluster is there, nothing is left to be named.
    assert len(naming_calls(kit)) == 1


def test_nothing_waits_nothing_happens() -> None:
    site = a_site()
    assert STAGE.plan([], a_kit(site), 20) == []


def test_a_keyword_without_neighbours_founds_a_cluster_of_one() -> None:
    site = a_site()
    waiting(site, ["camping tent"])
    drain(1, a_kit(site))
    assert groups(site) == {frozenset({"camping tent"})}


def test_sectors_and_markets_never_mix() -> None:
    site = a_site()
    sector = Sector.objects.create(site=site, name="Money")
    waiting(site, ["home loan", "payday loans"])
    waiting(site, ["loan lender", "fixed mortgage"], sector=sector)
    waiting(site, ["loan", "mortgage"], market="gb")
    drain(1, a_kit(site))
    assert groups(site) == {
        frozenset({"home loan", "payday loans"}),
        frozenset({"loan lender", "fixed mortgage"}),
        frozenset({"loan", "mortgage"}),
    }
    assert len(set(Cluster.objects.values_list("name", flat=True))) == 3


def test_later_keywords_join_clusters_that_exist() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"] + SUBJECTS["money"])
    drain(1, a_kit(site))
    before = dict(Cluster.objects.values_list("pk", "name"))
    waiting(site, ["trail shoes", "mortgage loan", "camping tent"])
    kit = a_kit(site)
    drained = drain(1, kit)
    assert drained.counts["clusters_created"] == 1
    assert len(groups(site)) == 3
    assert frozenset([*SUBJECTS["shoes"], "trail shoes"]) in groups(site)
    assert all(Cluster.objects.get(pk=pk).name == name for pk, name in before.items())


def test_what_joins_a_mapped_cluster_is_covered_and_offered_when_it_has_grown() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"])
    drain(1, a_kit(site))
    Cluster.objects.update(status="mapped", mapped_size=5)
    waiting(site, ["trail shoes", "cheap shoes", "white shoes", "running sneakers"])
    drain(1, a_kit(site))
    assert not grown_clusters(site).exists()
    waiting(site, ["running trainers"])
    drain(1, a_kit(site))
    cluster = grown_clusters(site).get()
    assert (cluster.status, cluster.size, cluster.growth) == ("mapped", 10, 5)  # type: ignore[attr-defined]


def test_a_large_cluster_is_offered_only_when_it_has_grown_by_half() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"] + ["trail shoes", "cheap shoes"])
    drain(1, a_kit(site))
    Cluster.objects.update(status="mapped", mapped_size=2)
    assert grown_clusters(site).exists()
    Cluster.objects.update(mapped_size=5)
    assert not grown_clusters(site).exists()


def test_locked_clusters_never_change() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"])
    drain(1, a_kit(site))
    Cluster.objects.update(is_locked=True, name="Ours", intent="navigational", priority=3)
    waiting(site, ["trail shoes", "shoes"])
    drain(1, a_kit(site))
    locked = Cluster.objects.get(is_locked=True)
    assert (locked.name, locked.intent, locked.priority, locked.keywords.count()) == ("Ours", "navigational", 3, 5)
    assert frozenset({"trail shoes", "shoes"}) in groups(site)


@dataclass
class NoModel:
    asked: list[int] = field(default_factory=list)

    def __call__(self, texts: list[str]) -> Vectors:
        self.asked.append(len(texts))
        raise NoEmbeddings("There is no model on this machine.")


def test_without_embeddings_words_decide_and_the_log_says_so() -> None:
    site = a_site()
    waiting(site, ["running shoes men", "mens running shoes", "home loan", "home loans"])
    sector = Sector.objects.create(site=site, name="Other")
    waiting(site, ["pasta recipe"], sector=sector)
    model = NoModel()
    kit = a_kit(site, "balanced", embed=model)
    drain(1, kit)
    assert groups(site) == {
        frozenset({"running shoes men", "mens running shoes"}),
        frozenset({"home loan", "home loans"}),
        frozenset({"pasta recipe"}),
    }
    warnings = [message for level, message in kit.lines if level == "warning"]
    assert len(warnings) == 1
    assert "by their words alone" in warnings[0]
    assert len(model.asked) == 1


def test_each_term_is_embedded_once_for_all_sites() -> None:
    asked: list[str] = []

    def counted(texts: list[str]) -> Vectors:
        asked.extend(texts)
        return embed(texts)

    for number in range(2):
        site = a_site(domain=f"{number}.example")
        waiting(site, TERMS)
        drain(1, a_kit(site, embed=counted))
    assert sorted(asked) == sorted(TERMS)
    assert KeywordVector.objects.count() == len(TERMS)


def test_the_basis_is_frozen_until_the_set_has_doubled() -> None:
    site = a_site()
    waiting(site, SUBJECTS["shoes"] + SUBJECTS["money"])
    drain(1, a_kit(site))
    waiting(site, SUBJECTS["food"])
    drain(1, a_kit(site))
    assert GroupingBasis.objects.get().size == 10
    waiting(site, [f"{word} tent" for word in "red blue green white family".split()])
    drain(1, a_kit(site))
    assert GroupingBasis.objects.get().size == 20
