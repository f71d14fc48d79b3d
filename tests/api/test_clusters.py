"""Clusters over the API."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import Account, AuditEntry, AutomationRun, Cluster, ContentIdea, Keyword, KeywordVector, Sector, Task
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea, keyword, task

pytestmark = pytest.mark.django_db


def _names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["name"] for each in answer.json()["items"]]


def test_it_works(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Wool", "wool socks", "warm wool socks", priority=9)
    keyword(world.site, "socks wool", cluster=own, volume=50, variant_of=own.keywords.first())
    keyword(world.site, "no figure", cluster=own)
    idea(own, "How to wash wool")
    cluster(world.site, "Empty", priority=3)
    answer = alice.get(f"clusters/?site_id={world.site.pk}")
    assert _names(answer) == ["Wool", "Empty"]
    told = answer.json()["items"][0]
    assert (told["keywords"], told["volume"], told["ideas"]) == (4, 1_999, 1)
    empty = answer.json()["items"][1]
    assert (empty["keywords"], empty["volume"], empty["ideas"]) == (0, None, 0)
    whole = alice.get(f"clusters/{own.pk}/").json()
    assert {name: whole[name] for name in told} == told
    assert [each["term"] for each in whole["evidence"]][:2] == ["wool socks", "warm wool socks"]
    assert [each["nearness"] for each in whole["evidence"]] == [None] * 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sort=name", ["A", "B", "C"]),
        ("sort=-created", ["C", "B", "A"]),
        ("status=mapped", ["B"]),
        ("locked=true", ["C"]),
        ("empty=true&sort=name", ["B", "C"]),
        ("search=a", ["A"]),
        ("intent=commercial", ["C"]),
        ("market=de", []),
    ],
)
def test_filters_and_sorts(world: World, alice: Caller, query: str, expected: list[str]) -> None:
    cluster(world.site, "A", "a")
    cluster(world.site, "B", status="mapped")
    cluster(world.site, "C", is_locked=True, intent="commercial")
    assert _names(alice.get(f"clusters/?site_id={world.site.pk}&{query}")) == expected


def test_the_evidence_is_by_meaning_where_that_is_known(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "far", "near", "middle")
    for term, vector in {"far": [1, 0], "near": [0.6, 0.8], "middle": [0, 1]}.items():
        KeywordVector.objects.create(
            model="m", term_sha256=sha256(term.encode()).hexdigest(), vector=np.array(vector, "<f2").tobytes()
        )
    evidence = alice.get(f"clusters/{own.pk}/").json()["evidence"]
    assert evidence[0]["term"] == "near"
    assert 1 >= evidence[0]["nearness"] > evidence[2]["nearness"] > 0


def test_what_has_outgrown_its_ideas_is_offered(world: World, alice: Caller) -> None:
    terms = [f"sock {n}" for n in range(8)]
    own = cluster(world.site, "Own", *terms, status="mapped", mapped_size=3)
    cluster(world.site, "Other", "x", status="mapped", mapped_size=1)
    told = alice.get(f"clusters/grown/?site_id={world.site.pk}").json()["items"]
    assert [(each["id"], each["growth"], each["offers_more_ideas"]) for each in told] == [(own.pk, 5, True)]


def test_it_is_renamed_described_and_locked(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", "b")
    second = own.keywords.latest("id")
    changes = {
        "name": "Other",
        "slug": "other-things",
        "description": "All.",
        "is_locked": True,
        "intent": "commercial",
    }
    told = alice.patch(f"clusters/{own.pk}/", {**changes, "pillar_id": second.pk}).json()
    assert {name: told[name] for name in changes} == changes
    assert (told["pillar"], told["priority"] > 0) == ("b", True)
    entry = AuditEntry.objects.get(action="cluster.update")
    assert entry.data["changed"]["name"] == ["Own", "Other"]
    assert alice.patch(f"clusters/{own.pk}/", {"is_locked": False}).json()["is_locked"] is False


@pytest.mark.parametrize(
    ("changes", "status", "told"),
    [
        ({"name": "Taken"}, 409, "cluster_exists"),
        ({"slug": "taken"}, 409, "cluster_exists"),
        ({"slug": "Not A Slug"}, 422, "slug"),
        ({"slug": "socks-2"}, 422, "slug"),
        ({"pillar_id": 10**9}, 422, "pillar_id"),
        ({"sector_id": 10**9}, 422, "sector_id"),
        ({"name": " "}, 422, "name"),
        ({"name": None}, 422, "name"),
        ({"status": "mapped"}, 422, "status"),
    ],
)
def test_a_bad_change_is_refused(world: World, alice: Caller, changes: dict[str, Any], status: int, told: str) -> None:
    cluster(world.site, "Taken")
    own = cluster(world.site, "Own")
    answer = alice.patch(f"clusters/{own.pk}/", changes)
    assert answer.status_code == status
    assert told in (answer.json()["code"], *answer.json()["extra"].get("fields", {}))


def test_all_that_belongs_to_it_goes_to_the_sector_with_it(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    own = cluster(world.site, "Own", "a")
    idea(own, "Idea")
    task(world.site, "Task", cluster=own)
    assert alice.patch(f"clusters/{own.pk}/", {"sector_id": sector.pk}).json()["sector"] == "Feet"
    for rows in (own.keywords, own.ideas, own.tasks):
        assert rows.get().sector_id == sector.pk


def test_only_an_empty_one_is_deleted(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    idea(own, "Idea")
    refused = alice.delete(f"clusters/{own.pk}/")
    assert (refused.status_code, refused.json()["code"]) == (409, "cluster_not_empty")
    assert refused.json()["extra"] == {"keywords": 1, "ideas": 1, "tasks": 0}
    empty = cluster(world.site, "Empty")
    assert alice.delete(f"clusters/{empty.pk}/").status_code == 204
    assert alice.get(f"clusters/{empty.pk}/").status_code == 404


def test_all_moves_when_clusters_are_merged(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    into = cluster(world.site, "Into", "a", sector=sector)
    first = cluster(world.site, "First", "b", "c", status="mapped", mapped_size=2)
    second = cluster(world.site, "Second", "d")
    idea(first, "Idea")
    task(world.site, "Task", cluster=first)
    answer = alice.post(f"clusters/{into.pk}/merge/", {"cluster_ids": [first.pk, second.pk]})
    assert answer.status_code == 200, answer.json()
    told = answer.json()
    assert (told["keywords"], told["ideas"], told["tasks"], told["is_shaped"]) == (4, 1, 1, True)
    assert (told["status"], told["mapped_size"], told["sector"]) == ("mapped", 2, "Feet")
    assert [each["name"] for each in told["merged"]] == ["First", "Second"]
    assert set(Keyword.objects.values_list("cluster", "sector")) == {(into.pk, sector.pk)}
    assert ContentIdea.objects.get().sector_id == Task.objects.get().sector_id == sector.pk
    assert alice.get(f"clusters/{first.pk}/").status_code == 404
    assert AuditEntry.objects.get(action="cluster.merge").data["merged"] == ["First", "Second"]
    taken = alice.patch(f"clusters/{into.pk}/", {"slug": "second"})
    assert (taken.status_code, taken.json()["code"]) == (409, "cluster_exists")


def test_what_cannot_be_merged(world: World, alice: Caller) -> None:
    into = cluster(world.site, "Into", "a")
    abroad = cluster(world.site, "Abroad", "b", market="de")
    refused = alice.post(f"clusters/{into.pk}/merge/", {"cluster_ids": [abroad.pk]})
    assert (refused.status_code, refused.json()["code"]) == (409, "other_market")
    for ids in ([into.pk], [10**9], []):
        assert alice.post(f"clusters/{into.pk}/merge/", {"cluster_ids": ids}).status_code == 422
    assert Cluster.objects.count() == 2


def test_some_keywords_become_a_new_cluster(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a b", "c", "d", status="mapped", mapped_size=3)
    leader = own.keywords.get(term="a b")
    keyword(world.site, "b a", cluster=own, variant_of=leader)
    Cluster.objects.update(pillar=leader)
    answer = alice.post(f"clusters/{own.pk}/split/", {"name": "New 2", "keyword_ids": [leader.pk]})
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert (told["name"], told["slug"], told["keywords"], told["status"]) == ("New 2", "new-2-page", 2, "active")
    assert (told["pillar"], told["is_shaped"], told["priority"] > 0) == ("a b", True, True)
    own.refresh_from_db()
    assert (own.keywords.count(), own.mapped_size, own.is_shaped) == (2, 2, True)
    assert own.pillar is not None
    assert own.pillar.term == "c"


def test_what_cannot_be_split(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a b", "c")
    leader, other = own.keywords.order_by("id")
    twin = keyword(world.site, "b a", cluster=own, variant_of=leader)
    stranger = keyword(world.site, "x")
    path = f"clusters/{own.pk}/split/"
    for ids in ([stranger.pk], [twin.pk], [leader.pk, other.pk], [], [2**63]):
        assert alice.post(path, {"name": "New", "keyword_ids": ids}).status_code == 422, ids
    taken = alice.post(path, {"name": "Own", "keyword_ids": [other.pk]})
    assert (taken.status_code, taken.json()["code"]) == (409, "cluster_exists")
    assert own.keywords.count() == 3


def test_more_ideas_are_planned_for_a_cluster_that_has_some(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", status="mapped", mapped_size=1)
    idea(own, "Idea")
    answer = alice.post(f"clusters/{own.pk}/plan_more_ideas/", {}, Idempotency_Key="once")
    assert answer.status_code == 202, answer.json()
    assert alice.post(f"clusters/{own.pk}/plan_more_ideas/", {}, Idempotency_Key="once").json() == answer.json()
    run = AutomationRun.objects.get()
    assert (str(run.pk), run.kind, run.settings["stage_2_enabled"]) == (answer.json()["run_id"], "action", True)
    own.refresh_from_db()
    assert own.status == "active"
    assert run.stages.get(number=2).takes == {"ids": [own.pk], "after": None}


def test_what_cannot_be_paid_leaves_the_cluster_as_it_was(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a", status="mapped", mapped_size=1)
    Account.objects.filter(pk=world.account.pk).update(credit_balance=1)
    refused = alice.post(f"clusters/{own.pk}/plan_more_ideas/")
    assert (refused.status_code, refused.json()["extra"]["shortfall"]) == (402, 1)
    own.refresh_from_db()
    assert own.status == "mapped"
    empty = cluster(world.site, "Empty")
    refused = alice.post(f"clusters/{empty.pk}/plan_more_ideas/")
    assert (refused.status_code, refused.json()["extra"]["status"]) == (409, "active")


def test_keywords_are_grouped_now(world: World, alice: Caller) -> None:
    path = f"clusters/group_now/?site_id={world.site.pk}"
    nothing = alice.post(path)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_waits")
    ids = [keyword(world.site, term).pk for term in "abc"]
    assert alice.post(path, {"keyword_ids": [*ids, 10**9]}).status_code == 422
    assert alice.post(path, {"keyword_ids": ids[:2]}).status_code == 202
    takes = AutomationRun.objects.get().stages.get(number=1).takes
    assert takes is not None
    assert set(takes["ids"]) == set(ids[:2])
    assert alice.post(path).status_code == 202


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [cluster(world.site, f"Cluster {n}", f"a {n}", f"b {n}") for n in range(20)]
    with django_assert_num_queries(6):  # session, user, site, clusters, their keywords, their ideas
        assert len(alice.get(f"clusters/?site_id={world.site.pk}").json()["items"]) == 20
    with django_assert_num_queries(9):
        alice.get(f"clusters/{made[0].pk}/")
