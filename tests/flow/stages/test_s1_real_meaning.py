"""Stage 1 with the real embedded model, on keywords whose groups a person would call the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.scores import adjusted_rand_index
from igny8.ai.provider import Usage
from igny8.ai.providers.embedded.naming import auto_cluster
from igny8.ai.providers.embedded.provider import EmbeddedProvider
from igny8.models import Cluster, Keyword, Site
from igny8.planning.clustering import Grouper
from tests.flow.stages.grouping import groups, waiting
from tests.flow.stages.kit import ScriptedAI, StageKit, drain
from tests.flow.stages.rows import a_site

pytestmark = pytest.mark.django_db

GROUPS = {
    "ratio": [
        "cold brew ratio",
        "cold brew coffee to water ratio",
        "ratio for cold brew coffee",
        "cold brew ratio grams",
    ],
    "grinder": [
        "best burr coffee grinder",
        "top rated burr grinders",
        "burr grinder reviews",
        "best burr grinder",
    ],
    "descale": [
        "how to descale an espresso machine",
        "descaling espresso machine",
        "descale my espresso machine",
    ],
    "beans": ["buy coffee beans online", "order coffee beans", "coffee beans delivery", "cheap coffee beans online"],
    "decaf": ["how is coffee decaffeinated", "decaf coffee process", "how do they make decaf coffee"],
    "caffeine": ["how much caffeine in espresso", "caffeine in a shot of espresso", "espresso caffeine content"],
    "filter": ["paper vs metal coffee filter", "metal or paper coffee filters", "paper coffee filter vs metal filter"],
    "latte art": ["latte art for beginners", "how to do latte art", "latte art tutorial"],
}
LABELS = {term: name for name, terms in GROUPS.items() for term in terms}


def a_real_kit(site: Site, granularity: str) -> StageKit:
    provider = EmbeddedProvider()
    answers: dict[str, Callable[[Any], Any]] = {
        "embed": lambda texts: provider.embed(texts, Usage()),
        "auto_cluster": auto_cluster,
    }
    return StageKit(site, ScriptedAI(answers, provider="offline"), {"granularity": granularity})


def score(site: Site) -> float:
    found = dict(Keyword.objects.filter(site=site).values_list("term", "cluster_id"))
    return adjusted_rand_index([LABELS[term] for term in found], list(found.values()))


@pytest.mark.parametrize(("granularity", "least"), [("tight", 0.5), ("balanced", 0.85), ("broad", 0.6)])
def test_meaning_makes_the_groups(granularity: str, least: float) -> None:
    site = a_site()
    waiting(site, list(LABELS))
    drain(1, a_real_kit(site, granularity))
    assert score(site) >= least
    assert all(cluster.description and cluster.pillar for cluster in Cluster.objects.all())


def test_order_of_import_does_not_matter() -> None:
    found = []
    for number in range(2):
        site = a_site(domain=f"{number}.example")
        terms = list(LABELS)
        random.Random(number).shuffle(terms)
        waiting(site, terms)
        drain(1, a_real_kit(site, "balanced"))
        found.append(groups(site))
    assert found[0] == found[1]


def test_what_comes_later_finds_its_place() -> None:
    site = a_site()
    later = [terms[-1] for terms in GROUPS.values()]
    waiting(site, [term for term in LABELS if term not in later])
    drain(1, a_real_kit(site, "balanced"))
    before = dict(Keyword.objects.values_list("term", "cluster_id"))
    waiting(site, later)
    drain(1, a_real_kit(site, "balanced"))
    assert all(Keyword.objects.get(term=term).cluster_id == cluster_id for term, cluster_id in before.items())
    assert score(site) >= 0.85


def test_another_language_is_grouped_too() -> None:
    site = a_site(language="pl")
    shoes = ["buty do biegania męskie", "męskie buty do biegania w terenie", "buty do biegania damskie"]
    waiting(site, [*shoes, "kredyt hipoteczny kalkulator", "kalkulator kredytu hipotecznego"])
    drain(1, a_real_kit(site, "broad"))
    assert frozenset(shoes) in groups(site)
    assert len(groups(site)) == 2


@pytest.mark.parametrize(
    ("terms", "share"),
    [
        (["running shoes"], 0.7),
        (["wypożyczalnia samochodów Rzeszów"], 0.5),
        (["кроссовки"], 0.3),
        (["靴 おすすめ"], 0.0),
    ],
)
def test_the_offline_model_counts_less_where_it_learnt_less(terms: list[str], share: float) -> None:
    grouper = Grouper(a_site(), "balanced", "offline", lambda texts: NotImplemented, lambda level, message: None)
    assert grouper._weights(terms).tolist() == pytest.approx([share])


def test_another_provider_counts_the_same_in_every_language() -> None:
    grouper = Grouper(a_site(), "balanced", "openai", lambda texts: NotImplemented, lambda level, message: None)
    assert grouper._weights(["кроссовки", "靴 おすすめ"]).tolist() == pytest.approx([0.7, 0.7])
