"""Tasks over the API."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import Account, AutomationRun, Content, ContentIdea, Sector, Task
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea, task

pytestmark = pytest.mark.django_db


def _titles(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["title"] for each in answer.json()["items"]]


def test_it_works(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    own = cluster(world.site, "Own", "a", priority=40, sector=sector)
    body = {
        "title": "How to wash wool",
        "content_structure": "how_to",
        "cluster_id": own.pk,
        "brief": {
            "target_words": 900,
            "outline": ["Before", "After"],
            "keywords": [{"term": "wash wool", "volume": 9}],
        },
    }
    made = alice.post(f"tasks/?site_id={world.site.pk}", body)
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["status"], told["priority"], told["sector"], told["main_keyword"]) == (
        "pending",
        40,
        "Feet",
        "wash wool",
    )
    brief = told["brief"]
    assert (brief["target_words"], brief["outline"], brief["main_keyword"]) == (900, ["Before", "After"], "wash wool")
    assert alice.get(f"tasks/{told['id']}/").json() == told
    assert alice.get(f"tasks/?site_id={world.site.pk}").json()["items"][0]["target_words"] == 900


def test_counts_are_by_status_whatever_status_is_asked_for(world: World, alice: Caller) -> None:
    for title in ("Wool", "Wood", "Silk"):
        alice.post(f"tasks/?site_id={world.site.pk}", {"title": title})
    told = alice.get(f"tasks/?site_id={world.site.pk}&status=parked&search=wo&count=true").json()
    assert (told["items"], told["counts"]) == ([], {"pending": 2, "in_progress": 0, "completed": 0, "parked": 0})
    assert alice.get(f"tasks/?site_id={world.site.pk}").json()["counts"] is None


def test_a_task_of_its_title_alone_has_the_usual_brief(world: World, alice: Caller) -> None:
    told = alice.post(f"tasks/?site_id={world.site.pk}", {"title": "Wool"}).json()
    assert (told["brief"]["target_words"], told["brief"]["keywords"][0]["term"]) == (2500, "Wool")


def test_of_the_brief_only_what_is_named_changes(world: World, alice: Caller) -> None:
    made = alice.post(f"tasks/?site_id={world.site.pk}", {"title": "Wool", "brief": {"notes": "Old."}}).json()
    changes = {"title": "Silk", "brief": {"questions": ["is silk warm?"], "intent": "commercial"}}
    changed = alice.patch(f"tasks/{made['id']}/", changes).json()
    assert changed["title"] == "Silk"
    assert changed["brief"] == {**made["brief"], **changes["brief"]}  # type: ignore[dict-item]
    bare = task(world.site, "Bare")
    assert alice.get(f"tasks/{bare.pk}/").json()["brief"] is None
    assert alice.patch(f"tasks/{bare.pk}/", {"brief": {"target_words": 700}}).json()["brief"]["target_words"] == 700


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"brief": {"target_words": 20}}, "brief.target_words"),
        ({"brief": {"keywords": []}}, "brief.keywords"),
        ({"brief": {"outline": ["x"] * 101}}, "brief.outline"),
        ({"brief": {"colour": "red"}}, "brief.colour"),
        ({"content_structure": "poem"}, "content_structure"),
        ({"cluster_id": 10**9}, "cluster_id"),
        ({"sector_id": 10**9}, "sector_id"),
        ({"title": ""}, "title"),
        ({"status": "completed"}, "status"),
    ],
)
def test_a_bad_change_is_named(world: World, alice: Caller, changes: dict[str, Any], field: str) -> None:
    made = task(world.site, "Wool")
    answer = alice.patch(f"tasks/{made.pk}/", changes)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])
    assert Task.objects.values().get() == {**Task.objects.values().get(), "title": "Wool", "brief": {}}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["b", "a", "c"]),
        ("sort=title", ["a", "b", "c"]),
        ("sort=-created", ["c", "b", "a"]),
        ("status=parked&status=completed", ["b", "c"]),
        ("search=C", ["c"]),
        ("cluster_id=999", []),
    ],
)
def test_filters_and_sorts(world: World, alice: Caller, query: str, expected: list[str]) -> None:
    task(world.site, "a", priority=5)
    task(world.site, "b", priority=9, status="parked")
    task(world.site, "c", status="completed")
    assert _titles(alice.get(f"tasks/?site_id={world.site.pk}&{query}")) == expected


def test_what_is_written_is_left_alone(world: World, alice: Caller) -> None:
    made = task(world.site, "Wool", status="completed")
    for answer in (
        alice.patch(f"tasks/{made.pk}/", {"title": "Silk"}),
        alice.delete(f"tasks/{made.pk}/"),
        alice.post(f"tasks/{made.pk}/write/"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "item_state")
        assert answer.json()["extra"]["status"] == "completed"


def test_a_deleted_task_is_not_made_again_and_comes_back_whole(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    source = idea(own, "Wool", status="in_progress")
    made = task(world.site, "Wool", idea=source, cluster=own, brief={"notes": "kept"})
    content = Content.objects.create(site=world.site, task=made, title="Wool", slug="wool", body="", provider="offline")
    before = Task.objects.values().get()
    told = alice.delete(f"tasks/{made.pk}/").json()
    assert (told["changed"], Task.objects.count()) == (1, 0)
    source.refresh_from_db()
    assert source.status == "rejected"
    assert alice.post(f"bulk/undo/?change_id={told['change_id']}").json()["restored"] == 1
    assert Task.objects.values().get() == before
    source.refresh_from_db()
    content.refresh_from_db()
    assert (source.status, content.task_id) == ("in_progress", made.pk)


def test_its_article_is_written_now(world: World, alice: Caller) -> None:
    made = task(world.site, "Wool", status="parked", parked_reason="It failed.")
    answer = alice.post(f"tasks/{made.pk}/write/", {}, Idempotency_Key="once")
    assert answer.status_code == 202, answer.json()
    assert alice.post(f"tasks/{made.pk}/write/", {}, Idempotency_Key="once").json() == answer.json()
    run = AutomationRun.objects.get()
    assert (run.kind, run.stages.get(number=4).takes) == ("action", {"ids": [made.pk], "after": None})
    made.refresh_from_db()
    assert (made.status, made.parked_reason) == ("pending", "")


def test_what_cannot_be_paid_is_not_begun(world: World, alice: Caller) -> None:
    made = task(world.site, "Wool", status="parked", parked_reason="It failed.")
    Account.objects.filter(pk=world.account.pk).update(credit_balance=1)
    refused = alice.post(f"tasks/{made.pk}/write/")
    assert (refused.status_code, refused.json()["code"]) == (402, "insufficient_credits")
    made.refresh_from_db()
    assert made.status == "parked"
    assert not AutomationRun.objects.exists()


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    own = cluster(world.site, "Own", "a")
    made = [task(world.site, f"{n}", cluster=own) for n in range(20)]
    with django_assert_num_queries(4):  # session, user, site, tasks
        assert len(_titles(alice.get(f"tasks/?site_id={world.site.pk}"))) == 20
    with django_assert_num_queries(4):
        alice.get(f"tasks/{made[3].pk}/")


def test_a_task_of_no_idea_can_be_deleted(world: World, alice: Caller) -> None:
    made = task(world.site, "Wool")
    told = alice.delete(f"tasks/{made.pk}/").json()
    alice.post(f"bulk/undo/?change_id={told['change_id']}")
    assert Task.objects.get().pk == made.pk
    assert not ContentIdea.objects.exists()
