"""What reading costs: how many queries, whether a table is read from end to end, and whether more rows cost more."""

from __future__ import annotations

import re
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8.ai.prompts.shipped import shipped
from igny8.automation.cancel import cancel_run
from igny8.automation.start import start_run
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.prompts import Scope, save_version
from igny8.gateway.setting_up import Wanted, set_provider
from igny8.models import AICall, AutomationRun, Keyword, RunStage, RunStep
from tests.api.people import World
from tests.api.routes import Route, all_routes, fill, prepared
from tests.flow.engine.rows import add_keywords

pytestmark = pytest.mark.django_db
READING: Final = [route for route in all_routes() if route.method == "GET"]
# Session, user and membership are three of each. Whoever adds a query sees it here.
QUERIES: Final = {
    "me": 4,
    "get_config": 4,
    "current_run": 11,
    "history": 9,
    "logs": 4,
    "estimate": 21,
    "pipeline_overview": 10,
    "stream": 10,
    "list_runs": 9,
    "read_run": 8,
    "list_steps": 6,
    "read_step": 9,
    "list_parked": 7,
    "read_call": 3,
    "read_call_words": 4,
    "list_run_calls": 4,
    "list_events": 4,
    "list_calls": 4,
    "read_credits": 5,
    "list_credit_entries": 4,
    "read_credit_use": 5,
    "list_providers": 7,
    "get_provider": 7,
    "list_models": 4,
    "list_prices": 5,
    "list_choices": 5,
    "list_presets": 4,
    "list_usual_costs": 9,
    "read_costs": 6,
    "read_caps": 14,
    "list_prompts": 4,
    "get_prompt": 4,
    "list_prompt_versions": 4,
    "diff_prompts": 5,
}
MOST: Final = 25  # of a route that isn't named above
# Tables with a handful of rows, whatever happens.
SMALL: Final = {
    "igny8_account",
    "igny8_membership",
    "igny8_user",
    "igny8_automationconfig",
    "django_session",
    "qualify",  # no table: what Django calls the rows that a window function has numbered
}


@pytest.fixture
def filled(world: World) -> World:
    fill(world)
    return world


def _queries(route: Route, world: World) -> list[str]:
    ask = prepared(route, world)
    ask()  # what is kept for good is there now
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    assert answer.status_code == 200, answer.content
    return [query["sql"] for query in captured.captured_queries if query["sql"].startswith("SELECT")]


@pytest.mark.parametrize("route", READING, ids=lambda route: route.id)
def test_a_read_asks_no_more_than_it_did(route: Route, filled: World) -> None:
    asked = len(_queries(route, filled))
    if route.id in QUERIES:
        assert asked == QUERIES[route.id], "another number than it was: is that meant?"
    assert asked <= MOST


@pytest.mark.parametrize("route", READING, ids=lambda route: route.id)
def test_a_read_goes_by_indexes(route: Route, filled: World) -> None:
    if connection.vendor == "postgresql":
        return  # its plans for small tables say nothing; benchmarks.api measures it with many rows
    scanned = {table for sql in _queries(route, filled) for table in _scanned(sql)}
    assert scanned <= SMALL, scanned


def test_more_runs_ask_no_more(filled: World) -> None:
    lists = [route for route in READING if route.id in {"list_runs", "history"}]
    before = [len(_queries(route, filled)) for route in lists]
    for _ in range(3):
        cancel_run(AutomationRun.objects.get(site=filled.site, status="running"), user=filled.alice)
        run = start_run(site=filled.site, user=filled.alice)
        AICall.objects.create(site=filled.site, run=run, stage=2, function="generate_ideas", provider="offline")
    assert [len(_queries(route, filled)) for route in lists] == before


def test_more_steps_and_items_ask_no_more(filled: World) -> None:
    lists = [route for route in READING if route.id in {"list_steps", "list_parked"}]
    before = [len(_queries(route, filled)) for route in lists]
    stage = RunStage.objects.get(run=filled.ids["run_id"], number=1)
    keywords = add_keywords(filled.site, 20)
    Keyword.objects.filter(pk__in=[keyword.pk for keyword in keywords]).update(status="parked", parked_reason="No.")
    step = {"run": stage.run, "stage": stage, "site": filled.site, "number": 1, "status": "failed"}
    RunStep.objects.bulk_create(RunStep(**step, item_ids=[keyword.pk]) for keyword in keywords)
    assert [len(_queries(route, filled)) for route in lists] == before


def test_more_providers_and_prompts_ask_no_more(filled: World) -> None:
    lists = [route for route in READING if route.id in {"list_providers", "list_choices", "list_prompts"}]
    before = [len(_queries(route, filled)) for route in lists]
    for name in ("one", "two", "three"):
        set_provider(Chooser(filled.account), Wanted(name, kind="openai", key="sk-0123456789", model="m"))
        choose(Chooser(filled.account), {"generate_ideas": Choice(name)})
        given = {"site": filled.site, "function": "generate_ideas", "provider": name, "outcome": "ok"}
        AICall.objects.create(**given)
        text = f"Be {name}.\n\n{shipped('article_meta').text}"
        save_version(scope=Scope(filled.account), part="article_meta", text=text, author="alice")
    assert [len(_queries(route, filled)) for route in lists] == before


def test_what_has_no_index_is_found() -> None:
    if connection.vendor == "postgresql":
        return
    assert _scanned("SELECT id FROM igny8_keyword WHERE volume = 3") == {"igny8_keyword"}
    assert _scanned("SELECT id FROM igny8_keyword WHERE id = 3") == set()


def _scanned(sql: str) -> set[str]:
    """The tables that a query reads from end to end though it could use an index of theirs if there was one."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        steps = [str(row[3]) for row in cursor.fetchall()]
    alias = {short: table for table, short in re.findall(r'"(\w+)" ([A-Z]\d+)\b', sql)}
    found = {match[1] for step in steps if (match := re.match(r"SCAN (\w+)", step))}
    return {str(alias.get(name, name)) for name in found if not str(name).startswith("(")}
