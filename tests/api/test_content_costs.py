"""What each request about articles asks of the database; and that the default lists are read from an index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from igny8.editing.listing import Filters, ImageFilter, articles_in, images_in
from igny8.editing.notes import add_note, notes_of
from igny8.editing.versions import versions_of
from igny8.knowledge.reading import sources_in
from igny8.models import Content
from tests.api.articles import an_article
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db

# Session and user are 2 of each; a change is counted once, for the limit of changes; a transaction is 2 savepoints
# more, as the test is in one already.
COSTS = {
    "save": 25,  # article, transaction, task, article, update, last version, insert; ten for its checks; read again
    "approve": 13,  # article, limits, transaction, task, article, pictures, limits, update, audit
    "reject": 10,
    "restore": 23,
    "note": 5,
    "resolve": 5,
    "words of a picture": 12,
    "file": 3,
    "rendered": 4,
}


@pytest.mark.parametrize("what", COSTS)
def test_what_a_request_asks(
    world: World, alice: Caller, what: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    content = an_article(world.site)
    note = add_note(content, user=world.alice, text="x")
    image = content.images.get(position=1)
    article = f"content/{content.pk}/"
    requests: dict[str, Callable[[], Any]] = {
        "save": lambda: alice.patch(article, {"version": 1, "title": "New"}),
        "approve": lambda: alice.post(f"{article}approve/"),
        "reject": lambda: alice.post(f"{article}reject/"),
        "restore": lambda: alice.post(f"{article}restore/", {"number": 1}),
        "note": lambda: alice.post(f"{article}notes/", {"text": "x"}),
        "resolve": lambda: alice.patch(f"notes/{note.pk}/", {"is_resolved": True}),
        "words of a picture": lambda: alice.patch(f"images/{image.pk}/", {"alt_text": "New"}),
        "file": lambda: alice.get(f"images/{image.pk}/file/"),
        "rendered": lambda: alice.get(f"{article}rendered/"),
    }
    with django_assert_num_queries(COSTS[what]):
        assert requests[what]().status_code in {200, 201}


def _plan(rows: Any) -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A small table is read whole and sorted otherwise, where a large one isn't.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    return str(rows[:50].explain())


def test_default_lists_are_read_from_an_index(world: World) -> None:
    content = an_article(world.site)
    plans = {
        "content_by_site": articles_in(world.site).order_by("-pk"),
        "content_by_status": articles_in(world.site, Filters(status=["draft"])).order_by("-pk"),
        "igny8_contentversion": versions_of(content).order_by("-number"),
        "note_by_content": notes_of(content).order_by("pk"),
    }
    for index, rows in plans.items():
        plan = _plan(rows)
        assert index in plan or "content_by_site" in plan, plan
        assert not any(scan in plan for scan in ("SCAN igny8_content", "Seq Scan")), plan
        assert "TEMP B-TREE" not in plan, plan  # in the index's own order, so a page costs a page


def test_lists_of_pictures_and_sources_scan_no_table(world: World) -> None:
    an_article(world.site)
    for rows in (images_in(world.site, ImageFilter()).order_by("-pk"), sources_in(world.site).order_by("-pk")):
        plan = _plan(rows)
        assert "SCAN" not in plan.replace("Index Scan", "").replace("Bitmap Heap Scan", ""), plan
        assert "Seq Scan" not in plan, plan


def test_a_long_list_is_read_by_the_page(world: World, alice: Caller) -> None:
    Content.objects.bulk_create(
        Content(site=world.site, title=f"A {number}", slug=f"a-{number}-x", body="", provider="offline")
        for number in range(60)
    )
    assert len(alice.get(f"content/?site_id={world.site.pk}").json()["items"]) == 50
