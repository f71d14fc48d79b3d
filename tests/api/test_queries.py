"""What reading costs: how many queries, whether a table is read from end to end, and whether more rows cost more."""

from __future__ import annotations

import re
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.people import Caller, World
from tests.api.routes import Route, all_routes, fill

pytestmark = pytest.mark.django_db
READING: Final = [route for route in all_routes() if route.method == "GET"]
# Session, user and membership are three of each. Whoever adds a query sees it here.
QUERIES: Final = {
    "me": 4,
    "get_config": 5,
    "current_run": 11,
    "history": 8,
    "logs": 4,
    "estimate": 19,
    "pipeline_overview": 10,
    "stream": 11,
    "list_runs": 8,
    "read_run": 8,
    "list_steps": 5,
    "list_run_calls": 4,
    "list_events": 4,
    "list_calls": 4,
    "read_credits": 5,
    "list_credit_entries": 4,
    "read_credit_use": 5,
}
MOST: Final = 25  # of a route that isn't named above
# Tables with a handful of rows, whatever happens.
SMALL: Final = {"igny8_account", "igny8_membership", "igny8_user", "igny8_automationconfig", "django_session"}


@pytest.fixture
def filled(world: World) -> World:
    fill(world)
    return world


def _queries(caller: Caller, route: Route, world: World) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = caller(route.method, route.address(world.ids), **route.headers)
    assert answer.status_code == 200, answer.content
    return [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]


@pytest.mark.parametrize("route", READING, ids=lambda route: route.id)
def test_a_read_asks_no_more_than_it_did(route: Route, filled: World, alice: Caller) -> None:
    asked = len(_queries(alice, route, filled))
    assert asked <= QUERIES.get(route.id, MOST)
    assert asked >= QUERIES.get(route.id, 0) - 2, "it asks less than it did: lower the number"


@pytest.mark.parametrize("route", READING, ids=lambda route: route.id)
def test_a_read_goes_by_indexes(route: Route, filled: World, alice: Caller) -> None:
    scanned = {table for sql in _queries(alice, route, filled) for table in _scanned(sql)}
    assert scanned <= SMALL, scanned


def _scanned(sql: str) -> set[str]:
    """The tables that a query reads from end to end though it could use an index of theirs if there was one."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
            return {name for (line,) in cursor.fetchall() for name in re.findall(r"Seq Scan on (\w+)", line)}
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [str(row[3]) for row in cursor.fetchall()]
    alias = dict(re.findall(r'"?(igny8_\w+|django_\w+)"? (?:AS )?"?(\w+)"?', sql))
    found = {match[1] for step in steps if (match := re.match(r"SCAN (\w+)(?!.*USING)", step))}
    return {str(alias.get(name, name)) for name in found if not str(name).startswith("(")}
