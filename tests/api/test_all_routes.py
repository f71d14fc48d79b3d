"""The walk over all routes: who isn't signed in, who is a stranger, who may only look, whose token falls short."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from igny8.access.policy import Need, Role, role_may, scopes_allow
from tests.api.people import Caller, World, make_world
from tests.api.routes import BODIES, LOOKING, PERSONAL, PUBLIC, Route, all_routes, fill

pytestmark = pytest.mark.django_db
ROUTES = all_routes()
GUARDED = [route for route in ROUTES if route.id not in PUBLIC]
SHARED = [route for route in GUARDED if route.id not in PERSONAL]
each_guarded = pytest.mark.parametrize("route", GUARDED, ids=lambda route: f"{route.method} {route.path}")


@pytest.fixture(scope="module")
def _made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One of everything, made once: each test works in a transaction inside this one."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=str(media)), transaction.atomic():
        world = make_world()
        fill(world)
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(_made: World, db: None) -> World:
    return deepcopy(_made)


def _status(caller: Caller, route: Route, world: World) -> tuple[int, str]:
    answer = caller(route.method, route.address(world.ids), route.body)
    return answer.status_code, answer.json()["code"]


def test_there_are_routes_and_their_operation_ids_are_unique() -> None:
    ids = [route.id for route in ROUTES]
    assert len(ids) == len(set(ids)) > 10
    assert "None" not in ids
    assert set(ids) >= PUBLIC | PERSONAL | set(BODIES)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_a_route_names_what_it_needs_or_is_public_for_a_reason(route: Route) -> None:
    assert (route.need is None) == (route.id in PUBLIC)
    if route.method != "GET" and route.id not in LOOKING:
        assert route.need is not Need.READ


@each_guarded
def test_without_a_session_it_is_401(route: Route, world: World, nobody: Caller) -> None:
    assert _status(nobody, route, world) == (401, "unauthenticated")


@pytest.mark.parametrize("route", SHARED, ids=lambda route: f"{route.method} {route.path}")
def test_a_stranger_gets_404(route: Route, world: World, charlie: Caller) -> None:
    assert _status(charlie, route, world) == (404, "not_found")


@pytest.mark.parametrize(
    "route", [route for route in GUARDED if route.id in PERSONAL], ids=lambda route: f"{route.method} {route.path}"
)
def test_a_stranger_sees_and_changes_only_what_is_theirs(route: Route, world: World, charlie: Caller) -> None:
    assert "{" not in route.path
    answer = charlie(route.method, route.address(world.ids), route.body)
    assert answer.status_code in {200, 201}
    assert not [name for name in ("Alice", "alice@", "socks") if name in answer.content.decode()]


@each_guarded
def test_a_role_that_may_not_is_403(route: Route, world: World) -> None:
    assert route.need is not None
    for role in Role:
        if not role_may(role, route.need):
            world.bob_is(role)
            assert _status(Caller(world.bob), route, world) == (403, "forbidden"), role


@each_guarded
def test_a_token_without_the_scope_is_403(route: Route, world: World) -> None:
    assert route.need is not None
    for scope in ("read", "write", "publish"):
        if not scopes_allow([scope], route.need):
            assert _status(Caller(world.alice, scopes=[scope]), route, world) == (403, "forbidden"), scope


@each_guarded
def test_a_browser_that_changes_something_brings_a_csrf_token(route: Route, world: World) -> None:
    if route.method == "GET":
        return
    browser = Caller(world.alice)
    browser.client.handler.enforce_csrf_checks = True
    assert _status(browser, route, world) == (403, "csrf_failed")
