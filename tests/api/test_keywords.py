"""Keywords: listed, read, made and changed by hand, exported."""

from __future__ import annotations

import asyncio
import base64
import csv
import json
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.test import AsyncClient
from pytest_django import DjangoAssertNumQueries

from igny8.models import Keyword, Sector
from igny8.planning.importing import import_keywords
from tests.api.people import Caller, World
from tests.api.planning import cluster, keyword

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(world: World) -> dict[str, Keyword]:
    """Ten keywords, some without figures, four of them with the same volume."""
    volumes = [None, 0, 5, 5, 5, 5, 70, 900, None, 20]
    return {
        f"sock {n}": keyword(
            world.site,
            f"sock {n}",
            volume=volume,
            difficulty=None if n % 3 else n * 10,
            intent="commercial" if n < 4 else "",
            priority=n % 4,
            status="excluded" if n == 9 else "new",
        )
        for n, volume in enumerate(volumes)
    }


def _terms(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [each["term"] for each in answer.json()["items"]]


def _all_pages(caller: Caller, path: str) -> list[str]:
    found: list[str] = []
    cursor = ""
    while True:
        answer = caller.get(f"{path}&limit=3&cursor={cursor}")
        found += _terms(answer)
        cursor = answer.json()["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("field", ["priority", "term", "volume", "impressions", "difficulty", "cpc", "created"])
@pytest.mark.parametrize("minus", ["", "-"])
def test_pages_hold_each_row_once_in_the_order_of_the_sort(
    world: World, alice: Caller, terms: dict[str, Keyword], field: str, minus: str
) -> None:
    paged = _all_pages(alice, f"keywords/?site_id={world.site.pk}&sort={minus}{field}")
    column = {"created": "pk"}.get(field, field)

    def place(term: str) -> tuple[Any, ...]:
        value = getattr(terms[term], column)
        sign = -1 if minus else 1
        order = (0 if value is None else value) if field != "term" else sorted(terms).index(term)
        return value is None, sign * order, sign * terms[term].pk

    assert paged == sorted(terms, key=place)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=excluded", {9}),
        ("status=excluded&status=new&volume_from=70", {6, 7}),
        ("volume_from=0&volume_to=5", {1, 2, 3, 4, 5}),
        ("lacks=volume", {0, 8}),
        ("lacks=volume&lacks=intent", {8}),
        ("intent=commercial&difficulty_from=1", {3}),
        ("search=SOCK%207", {7}),
        ("search=%25", set()),
        ("market=de", set()),
        ("variants=true", set()),
        ("cpc_to=3", set()),
    ],
)
def test_filters(world: World, alice: Caller, terms: dict[str, Keyword], query: str, expected: set[int]) -> None:
    found = _terms(alice.get(f"keywords/?site_id={world.site.pk}&{query}"))
    assert set(found) == {f"sock {n}" for n in expected}


def test_filters_by_cluster_and_sector(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    own = cluster(world.site, "Own", "a", "b", sector=sector)
    keyword(world.site, "c")
    for query in (f"cluster_id={own.pk}", f"sector_id={sector.pk}"):
        assert set(_terms(alice.get(f"keywords/?site_id={world.site.pk}&{query}"))) == {"a", "b"}
    assert _terms(alice.get(f"keywords/?site_id={world.site.pk}&lacks=cluster&lacks=sector")) == ["c"]


def test_counts_by_status_only_when_asked(world: World, alice: Caller, terms: dict[str, Keyword]) -> None:
    path = f"keywords/?site_id={world.site.pk}&status=new&volume_from=5"
    assert alice.get(path).json()["counts"] is None
    counts = alice.get(f"{path}&count=true").json()["counts"]
    assert counts == {"new": 6, "mapped": 0, "excluded": 1, "parked": 0}


@pytest.mark.parametrize(
    "query",
    [
        "sort=colour",
        "status=old",
        "volume_from=-1",
        f"volume_from={10**30}",
        f"cluster_id={2**63}",
        "limit=0",
        "limit=201",
        "search=%00",
        "market=%00",
        "difficulty_from=nan",
        "lacks=term",
    ],
)
def test_what_cannot_be_asked_is_422(world: World, alice: Caller, query: str) -> None:
    answer = alice.get(f"keywords/?site_id={world.site.pk}&{query}")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert len(answer.json()["extra"]["fields"]) == 1


@pytest.mark.parametrize(
    "told",
    [
        ["-priority", "high", "1"],
        ["-priority", 1, "one"],
        ["-priority", 1, str(2**70)],
        ["-priority", None, "1\x00"],
        ["-priority", [1], "1"],
        ["term", 1, "1"],
        ["-priority", float("1e308"), "1"],
        "nothing",
        [[[[]]]],
    ],
)
def test_a_cursor_that_was_made_up_breaks_nothing(world: World, alice: Caller, told: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    assert alice.get(f"keywords/?site_id={world.site.pk}&cursor={cursor}").status_code in {200, 422}
    assert alice.get(f"keywords/?site_id={world.site.pk}&cursor={quote('ü=?')}").status_code == 422


def test_one_is_read_with_its_row_its_twins_and_its_sum(world: World, alice: Caller) -> None:
    file = BytesIO(b"Keyword,Volume,Search Trend Note\nwool socks,880,up\nsocks wool,10,\n")
    import_keywords(site=world.site, file=file, name="a.csv")
    leader = Keyword.objects.get(term="wool socks")
    told = alice.get(f"keywords/{leader.pk}/").json()
    assert told["raw_row"]["Search Trend Note"] == "up"
    assert (told["import_file"], told["volume"], told["difficulty"]) == ("a.csv", 880, None)
    assert [twin["term"] for twin in told["variants"]] == ["socks wool"]
    assert sum(part["points"] for part in told["priority_parts"]) == pytest.approx(told["priority"], abs=0.1)
    twin = alice.get(f"keywords/{told['variants'][0]['id']}/").json()
    assert twin["variant_of"] == "wool socks"


def test_one_is_made_by_hand(world: World, alice: Caller) -> None:
    body = {"term": "Buy Wool Socks", "volume": 90, "cpc": 1.25, "currency": "EUR"}
    made = alice.post(f"keywords/?site_id={world.site.pk}", body)
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["status"], told["intent"], told["intent_source"]) == ("new", "transactional", "rules")
    assert (told["cpc"], told["edited_fields"], told["priority"] > 0) == (1.25, ["cpc", "currency", "volume"], True)
    again = alice.post(f"keywords/?site_id={world.site.pk}", {"term": "buy  wool SOCKS"})
    assert (again.status_code, again.json()["code"]) == (409, "keyword_exists")
    assert again.json()["extra"]["keyword_id"] == told["id"]
    twin = alice.post(f"keywords/?site_id={world.site.pk}", {"term": "wool socks buy"}).json()
    assert twin["variant_of_id"] == told["id"]


def test_what_a_person_changed_no_import_changes_back(world: World, alice: Caller) -> None:
    file = b"Keyword,Volume,KD,Intent,URL\nwool socks,880,20,Informational,https://a.example/\n"
    import_keywords(site=world.site, file=BytesIO(file), name="a.csv")
    one = Keyword.objects.get()
    changes = {"volume": 5, "difficulty": None, "intent": "commercial", "url": "https://b.example/"}
    changed = alice.patch(f"keywords/{one.pk}/", changes).json()
    assert (changed["intent_source"], changed["edited_fields"]) == (
        "person",
        ["difficulty", "intent", "url", "volume"],
    )
    assert changed["priority"] < one.priority
    import_keywords(site=world.site, file=BytesIO(file), name="a.csv")
    after = alice.get(f"keywords/{one.pk}/").json()
    assert {name: after[name] for name in changes} == changes


def test_a_priority_of_ones_own_stays_until_it_is_given_up(world: World, alice: Caller) -> None:
    one = keyword(world.site, "a", volume=10)
    assert alice.patch(f"keywords/{one.pk}/", {"priority": 99.5}).json()["priority"] == 99.5
    assert alice.patch(f"keywords/{one.pk}/", {"volume": 100_000}).json()["priority"] == 99.5
    back = alice.patch(f"keywords/{one.pk}/", {"priority": None}).json()
    assert (back["priority"] < 99, back["edited_fields"]) == (True, ["volume"])


def test_a_changed_figure_counts_in_its_cluster(world: World, alice: Caller) -> None:
    own = cluster(world.site, "Own", "a")
    alice.patch(f"keywords/{own.keywords.get().pk}/", {"volume": 90_000})
    before, own.priority = own.priority, 0
    own.refresh_from_db()
    assert own.priority > before


def test_a_sector_that_its_cluster_is_not_of_is_409(world: World, alice: Caller) -> None:
    sector = Sector.objects.create(site=world.site, name="Feet")
    own = cluster(world.site, "Own", "a")
    one = own.keywords.get()
    refused = alice.patch(f"keywords/{one.pk}/", {"sector_id": sector.pk})
    assert (refused.status_code, refused.json()["code"]) == (409, "in_cluster")
    free = keyword(world.site, "b")
    assert alice.patch(f"keywords/{free.pk}/", {"sector_id": sector.pk}).json()["sector"] == "Feet"
    assert alice.patch(f"keywords/{free.pk}/", {"sector_id": 10**9}).status_code == 422


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"volume": -1}, "volume"),
        ({"volume": 10**13}, "volume"),
        ({"difficulty": 101}, "difficulty"),
        ({"cpc": "1.23456"}, "cpc"),
        ({"currency": "euro"}, "currency"),
        ({"intent": "curious"}, "intent"),
        ({"term": "other"}, "term"),
        ({"status": "mapped"}, "status"),
        ({"sector_id": 2**64}, "sector_id"),
    ],
)
def test_a_bad_value_is_named(world: World, alice: Caller, changes: dict[str, Any], field: str) -> None:
    one = keyword(world.site, "a")
    answer = alice.patch(f"keywords/{one.pk}/", changes)
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, [field])


def test_the_export_holds_what_fits_and_no_formula(world: World, alice: Caller) -> None:
    own = cluster(world.site, "=Own", "socks", "+cmd|' /C calc'!A0", "@sum(1)", "-1+1")
    keyword(world.site, "left out", status="excluded")
    answer = alice.get(f"keywords/export/?site_id={world.site.pk}&cluster_id={own.pk}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8", answer.content
    assert answer["Content-Disposition"] == 'attachment; filename="keywords-socks.example.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["Keyword"] for row in rows] == ["socks", "'+cmd|' /C calc'!A0", "'@sum(1)", "'-1+1"]
    assert {row["Cluster"] for row in rows} == {"'=Own"}
    assert (rows[0]["Volume"], rows[0]["Difficulty"]) == ("1000", "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("error")
def test_a_server_streams_the_export_without_holding_it(world: World) -> None:
    for n in range(3):
        keyword(world.site, f"sock {n}")
    browser = AsyncClient()
    browser.force_login(world.alice)

    async def read() -> bytes:
        answer: Any = await browser.get(f"/api/v1/keywords/export/?site_id={world.site.pk}")
        assert answer.is_async
        text = b"".join([piece async for piece in answer])
        await sync_to_async(connections.close_all)()  # those of the thread that answered
        return text

    assert asyncio.run(read()).count(b"\r\n") == 4


def test_questions_to_the_database_are_counted(
    world: World, alice: Caller, terms: dict[str, Keyword], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = f"keywords/?site_id={world.site.pk}"
    with django_assert_num_queries(4):  # session, user, site, keywords
        alice.get(path)
    with django_assert_num_queries(5):
        alice.get(f"{path}&count=true&status=new")
    with django_assert_num_queries(4):
        alice.get(f"{path}&sort=-volume&limit=5")
    cursor = alice.get(f"{path}&limit=5").json()["next"]
    with django_assert_num_queries(5):  # the rest of one priority, and what is below it
        alice.get(f"{path}&limit=2&cursor={cursor}")
    with django_assert_num_queries(4):  # with its twins
        alice.get(f"keywords/{terms['sock 1'].pk}/")
