"""Versions of an article: who wrote which, what changed, and back again."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.models import AuditEntry, Content, ContentVersion
from tests.api.articles import BODY, an_article
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(world: World, alice: Caller) -> Content:
    content = an_article(world.site, citations=[{"passage_id": 1, "source": "Yarn", "url": "", "quote": "wool"}])
    changes = {"title": "Warm Socks", "body": BODY.replace("cold", "warm").replace("<p>Wool or cotton?</p>", "")}
    assert alice.patch(f"content/{content.pk}/", {"version": 1, **changes}).status_code == 200
    return content


def test_who_wrote_which(alice: Caller, article: Content, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):  # session, user, article, versions
        told = alice.get(f"content/{article.pk}/versions/").json()
    assert [(each["number"], each["author"], each["kind"]) for each in told["items"]] == [
        (2, "person", "saved"),
        (1, "ai", "written"),
    ]
    assert (told["items"][0]["user"]["email"], told["next"]) == ("alice@example.org", None)
    first = alice.get(f"content/{article.pk}/versions/?limit=1").json()
    second = alice.get(f"content/{article.pk}/versions/?limit=1&cursor={first['next']}").json()
    assert [each["number"] for each in first["items"] + second["items"]] == [2, 1]


def test_every_kind_of_version_can_be_told(alice: Caller, article: Content) -> None:
    for kind in ContentVersion.Kind.values:
        ContentVersion.objects.filter(content=article, number=1).update(kind=kind)
        told = alice.get(f"content/{article.pk}/versions/")
        assert (told.status_code, told.json()["items"][1]["kind"]) == (200, kind)


def test_an_old_version_is_read_whole(alice: Caller, article: Content) -> None:
    told = alice.get(f"content/{article.pk}/versions/1/").json()
    assert (told["title"], told["body"], told["citations"][0]["source"]) == ("How to Choose Socks", BODY, "Yarn")


@pytest.mark.parametrize("number", ["0", "3", "-1", "2147483648", "9223372036854775808"])
def test_a_version_that_is_none_is_404(alice: Caller, article: Content, number: str) -> None:
    for path in (f"versions/{number}/", f"diff/?from=1&to={number}", f"diff/?from={number}&to=1"):
        answer = alice.get(f"content/{article.pk}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_what_changed_word_by_word(
    alice: Caller, article: Content, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):  # session, user, article, two versions
        told = alice.get(f"content/{article.pk}/diff/?from=1&to=2").json()
    assert (told["from"], told["to"], told["words_added"], told["words_removed"]) == (1, 2, 1, 4)
    assert list(told["fields"]) == ["title"]
    assert [(block["op"], block["tag"]) for block in told["blocks"]] == [
        ("del", "p"),
        ("same", "h2"),
        ("same", "p"),
        ("same", "h2"),
        ("changed", "p"),
    ]
    assert told["blocks"][-1]["segments"] == [
        {"op": "same", "text": "Wash it "},
        {"op": "del", "text": "cold"},
        {"op": "ins", "text": "warm"},
        {"op": "same", "text": "."},
    ]
    back = alice.get(f"content/{article.pk}/diff/?from=2&to=1").json()
    assert (back["words_added"], back["words_removed"]) == (4, 1)


def test_an_old_version_comes_back_as_the_newest(alice: Caller, article: Content) -> None:
    Content.objects.update(status="approved", citations=[])
    answer = alice.post(f"content/{article.pk}/restore/", {"number": 1, "version": 2})
    assert (answer.status_code, answer.json()["version"], answer.json()["status"]) == (200, 3, "draft")
    told = alice.get(f"content/{article.pk}/").json()
    assert (told["title"], told["body"], told["word_count"]) == ("How to Choose Socks", BODY, article.word_count)
    assert told["citations"][0]["source"] == "Yarn"
    assert (told["saved_by"]["kind"], told["saved_by"]["restored_from"]) == ("restored", 1)
    assert len(alice.get(f"content/{article.pk}/versions/").json()["items"]) == 3
    assert AuditEntry.objects.get(action="content.restore").data["restored"] == 1


def test_nothing_is_restored_over_what_was_not_read(alice: Caller, article: Content) -> None:
    refused = alice.post(f"content/{article.pk}/restore/", {"number": 1, "version": 1})
    assert (refused.status_code, refused.json()["code"]) == (409, "version_conflict")
    assert alice.post(f"content/{article.pk}/restore/", {"number": 9}).status_code == 404
    assert Content.objects.get().version == 2


def test_versions_of_another_article_are_not_reached_through_this_one(
    world: World, alice: Caller, article: Content
) -> None:
    other = an_article(world.site, "Other")
    assert alice.get(f"content/{other.pk}/versions/2/").status_code == 404


def test_questions_follow_the_text_and_come_back_with_it(world: World, alice: Caller) -> None:
    asked = {"faq": [{"question": "Wool", "answer": "Old."}, {"question": "Care", "answer": "Old."}], "steps": []}
    content = an_article(world.site, "Asked", structured_data=asked)
    alice.patch(f"content/{content.pk}/", {"version": 1, "body": "<h2>Care</h2><p>Wash it warm.</p>"})
    told = alice.get(f"content/{content.pk}/").json()
    assert told["structured_data"] == {"faq": [{"question": "Care", "answer": "Wash it warm."}], "steps": []}
    alice.post(f"content/{content.pk}/restore/", {"number": 1})
    assert alice.get(f"content/{content.pk}/").json()["structured_data"] == asked
