"""How the databases go about the lists: by an index, from the first row that is wanted, without sorting anything.

There are too few rows here for a planner to bother, so PostgreSQL is told that scans and sorts are dear: it takes
them then only where there is no other way. On SQLite the plan doesn't depend on how many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8.models import Cluster, ContentIdea, Keyword, Task
from tests.api.people import Caller, World
from tests.api.planning import cluster, idea, keyword, task

pytestmark = pytest.mark.django_db

SORTS = ("priority", "term", "volume", "impressions", "difficulty", "cpc", "created")
TABLES = {"keywords": Keyword, "clusters": Cluster, "ideas": ContentIdea, "tasks": Task}


@pytest.fixture
def filled(world: World) -> World:
    own = cluster(world.site, "Own")
    for n in range(120):
        keyword(world.site, f"sock {n}", volume=n % 7 or None, priority=n % 5, status="new" if n % 3 else "mapped")
        cluster(world.site, f"Cluster {n}", priority=n % 5)
        idea(own, f"Idea {n}", priority=n % 5)
        task(world.site, f"Task {n}", priority=n % 5)
    return world


@contextmanager
def _reluctant() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        for table in TABLES.values():
            cursor.execute(f"ANALYZE {table._meta.db_table}")
        # Bitmap scans come without an order, so they would be followed by a sort.
        for how in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{how} = off")
    yield


def _plans(caller: Caller, path: str, table: str) -> list[str]:
    """The plans of the questions that a request asks about the rows of a table."""
    with _reluctant(), CaptureQueriesContext(connection) as asked:
        answer = caller.get(path)
    assert answer.status_code == 200, answer.content
    own = [query["sql"] for query in asked.captured_queries if f'FROM "{table}"' in query["sql"]]
    assert own, path
    return [_plan(sql) for sql in own]


def _plan(sql: str) -> str:
    with _reluctant(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN {sql}")
            return "\n".join(row[0] for row in cursor.fetchall())
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall())


def _assert_by_index(plan: str, table: str) -> None:
    told = plan.splitlines()
    if connection.vendor == "postgresql":
        assert not [line for line in told if f"Seq Scan on {table}" in line], plan
        assert not [line for line in told if "Sort" in line and "Incremental" not in line and "Key" not in line], plan
        assert any(f"on {table}" in line and "Index" in line for line in told), plan
    else:
        assert any(line.startswith(f"SEARCH {table} USING") for line in told), plan
        assert not [line for line in told if line.startswith("USE TEMP B-TREE FOR ORDER BY")], plan


def _check(caller: Caller, path: str, table: str) -> None:
    """The first page, and the one after it, which begins in the middle of rows with the same value."""
    cursor = caller.get(f"{path}&limit=7").json()["next"]
    for each in (path, f"{path}&limit=7&cursor={cursor}"):
        for plan in _plans(caller, each, table):
            _assert_by_index(plan, table)


@pytest.mark.parametrize("minus", ["", "-"])
@pytest.mark.parametrize("sort", SORTS)
def test_keywords_in_every_order(filled: World, alice: Caller, sort: str, minus: str) -> None:
    _check(alice, f"keywords/?site_id={filled.site.pk}&sort={minus}{sort}", "igny8_keyword")


@pytest.mark.parametrize("query", ["status=new", "status=mapped", "cluster_id=1", "sector_id=1"])
def test_keywords_of_one_tab(filled: World, alice: Caller, query: str) -> None:
    for plan in _plans(alice, f"keywords/?site_id={filled.site.pk}&{query}", "igny8_keyword"):
        _assert_by_index(plan, "igny8_keyword")


def test_counts_by_status_come_from_an_index_alone(filled: World, alice: Caller) -> None:
    path = f"keywords/?site_id={filled.site.pk}&count=true"
    plans = _plans(alice, path, "igny8_keyword")
    counting = [plan for plan in plans if "GROUP" in plan.upper() or "COVERING" in plan]
    assert len(counting) == 1
    if connection.vendor == "postgresql":
        # Nothing has vacuumed yet, so it would read the rows as well: leave it no other way but the index alone.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_indexscan = off")
        (plan,) = [plan for plan in _plans(alice, path, "igny8_keyword") if "Group Key" in plan]
        assert "Index Only Scan using keyword_by_status" in plan, plan
    else:
        assert "COVERING INDEX keyword_by_status" in counting[0], counting[0]


@pytest.mark.parametrize("query", ["", "&status={}", "&sort=created", "&sort=-created"])
@pytest.mark.parametrize(("name", "status"), [("clusters", "active"), ("ideas", "new"), ("tasks", "pending")])
def test_the_other_lists(filled: World, alice: Caller, name: str, status: str, query: str) -> None:
    table = TABLES[name]._meta.db_table
    _check(alice, f"{name}/?site_id={filled.site.pk}{query.format(status)}", table)
