"""Articles: lists, one whole, saved by a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from pytest_django import DjangoAssertNumQueries

from igny8.editing.notes import add_note
from igny8.models import AuditEntry, Content, ContentVersion, Image
from tests.api.articles import BODY, an_article
from tests.api.naughty import NAUGHTY
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(world: World) -> Content:
    return an_article(world.site)


@pytest.fixture
def listed(world: World, alice: Caller) -> Callable[[str], list[str]]:
    def titles(query: str = "") -> list[str]:
        answer = alice.get(f"content/?site_id={world.site.pk}&{query}")
        assert answer.status_code == 200, answer.json()
        return [row["title"] for row in answer.json()["items"]]

    return titles


def _saved(alice: Caller, article: Content, **changes: Any) -> Any:
    return alice.patch(f"content/{article.pk}/", {"version": 1, **changes})


def test_the_list_tells_what_a_person_chooses_by(world: World, alice: Caller, article: Content) -> None:
    add_note(article, user=world.alice, text="Check.")
    row = alice.get(f"content/?site_id={world.site.pk}").json()["items"][0]
    assert "body" not in row
    assert (row["id"], row["title"], row["status"], row["version"]) == (article.pk, article.title, "draft", 1)
    assert (row["images_generated"], row["images_pending"], row["images_failed"], row["open_notes"]) == (2, 0, 0, 1)
    assert row["cluster"]["name"] == "Socks of How to Choose Socks"
    assert row["image"]["kind"] == "featured"
    assert row["image"]["url"].startswith(f"/api/v1/images/{row['image']['id']}/file/?v=")


def test_the_list_is_filtered(world: World, listed: Callable[[str], list[str]]) -> None:
    first = an_article(world.site, "First", score=40, provider="acme", is_brief=False)
    second = an_article(world.site, "Second", status="approved", score=80, body="<p>Darning 100% cotton_blend</p>")
    third = an_article(world.site, "Third", parked_reason="no prompts")
    second.images.update(status="failed", file="")
    third.images.update(status="pending")
    assert listed("") == ["Third", "Second", "First"]
    assert listed("status=approved&status=draft&sort=id") == ["First", "Second", "Third"]
    assert listed(f"cluster_id={first.task.cluster_id if first.task else 0}") == ["First"]
    assert listed(f"task_id={second.task_id}") == ["Second"]
    assert listed("provider=acme") == listed("is_brief=false") == ["First"]
    assert listed("score_min=50") == ["Second"]
    assert listed("score_min=10&score_max=50") == ["First"]
    assert listed("marked=image_failed") == ["Second"]
    assert listed("marked=parked") == ["Third"]
    assert listed("marked=any") == ["Third", "Second"]
    assert listed("is_ready=true") == ["First"]
    assert listed("is_ready=false") == ["Third", "Second"]
    assert listed("search=cotton_blend%20100%25") == ["Second"]
    assert listed("search=wool%20first") == ["First"]
    assert listed("sector_id=9223372036854775807") == []


@pytest.mark.parametrize("sort", ["id", "-id", "title", "-title", "score", "-score", "updated_at", "-word_count"])
def test_pages_hold_every_article_once(world: World, alice: Caller, sort: str) -> None:
    for number in range(5):
        an_article(world.site, f"Article {number}", score=None if number % 2 else number * 10, images_planned_at=None)
    whole = alice.get(f"content/?site_id={world.site.pk}&sort={sort}").json()
    paged, cursor = [], ""
    while cursor is not None:
        answer = alice.get(f"content/?site_id={world.site.pk}&sort={sort}&limit=2&cursor={cursor}").json()
        paged += answer["items"]
        cursor = answer["next"]
    assert [row["id"] for row in paged] == [row["id"] for row in whole["items"]]
    assert len(paged) == 5


def test_what_fits_is_counted_by_status_where_asked(world: World, alice: Caller, article: Content) -> None:
    an_article(world.site, "Second", status="rejected")
    site = f"content/?site_id={world.site.pk}"
    assert alice.get(site).json()["counts"] is None
    counts = alice.get(f"{site}&counts=true&status=approved&search=wool").json()["counts"]
    assert counts == {"draft": 1, "changes_requested": 0, "approved": 0, "published": 0, "rejected": 1}


def test_a_row_tells_what_is_wanting_where_asked(world: World, alice: Caller, article: Content) -> None:
    found = [
        ("light", "warn", 1, False),
        ("good", "pass", 9, False),
        ("heavy", "fail", 5, False),
        ("must", "fail", 1, True),
    ]
    checks = [
        {"key": key, "title": key, "status": status, "message": f"{key}.", "weight": weight, "is_must": is_must}
        for key, status, weight, is_must in found
    ]
    Content.objects.update(checks=checks, meta_description="Warm or dry.")
    site = f"content/?site_id={world.site.pk}"
    assert alice.get(site).json()["items"][0]["findings"] is None
    row = alice.get(f"{site}&findings=true").json()["items"][0]
    assert [(each["key"], each["message"]) for each in row["findings"]] == [("must", "must."), ("heavy", "heavy.")]
    assert row["meta_description"] == "Warm or dry."


@pytest.mark.parametrize(
    "query",
    ["status=lost", "score_min=101", "sort=body", "limit=0", "limit=201", "marked=x", "cluster_id=9223372036854775808"],
)
def test_a_senseless_filter_is_refused(world: World, alice: Caller, query: str) -> None:
    answer = alice.get(f"content/?site_id={world.site.pk}&{query}")
    fields = [field.split(".")[0] for field in answer.json()["extra"]["fields"]]
    assert (answer.status_code, fields) == (422, [query.split("=", maxsplit=1)[0]])


def test_a_list_costs_the_same_however_long_it_is(
    world: World, alice: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    an_article(world.site, "First")
    with django_assert_num_queries(7):  # session, user, site, articles, pictures, notes, limits
        alice.get(f"content/?site_id={world.site.pk}")
    for number in range(3):
        an_article(world.site, f"Article {number}")
    with django_assert_num_queries(8):
        assert len(alice.get(f"content/?site_id={world.site.pk}&counts=true").json()["items"]) == 4


def test_an_article_is_read_whole(
    alice: Caller, article: Content, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):  # session, user, article, pictures, version, limits
        told = alice.get(f"content/{article.pk}/").json()
    assert (told["body"], told["version"], told["word_count"]) == (BODY, 1, article.word_count)
    assert [image["heading"] for image in told["images"]] == ["", "Care"]
    assert told["task"]["brief"]["main_keyword"] == "warm socks"
    assert (told["saved_by"]["author"], told["saved_by"]["kind"], told["saved_by"]["user"]) == ("ai", "written", None)


def test_a_reader_sees_the_pictures_under_their_headings(alice: Caller, article: Content) -> None:
    html = alice.get(f"content/{article.pk}/rendered/").json()["html"]
    inside = article.images.get(position=1)
    assert html.index("<h2>Care</h2>") < html.index(f"/api/v1/images/{inside.pk}/file/?v=") < html.index("Wash it")
    assert html.startswith('<figure class="wp-block-image"><img src="/api/v1/images/')


@pytest.mark.parametrize("content_id", ["9223372036854775808", "-1", "0", "99999999999999999999999999"])
def test_an_id_that_no_article_has_is_404(alice: Caller, content_id: str, article: Content) -> None:
    for path in ("", "rendered/", "versions/", "notes/", "images/"):
        assert alice.get(f"content/{content_id}/{path}").status_code == 404


def test_a_person_saves_what_they_changed(world: World, alice: Caller, article: Content) -> None:
    answer = _saved(alice, article, title="Warm Socks", body="<p>Wool, wool and wool.</p>", slug="warm-socks")
    told = answer.json()
    assert (answer.status_code, told["version"], told["word_count"]) == (200, 2, 4)
    assert (told["title"], told["slug"], told["meta_title"]) == ("Warm Socks", "warm-socks", article.meta_title)
    assert (told["saved_by"]["author"], told["saved_by"]["user"]["name"]) == ("person", "Alice")
    versions = ContentVersion.objects.filter(content=article).order_by("number")
    assert [(each.number, each.title, each.author) for each in versions] == [
        (1, "How to Choose Socks", "ai"),
        (2, "Warm Socks", "person"),
    ]


def test_a_save_that_changes_nothing_makes_no_version(alice: Caller, article: Content) -> None:
    told = _saved(alice, article, title=article.title, body=f"{BODY}<script>alert(1)</script>").json()
    assert (told["version"], ContentVersion.objects.count()) == (1, 1)


def test_what_is_no_articles_html_goes(alice: Caller, article: Content) -> None:
    body = '<h1 onclick="x()">A</h1><script>x()</script><p style="color:red">b <a href="javascript:x()">c</a></p>'
    assert _saved(alice, article, body=body).json()["body"] == "<h2>A</h2><p>b <a>c</a></p>"


def test_what_is_saved_is_checked_anew_and_an_autosave_is_not(alice: Caller, world: World) -> None:
    article = an_article(world.site, is_brief=False)
    told = _saved(alice, article, title="Short", autosave=True).json()
    assert (told["checked_version"], told["checks"]) == (None, [])
    told = alice.patch(f"content/{article.pk}/", {"version": 2, "title": "Short"}).json()
    assert (told["version"], told["checked_version"]) == (2, 2)
    assert (0 <= told["score"] <= 100, len(told["checks"]) > 10, told["held"]) == (True, True, [])
    alice.patch(f"content/{article.pk}/", {"version": 2, "title": "Shorter", "autosave": True})
    told = alice.post(f"content/{article.pk}/check/").json()
    assert (told["version"], told["checked_version"]) == (3, 3)


def test_alt_texts_are_judged_when_they_change(alice: Caller, world: World) -> None:
    article = an_article(world.site, is_brief=False)
    alice.post(f"content/{article.pk}/check/")

    def judged() -> str:
        checks = alice.get(f"content/{article.pk}/").json()["checks"]
        return next(str(check["status"]) for check in checks if check["key"] == "alt_texts")

    before = judged()
    alice.patch(f"images/{article.images.get(position=1).pk}/", {"alt_text": ""})
    assert (before, judged()) == ("pass", "fail")


def test_two_people_do_not_overwrite_each_other(world: World, alice: Caller, article: Content) -> None:
    world.bob_is("editor")
    assert _saved(Caller(world.bob), article, title="Bob's").status_code == 200
    refused = _saved(alice, article, title="Alice's")
    assert (refused.status_code, refused.json()["code"]) == (409, "version_conflict")
    assert refused.json()["extra"]["version"] == 2
    assert Content.objects.get().title == "Bob's"


def test_autosaves_within_a_minute_are_one_version(
    world: World, alice: Caller, article: Content, time_machine: Any
) -> None:
    world.bob_is("editor")

    def save(caller: Caller, title: str, at: str, **given: Any) -> int:
        time_machine.move_to(at, tick=False)
        version = Content.objects.get().version
        told = caller.patch(f"content/{article.pk}/", {"version": version, "title": title, **given}).json()
        return int(told["version"])

    ContentVersion.objects.update(created_at="2026-03-01T11:00:00Z")
    save(alice, "a", "2026-03-01T12:00:00Z", autosave=True)
    save(alice, "b", "2026-03-01T12:00:30Z", autosave=True)
    assert save(alice, "c", "2026-03-01T12:00:59Z", autosave=True) == 4
    save(alice, "d", "2026-03-01T12:01:10Z", autosave=True)  # a minute after the first
    save(Caller(world.bob), "e", "2026-03-01T12:01:20Z", autosave=True)
    save(Caller(world.bob), "f", "2026-03-01T12:01:30Z")  # takes the autosave's place and stays
    save(Caller(world.bob), "g", "2026-03-01T12:01:40Z")
    kept = ContentVersion.objects.order_by("number").values_list("number", "title", "is_autosave")
    assert list(kept) == [
        (1, "How to Choose Socks", False),
        (4, "c", True),
        (5, "d", True),
        (7, "f", False),
        (8, "g", False),
    ]


@pytest.mark.parametrize("status", ["approved", "published"])
def test_a_decided_article_that_is_edited_is_a_draft_again(alice: Caller, article: Content, status: str) -> None:
    Content.objects.update(status=status)
    assert _saved(alice, article, meta_description="New").json()["status"] == "draft"
    entry = AuditEntry.objects.get(action="content.reopen")
    assert (entry.actor, entry.target, entry.data["was"]) == ("alice@example.org", str(article.pk), status)


@pytest.mark.parametrize("status", ["rejected", "changes_requested"])
def test_an_edit_decides_nothing(alice: Caller, article: Content, status: str) -> None:
    Content.objects.update(status=status)
    assert _saved(alice, article, title="New").json()["status"] == status


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"slug": "Not a slug"}, "slug"),
        ({"slug": "../up"}, "slug"),
        ({"slug": "top-10"}, "slug"),
        ({"meta_title": "a\tb"}, "meta_title"),
        ({"meta_description": "x" * 501}, "meta_description"),
        ({"body": "<div>" * 200}, "body"),
        ({"body": "x" * 1_000_001}, "body"),
        ({"body": None}, "body"),
        ({"status": "approved"}, "status"),
        ({"version": 0}, "version"),
        ({"version": 2**31}, "version"),
    ],
)
def test_what_cannot_be_saved_is_named(alice: Caller, article: Content, changes: dict[str, Any], field: str) -> None:
    answer = _saved(alice, article, **changes)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])
    assert Content.objects.values("title", "slug", "version").get() == {
        "title": article.title,
        "slug": article.slug,
        "version": 1,
    }


def test_a_slug_that_is_taken_is_refused(world: World, alice: Caller, article: Content) -> None:
    an_article(world.site, "Other", slug="taken-already")
    refused = _saved(alice, article, slug="taken-already")
    assert (refused.status_code, refused.json()["code"]) == (409, "slug_taken")
    article.refresh_from_db()
    assert (article.version, article.slug) == (1, "how-to-choose-socks")


def test_a_long_article_in_any_script_fits(alice: Caller, article: Content) -> None:
    told = _saved(alice, article, body=f"<p>{'袜子很暖和。' * 160_000}</p>").json()
    assert told["word_count"] > 300_000


def test_a_removed_picture_is_not_counted(world: World, alice: Caller, article: Content) -> None:
    Image.objects.filter(position=1).update(status="removed")
    row = alice.get(f"content/?site_id={world.site.pk}").json()["items"][0]
    assert (row["images_generated"], row["images_failed"]) == (1, 0)
    assert len(alice.get(f"content/{article.pk}/").json()["images"]) == 1
    assert alice.get(f"content/{article.pk}/rendered/").json()["html"].count("<figure") == 1


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_searches(world: World, alice: Caller, article: Content, text: str) -> None:
    for name in ("search", "provider", "cursor"):
        answer = alice.get(f"content/?{urlencode({'site_id': world.site.pk, name: text}, errors='replace')}")
        assert answer.status_code in {200, 422}, (name, answer.content)


NOTICE = '<aside class="igny8-brief"><p><strong>This is an offline brief.</strong></p></aside>'


def test_a_brief_that_a_person_has_filled_is_one_no_more(alice: Caller, world: World) -> None:
    article = an_article(world.site, body=f"{NOTICE}<h2>Wool</h2><p>[fill in]</p>")
    begun = _saved(alice, article, body=f"{NOTICE}<h2>Wool</h2><p>Wool stays warm when it is wet.</p>").json()
    assert (begun["is_brief"], begun["score"]) == (True, None)
    filled = {"version": 2, "body": "<h2>Wool</h2><p>Wool stays warm when it is wet.</p>"}
    told = alice.patch(f"content/{article.pk}/", filled).json()
    assert (told["is_brief"], told["score"] is None) == (False, False)
    alice.post(f"content/{article.pk}/restore/", {"number": 1, "version": 3})
    assert alice.get(f"content/{article.pk}/").json()["is_brief"] is True


def test_what_a_person_says_of_it_goes_before(alice: Caller, world: World) -> None:
    article = an_article(world.site, body=f"{NOTICE}<p>[fill in]</p>")
    assert _saved(alice, article, body="<p>Notes for myself.</p>", is_brief=True).json()["is_brief"] is True
    said = alice.patch(f"content/{article.pk}/", {"version": 2, "title": "Warm Socks", "is_brief": False})
    assert said.json()["is_brief"] is False
    other = an_article(world.site, "Another")
    assert _saved(alice, other, body="<p>It had no notice.</p>").json()["is_brief"] is True
