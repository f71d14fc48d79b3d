"""Ideas over the API."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import AuditEntry, AutomationRun, Cluster, ContentIdea
from igny8.pipeline.registry import get_stage
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(world: World) -> Cluster:
    return cluster(world.site, "Own", "wool socks", "warm socks", priority=40)


def _titles(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["idea_title"] for each in answer.json()["items"]]


def test_it_works(world: World, alice: Caller, own: Cluster) -> None:
    made = alice.post(f"ideas/?site_id={world.site.pk}", {"cluster_id": own.pk, "idea_title": "Socks for trolls"})
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["status"], told["cluster"], told["priority"]) == ("new", "Own", 40)
    assert (told["target_keywords"], told["task_id"]) == (["wool socks", "warm socks"], None)
    assert alice.get(f"ideas/{told['id']}/").json() == told
    changes = {
        "description": "All of it.",
        "content_structure": "listicle",
        "target_keywords": ["socks"],
        "priority": 9,
    }
    changed = alice.patch(f"ideas/{told['id']}/", changes).json()
    assert {name: changed[name] for name in changes} == changes
    again = alice.post(f"ideas/?site_id={world.site.pk}", {"cluster_id": own.pk, "idea_title": "Socks for trolls"})
    assert (again.status_code, again.json()["code"], again.json()["extra"]["idea_id"]) == (
        409,
        "idea_exists",
        told["id"],
    )


def test_a_cluster_still_waits_for_the_ideas_of_stage_2(world: World, alice: Caller, own: Cluster) -> None:
    alice.post(f"ideas/?site_id={world.site.pk}", {"cluster_id": own.pk, "idea_title": "Socks for trolls"})
    assert list(get_stage(2).waiting(world.site)) == [own]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["b", "a", "c"]),
        ("sort=title", ["a", "b", "c"]),
        ("sort=-created", ["c", "b", "a"]),
        ("status=rejected", ["c"]),
        ("search=B", ["b"]),
        ("similar=true", ["a"]),
        ("parked=true", ["b"]),
        ("cluster_id=999", []),
    ],
)
def test_filters_and_sorts(world: World, alice: Caller, own: Cluster, query: str, expected: list[str]) -> None:
    idea(own, "a", priority=5, similar_to="x")
    idea(own, "b", priority=9, parked_reason="?")
    idea(own, "c", status="rejected")
    assert _titles(alice.get(f"ideas/?site_id={world.site.pk}&{query}")) == expected


def test_counts_are_by_status_whatever_status_is_asked_for(world: World, alice: Caller, own: Cluster) -> None:
    idea(own, "a")
    idea(own, "ab", status="rejected")
    idea(own, "c", status="rejected")
    told = alice.get(f"ideas/?site_id={world.site.pk}&status=new&search=a&count=true").json()
    assert told["counts"] == {"new": 1, "in_progress": 0, "completed": 0, "rejected": 1}
    assert alice.get(f"ideas/?site_id={world.site.pk}").json()["counts"] is None


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"idea_title": "x"}, "cluster_id"),
        ({"idea_title": "x", "cluster_id": 10**9}, "cluster_id"),
        ({"idea_title": "x", "cluster_id": 2**63}, "cluster_id"),
        ({"idea_title": " ", "cluster_id": 1}, "idea_title"),
        ({"idea_title": "x", "cluster_id": 1, "content_type": "poem"}, "content_type"),
    ],
)
def test_a_bad_body_is_named(world: World, alice: Caller, body: dict[str, Any], field: str) -> None:
    answer = alice.post(f"ideas/?site_id={world.site.pk}", body)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])


def test_what_has_a_task_is_changed_there(world: World, alice: Caller, own: Cluster) -> None:
    made = idea(own, "a", status="in_progress")
    task(world.site, "a", idea=made)
    refused = alice.patch(f"ideas/{made.pk}/", {"description": "x"})
    assert (refused.status_code, refused.json()["extra"]["status"]) == (409, "in_progress")


def test_many_are_rejected_accepted_and_given_back(world: World, alice: Caller, own: Cluster) -> None:
    waits = idea(own, "waits")
    parked = idea(own, "parked", parked_reason="No brief can be made of it.")
    said_no = idea(own, "said no", status="rejected")
    busy = idea(own, "busy", status="in_progress")
    before = list(ContentIdea.objects.order_by("id").values())
    path = f"ideas/bulk/?site_id={world.site.pk}"
    dry = alice.post(path, {"action": "reject", "filter": {}, "dry_run": True}).json()
    assert (dry["changed"], dry["unchanged"], dry["refused"], dry["change_id"]) == (2, 1, 1, None)
    ids = [waits.pk, parked.pk, said_no.pk, busy.pk]
    told = alice.post(path, {"action": "reject", "ids": ids}).json()
    assert [row["outcome"] for row in told["results"]] == ["changed", "changed", "unchanged", "refused"]
    assert told["reasons"] == {"wrong_state": 1}
    assert AuditEntry.objects.get(action="idea.reject").data["changed"] == 2
    undone = alice.post(f"bulk/undo/?change_id={told['change_id']}").json()
    assert undone == {"restored": 2, "refused": 0, "refused_ids": []}
    assert list(ContentIdea.objects.order_by("id").values()) == before
    told = alice.post(path, {"action": "accept", "filter": {}}).json()
    assert (told["changed"], told["unchanged"], told["refused"]) == (2, 1, 1)
    assert {each.status for each in ContentIdea.objects.exclude(pk=busy.pk)} == {"new"}


def test_its_task_is_made_now(world: World, alice: Caller, own: Cluster) -> None:
    made = idea(own, "a", parked_reason="?")
    answer = alice.post(f"ideas/{made.pk}/make_task/")
    assert answer.status_code == 202, answer.json()
    run = AutomationRun.objects.get(pk=answer.json()["run_id"])
    assert (run.kind, run.stages.get(number=3).takes) == ("action", {"ids": [made.pk], "after": None})
    made.refresh_from_db()
    assert made.parked_reason == ""
    ContentIdea.objects.update(status="rejected")
    refused = alice.post(f"ideas/{made.pk}/make_task/")
    assert (refused.status_code, refused.json()["extra"]["status"]) == (409, "rejected")


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, own: Cluster, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [idea(own, f"{n}") for n in range(20)]
    task(world.site, "a", idea=made[3])
    with django_assert_num_queries(4):  # session, user, site, ideas
        assert len(_titles(alice.get(f"ideas/?site_id={world.site.pk}"))) == 20
    with django_assert_num_queries(3):
        alice.get(f"ideas/{made[3].pk}/")
