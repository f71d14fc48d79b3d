"""Every naughty string, through every field of text of every request that writes, and back as it went in.

The document says which fields there are and what they allow; a new one is tried by itself, and fails unless it comes
back in the answer or stands below with the place where it is read. Each refusal is 422 and names its field.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.db import transaction

from tests.api.kept_text import ALONE, BODY, KEPT, SENT, SILENT, WITHOUT, Asked
from tests.api.naughty import NAUGHTY
from tests.api.people import Caller, Form, World
from tests.api.routes import PREPARE, Route, all_routes, fill
from tests.api.text_fields import TextField, text_fields

pytestmark = pytest.mark.django_db
ROUTES = [route for route in all_routes() if route.id in text_fields()]


def test_the_fields_are_found_and_what_is_said_of_them_is_still_so() -> None:
    known = {(route.id, field.name) for route in ROUTES for field in text_fields()[route.id]}
    assert len(known) > 80
    assert set(KEPT) | set(ALONE) | set(SILENT) <= known


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_every_string_comes_back_or_is_refused(route: Route, world: World) -> None:
    fill(world)
    fields = text_fields()[route.id]
    together = [field for field in fields if (route.id, field.name) not in ALONE]
    for text in NAUGHTY:
        allowed = [field for field in fields if field.allows(_sent(route, field, text))]
        _come_back(route, world, [field for field in together if field in allowed], text)
        _are_refused(route, world, [field for field in fields if field not in allowed], text)
        for field in allowed:
            if field not in together:
                with _undone():
                    ALONE[route.id, field.name](_asked(route, world, [field], text), field, text)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _sent(route: Route, field: TextField, text: str) -> str:
    return SENT.get((route.id, field.name), str)(text)


def _asked(route: Route, world: World, fields: list[TextField], text: str) -> Asked:
    """The answer of the route's sample with the text in these fields."""
    prepare = PREPARE.get(route.id)
    given = (prepare(world) if prepare else None) or {}
    body = deepcopy(given.get("body", route.body))
    into = body.fields if isinstance(body, Form) else body
    into |= deepcopy(BODY.get(route.id, {}))
    for name in WITHOUT.get(route.id, ()):
        into.pop(name, None)
    for field in fields:
        field.put(into, _sent(route, field, text))
    caller = Caller(given.get("who", world.alice))
    return Asked(world, caller(route.method, route.address(world.ids), body, **given.get("headers", {})), into)


def _come_back(route: Route, world: World, fields: list[TextField], text: str) -> None:
    if not fields:
        return
    with _undone():
        asked = _asked(route, world, fields, text)
        assert asked.answer.status_code < 300, (text, asked.answer.content)
        for field in fields:
            place, put = (route.id, field.name), _sent(route, field, text)
            if place not in SILENT:
                assert (KEPT[place](asked) if place in KEPT else field.read(asked.told)) == put, (field.name, text)


def _are_refused(route: Route, world: World, fields: list[TextField], text: str) -> None:
    if not fields or (isinstance(route.body, Form) and not _can_be_sent(text)):
        return
    with _undone():
        answer = _asked(route, world, fields, text).answer
    assert answer.status_code == 422, (text, answer.content)
    named = answer.json()["extra"]["fields"]
    for field in fields:
        assert any(name.startswith(field.path[0]) for name in named), (field.name, text, named)


def _can_be_sent(text: str) -> bool:
    """A form is bytes: half a surrogate pair has none."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
