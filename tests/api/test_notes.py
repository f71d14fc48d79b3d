"""Notes on an article."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import Content, Note
from tests.api.articles import an_article
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(world: World) -> Content:
    return an_article(world.site)


@pytest.fixture
def bobby(world: World) -> Caller:
    world.bob_is("editor")
    return Caller(world.bob)


def _noted(caller: Caller, article: Content, text: str = "Is that so?", quote: str = "") -> int:
    answer = caller.post(f"content/{article.pk}/notes/", {"text": text, "quote": quote})
    assert answer.status_code == 201, answer.json()
    return int(answer.json()["id"])


def test_a_note_is_written_read_changed_resolved_and_taken_back(alice: Caller, article: Content) -> None:
    note = _noted(alice, article, quote="warm when it is wet")
    told = alice.get(f"content/{article.pk}/notes/").json()["items"]
    assert [(each["id"], each["text"], each["is_found"], each["user"]["name"]) for each in told] == [
        (note, "Is that so?", True, "Alice")
    ]
    changed = alice.patch(f"notes/{note}/", {"text": "It is so.", "is_resolved": True}).json()
    assert (changed["text"], changed["resolved_by"]["name"]) == ("It is so.", "Alice")
    assert alice.patch(f"notes/{note}/", {"is_resolved": False}).json()["resolved_at"] is None
    assert alice.delete(f"notes/{note}/").status_code == 204
    assert alice.delete(f"notes/{note}/").status_code == 404


def test_words_that_are_gone_are_told(alice: Caller, article: Content) -> None:
    _noted(alice, article, quote="Wash it cold")
    alice.patch(f"content/{article.pk}/", {"version": 1, "body": "<p>Nothing of it.</p>"})
    told = alice.get(f"content/{article.pk}/notes/").json()["items"][0]
    assert (told["is_found"], told["quote"], told["version"]) == (False, "Wash it cold", 1)


def test_only_ones_own_words_can_be_changed(alice: Caller, bobby: Caller, article: Content) -> None:
    note = _noted(alice, article)
    assert bobby.patch(f"notes/{note}/", {"text": "No."}).json()["code"] == "forbidden"
    assert bobby.delete(f"notes/{note}/").status_code == 403
    assert Note.objects.get().text == "Is that so?"
    resolved = bobby.patch(f"notes/{note}/", {"is_resolved": True})
    assert (resolved.status_code, resolved.json()["resolved_by"]["name"]) == (200, "Bob")


def test_notes_cost_the_same_however_many_they_are(
    alice: Caller, article: Content, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        _noted(alice, article, f"Note {number}")
    with django_assert_num_queries(4):  # session, user, article, notes
        first = alice.get(f"content/{article.pk}/notes/?limit=3").json()
    rest = alice.get(f"content/{article.pk}/notes/?cursor={first['next']}").json()
    assert [each["text"] for each in first["items"] + rest["items"]] == [f"Note {number}" for number in range(4)]
