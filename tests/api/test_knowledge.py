"""What a site knows: texts added, read, replaced, forgotten; what an article would quote."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.knowledge import sources
from igny8.models import Account, Passage, PassageSource, Site
from tests.api.people import Caller, Form, World

pytestmark = pytest.mark.django_db
TEXT = "# Wool\n\nMerino wool keeps its warmth when it is wet, and it dries slowly.\n\n# Care\n\nWash it cold."


@pytest.fixture
def source(world: World, alice: Caller) -> int:
    answer = alice.post(f"knowledge/?site_id={world.site.pk}", {"text": TEXT, "url": "https://wool.example"})
    assert answer.status_code == 201, answer.json()
    return int(answer.json()["id"])


def test_a_text_is_added_and_read(
    world: World, alice: Caller, source: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):  # session, user, site, sources, passages counted
        told = alice.get(f"knowledge/?site_id={world.site.pk}").json()
    assert [(each["id"], each["title"], each["url"], each["passages"]) for each in told["items"]] == [
        (source, "Wool", "https://wool.example", 1)
    ]
    assert alice.get(f"knowledge/{source}/").json()["title"] == "Wool"
    with django_assert_num_queries(4):  # session, user, source, passages
        passages = alice.get(f"knowledge/{source}/passages/").json()["items"]
    assert [(each["position"], each["heading"], each["is_embedded"]) for each in passages] == [(0, "Wool", True)]
    assert "dries slowly" in passages[0]["text"]


def test_the_same_text_again_changes_nothing(world: World, alice: Caller, source: int) -> None:
    again = alice.post(f"knowledge/?site_id={world.site.pk}", {"text": f"{TEXT}\r\n", "title": "Other"})
    assert (again.status_code, again.json()["id"], again.json()["is_new"]) == (200, source, False)
    assert PassageSource.objects.count() == 1


def test_a_file_is_added(world: World, alice: Caller) -> None:
    path = f"knowledge/upload/?site_id={world.site.pk}"
    plain = alice.post(path, Form("on wool.txt", b"Merino is a sheep.", fields={"url": "https://a.example"}))
    assert (plain.status_code, plain.json()["title"], plain.json()["url"]) == (201, "on wool", "https://a.example")
    called = alice.post(path, Form("b.md", "# Schafe\nGrüße".encode("utf-16"), fields={"title": "Sheep"}))
    assert (called.status_code, called.json()["title"]) == (201, "Sheep")


@pytest.mark.parametrize(
    "form",
    [
        Form("a.pdf", b"%PDF-1.7 words"),
        Form("a.md", b"\xff\xfe\xff"),
        Form("a.md", b"caf\xe9"),
        Form("a.txt", b"a\0b"),
        Form("a.txt", b"***"),
        Form("a.txt", b""),
        Form("a.txt", b"word " * 1_100_000),
    ],
    ids=["pdf", "half", "latin 1", "NUL", "no words", "empty", "large"],
)
def test_a_file_that_is_no_text_is_refused(world: World, alice: Caller, form: Form) -> None:
    answer = alice.post(f"knowledge/upload/?site_id={world.site.pk}", form)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not PassageSource.objects.exists()


def test_a_text_is_replaced(world: World, alice: Caller, source: int) -> None:
    answer = alice.patch(f"knowledge/{source}/", {"text": "Cotton is cool in summer.", "title": "Cotton"})
    assert (answer.status_code, answer.json()["title"], answer.json()["url"]) == (200, "Cotton", "https://wool.example")
    assert [each.text for each in Passage.objects.all()] == ["Cotton is cool in summer."]
    found = alice.get(f"knowledge/preview/?site_id={world.site.pk}&query=cool+cotton+in+summer").json()["items"]
    assert found[0]["source"] == "Cotton"


def test_a_new_title_embeds_nothing(alice: Caller, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "packed", lambda *given: pytest.fail("embedded"))
    assert alice.patch(f"knowledge/{source}/", {"title": "On wool", "text": TEXT}).json()["title"] == "On wool"
    assert alice.patch(f"knowledge/{source}/", {"url": ""}).json()["url"] == ""


def test_a_text_that_the_site_has_elsewhere_replaces_nothing(world: World, alice: Caller, source: int) -> None:
    alice.post(f"knowledge/?site_id={world.site.pk}", {"text": "Cotton is cool."})
    refused = alice.patch(f"knowledge/{source}/", {"text": "Cotton is cool."})
    assert (refused.status_code, refused.json()["code"]) == (409, "known_already")
    assert Passage.objects.filter(source=source).count() == 1


def test_a_text_is_forgotten(alice: Caller, source: int) -> None:
    assert alice.delete(f"knowledge/{source}/").status_code == 204
    assert alice.delete(f"knowledge/{source}/").status_code == 404
    assert not Passage.objects.exists()


def test_a_site_has_room_for_so_much(world: World, alice: Caller, source: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_PASSAGES", 1)
    refused = alice.post(f"knowledge/?site_id={world.site.pk}", {"text": "Cotton is cool."})
    assert (refused.status_code, refused.json()["code"], refused.json()["extra"]["passages"]) == (
        409,
        "knowledge_full",
        1,
    )
    assert alice.patch(f"knowledge/{source}/", {"text": "Cotton is cool."}).status_code == 200


def test_what_would_be_quoted_is_told(world: World, alice: Caller, source: int) -> None:
    alice.post(f"knowledge/?site_id={world.site.pk}", {"text": "Invoices are due within thirty days."})
    query = "does+merino+wool+stay+warm+when+wet"
    told = alice.get(f"knowledge/preview/?site_id={world.site.pk}&query={query}").json()
    first, second = told["items"]
    assert (first["source_id"], first["is_quoted"], second["is_quoted"]) == (source, True, False)
    assert first["similarity"] > second["similarity"]


def test_another_account_knows_nothing_of_it(world: World, charlie: Caller, source: int) -> None:
    own = Site.objects.create(account=Account.objects.get(name="Charlie's"), name="C", domain="c.example")
    assert charlie.get(f"knowledge/preview/?site_id={own.pk}&query=merino+wool").json()["items"] == []
    assert charlie.get(f"knowledge/?site_id={own.pk}").json()["items"] == []


@pytest.mark.parametrize("body", [{"text": " "}, {"text": "x" * 1_000_001}, {"text": "a", "title": "x" * 301}, {}])
def test_what_cannot_be_added(world: World, alice: Caller, body: dict[str, Any]) -> None:
    assert alice.post(f"knowledge/?site_id={world.site.pk}", body).status_code == 422
