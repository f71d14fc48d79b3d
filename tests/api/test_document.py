"""The OpenAPI document: committed, valid, and whole enough that a program's author needs nothing else."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import jsonschema_rs
import pytest
from ninja import Schema
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from igny8.api.error_codes import BY_OPERATION
from igny8.lib.errors import Igny8Error
from tests.api.examples import DOCUMENT, EXAMPLES, document, pretty
from tests.api.people import Caller
from tests.api.routes import all_routes

WHOLE: Final[dict[str, Any]] = json.loads(document())
OPERATIONS: Final = {each["operationId"]: each for methods in WHOLE["paths"].values() for each in methods.values()}
each_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
_UNSHOWN: Final = {"text/plain", "text/csv", "application/zip", "text/event-stream"}


def _content(answer: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = answer.get("content", {})
    return content


def _fits(schema: dict[str, Any], value: Any) -> None:
    jsonschema_rs.Draft202012Validator({**schema, "components": WHOLE["components"]}).validate(value)


def test_what_is_committed_is_what_there_is() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run `make api`, and look at what changed"


def test_it_is_valid_openapi_3_1() -> None:
    assert WHOLE["openapi"].startswith("3.1")
    OPENAPI_31_VALIDATOR.validate(WHOLE)


def test_every_route_has_its_examples_and_nothing_else_has() -> None:
    examples = EXAMPLES.read_text(encoding="utf-8")
    assert set(json.loads(examples)) == {route.id for route in all_routes()}, "run `make api`"
    assert examples == pretty(json.loads(examples))


def test_examples_hold_no_secret() -> None:
    assert not re.search(r"igny8_[A-Za-z0-9_-]{20,}", DOCUMENT.read_text(encoding="utf-8"))


@each_operation
def test_an_operation_says_what_it_does(operation: dict[str, Any]) -> None:
    assert 3 <= len(operation["summary"]) <= 160
    assert operation["description"].endswith((".", "`", "`]"))
    assert operation["tags"]
    assert all(tag in {known["name"] for known in WHOLE["tags"]} for tag in operation["tags"])


@each_operation
def test_an_operation_shows_what_is_sent_and_answered(operation: dict[str, Any]) -> None:
    body = _content(operation.get("requestBody", {})).get("application/json")
    if body is not None:
        _fits(body["schema"], body["example"])
    good = {status: answer for status, answer in operation["responses"].items() if status.startswith("2")}
    assert good, "it never succeeds"
    for answer in good.values():
        content = _content(answer)
        assert content or answer.get("description")
        if "application/json" in content:
            _fits(content["application/json"]["schema"], content["application/json"]["example"])


@each_operation
def test_an_operation_lists_the_codes_of_its_refusals(operation: dict[str, Any]) -> None:
    refused = {status for status in operation["responses"] if status >= "4"}
    assert set(operation["x-error-codes"]) == refused
    assert all(operation["x-error-codes"].values())


def test_codes_are_those_of_errors_and_of_operations_that_there_are() -> None:
    assert set(BY_OPERATION) <= set(OPERATIONS)
    known = {error.code for error in _family(Igny8Error)}
    named = {code for codes in BY_OPERATION.values() for each in codes.values() for code in each}
    assert named <= known


def test_no_two_schemas_have_one_name() -> None:
    """In the document the later one would stand for both."""
    names = [f"{model.__module__}.{model.__name__}" for model in _family(Schema) if "igny8" in model.__module__]
    known: dict[str, str] = {}
    for name in sorted(set(names)):
        assert known.setdefault(name.rsplit(".", 1)[1], name) == name
    assert len(known) > 50


def _family(kind: type[Any]) -> list[type[Any]]:
    return [kind, *(found for child in kind.__subclasses__() for found in _family(child))]


def test_the_events_of_the_stream_are_described() -> None:
    assert set(WHOLE["components"]["schemas"]["StreamEvents"]["properties"]) == {
        "run",
        "stage",
        "step",
        "balance",
        "log",
        "resync",
        "end",
    }


@pytest.mark.django_db
def test_the_document_and_its_page_come_from_this_machine(nobody: Caller) -> None:
    served = nobody.get("openapi.json")
    assert (served.status_code, served.json()) == (200, WHOLE)
    page = nobody.get("docs").content.decode()
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    assert 'data-api-csrf="true"' in page
