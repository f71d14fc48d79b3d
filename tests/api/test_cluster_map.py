"""The topical map over the API."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import Content, KeywordVector
from igny8.planning import cluster_map
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea, keyword, task

pytestmark = pytest.mark.django_db


def _map(alice: Caller, world: World, query: str = "") -> dict[str, Any]:
    answer = alice.get(f"clusters/map/?site_id={world.site.pk}{query}")
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def _vector(term: str, *numbers: float) -> None:
    unit = np.array(numbers, np.float32) / np.linalg.norm(numbers)
    key = sha256(term.encode()).hexdigest()
    KeywordVector.objects.create(model="offline/x", term_sha256=key, vector=unit.astype("<f2").tobytes())


def test_it_works(world: World, alice: Caller) -> None:
    small = cluster(world.site, "Small", priority=9)
    keyword(world.site, "socks", cluster=small, volume=10, difficulty=20)
    big = cluster(world.site, "Big", "a", "b", intent="commercial", is_locked=True)
    keyword(world.site, "no figure", cluster=big, difficulty=31)
    keyword(world.site, "a b", cluster=big, volume=900, variant_of=big.keywords.first())
    told = _map(alice, world)
    assert (told["clusters"], told["keywords"], told["volume"], told["left_out"]) == (2, 5, 2009, 0)
    first, second = told["items"]
    assert (first["name"], first["keywords"], first["volume"], first["difficulty"]) == ("Big", 4, 1999, 31)
    assert [each["term"] for each in first["top"]] == ["a", "b", "no figure"]  # twins aside, unknown figures last
    assert (first["intent"], first["is_locked"], second["name"], second["volume"]) == ("commercial", True, "Small", 10)
    assert told["links"] == []


def test_nothing_known_is_not_zero(world: World, alice: Caller) -> None:
    cluster(world.site, "Empty")
    told = _map(alice, world)
    assert told["volume"] is None
    assert (told["items"][0]["volume"], told["items"][0]["difficulty"], told["items"][0]["top"]) == (None, None, [])


def test_articles_are_counted_from_idea_to_page(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    written = task(world.site, "From an idea", cluster=own, idea=idea(own, "Planned"))
    idea(own, "Waits")
    idea(own, "Rejected", status="rejected")
    by_hand = task(world.site, "By hand", cluster=own)
    for of, status in ((written, "published"), (by_hand, "draft")):
        Content.objects.create(site=world.site, task=of, title=of.title, slug=f"s{of.pk}", body="", status=status)
    told = _map(alice, world)["items"][0]
    assert (told["planned"], told["written"], told["published"]) == (3, 2, 1)


def test_near_clusters_are_linked_once(world: World, alice: Caller) -> None:
    one, other, far = (cluster(world.site, name, name.lower()) for name in ("Grinder", "Mill", "Sock"))
    _vector("grinder", 1, 0, 0.1)
    _vector("mill", 0.9, 0.1, 0)
    _vector("sock", -1, 0.2, 0)
    (link,) = _map(alice, world)["links"]
    assert (link["one_id"], link["other_id"]) == (one.pk, other.pk)
    assert link["nearness"] == pytest.approx(0.99, abs=0.01)
    assert far.pk not in link.values()


def test_what_is_not_drawn_is_counted(world: World, alice: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_map, "MOST_CLUSTERS", 2)
    monkeypatch.setattr(cluster_map, "MOST_CIRCLES", 6)
    for name in ("A", "B", "C"):
        cluster(world.site, name, *(f"{name} {n}" for n in range(4)))
    told = _map(alice, world)
    assert (told["clusters"], told["left_out"], told["keywords"]) == (3, 1, 12)
    assert [len(each["top"]) for each in told["items"]] == [2, 2]


def test_filters_hold_for_all_of_it(world: World, alice: Caller) -> None:
    cluster(world.site, "A", "a")
    cluster(world.site, "B", "b", "c", intent="commercial", status="mapped")
    for query in ("&intent=commercial", "&status=mapped", "&search=b"):
        told = _map(alice, world, query)
        assert (told["clusters"], told["keywords"], [each["name"] for each in told["items"]]) == (1, 2, ["B"])


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(20):
        cluster(world.site, f"Cluster {n}", f"a {n}", f"b {n}")
    with django_assert_num_queries(12):
        assert len(_map(alice, world)["items"]) == 20
