"""Each kind of service is asked for its models in its own way."""

from __future__ import annotations

import pytest

from igny8.ai.clients.connection import Connection, Kind, shown
from igny8.ai.clients.offered import offered
from tests.servers.ports import free_port
from tests.servers.wire import Asked, Wire, answered

KEY = "sk-0123456789abcdefWXYZ"


def _asked(kind: Kind, wire: Wire, path: str = "") -> Connection:
    return Connection(kind, base_url=f"{wire.url}{path}", key=KEY, allow_private=True, timeout_seconds=20)


@pytest.mark.parametrize(
    ("kind", "path", "line", "header", "body"),
    [
        (Kind.OPENAI, "/v1", "GET /v1/models", "authorization", {"data": [{"id": "b"}, {"id": "a"}]}),
        (Kind.OPENAI_COMPATIBLE, "/v1", "GET /v1/models", "authorization", {"data": [{"id": "a"}, {"id": "b"}]}),
        (Kind.ANTHROPIC, "", "GET /v1/models?limit=1000", "x-api-key", {"data": [{"id": "a"}, {"id": "b"}]}),
        (
            Kind.GEMINI,
            "",
            "GET /v1beta/models?pageSize=1000",
            "x-goog-api-key",
            {"models": [{"name": "models/a"}, {"name": "models/b"}]},
        ),
        (Kind.OLLAMA, "/v1", "GET /api/tags", "authorization", {"models": [{"name": "a"}, {"name": "b"}]}),
    ],
)
def test_it_is_asked_in_its_own_way(kind: Kind, path: str, line: str, header: str, body: dict[str, object]) -> None:
    with Wire(lambda asked: answered(body)) as wire:
        diagnosis, names = offered(_asked(kind, wire, path))
    assert (diagnosis.ok, names) == (True, ["a", "b"])
    assert wire.requests[0].line == line
    assert KEY in wire.requests[0].headers[header]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, {"error": f"bad key {KEY}"}, "bad_key"),
        (404, {"error": "not found"}, "wrong_address"),
        (429, {"error": "too many"}, "rate_limited"),
        (500, {"error": "it burns"}, "unavailable"),
        (200, {"models": 7}, "bad_answer"),
        (200, "<html>", "bad_answer"),
        (200, "[]", "bad_answer"),
    ],
)
def test_what_is_wrong_is_said(status: int, body: dict[str, object] | str, code: str) -> None:
    with Wire(lambda asked: answered(body, status)) as wire:
        diagnosis, names = offered(_asked(Kind.OPENAI, wire, "/v1"))
    assert (diagnosis.ok, diagnosis.code, names) == (False, code, [])
    assert KEY not in diagnosis.message


def test_nobody_there_a_private_address_and_no_list() -> None:
    address = f"http://127.0.0.1:{free_port()}/v1"
    found = [
        offered(Connection(Kind.OPENAI, base_url=address, key=KEY, allow_private=True))[0].code,
        offered(Connection(Kind.OPENAI, base_url=address, key=KEY))[0].code,
        offered(Connection(Kind.LOCAL))[0].code,
        offered(Connection(Kind.OPENAI))[0].code,
    ]
    assert found == ["nobody_there", "address_refused", "no_list", "invalid"]


def test_a_long_list_and_odd_names_are_cut() -> None:
    def answer(asked: Asked) -> bytes:
        return answered(
            {"data": [{"id": "x" * 200}, {"id": "a\nb"}, {"id": 3}, None, *({"id": f"m{n}"} for n in range(3000))]}
        )

    with Wire(answer) as wire:
        _, names = offered(_asked(Kind.OPENAI, wire, "/v1"))
    assert 1_900 < len(names) <= 2_000
    assert all(name.startswith("m") for name in names)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://user:word@host:8080/v1?key=word#word", "https://host:8080/v1"),
        ("https://host/v1", "https://host/v1"),
        ("user:word@host", "host"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_what_may_be_a_key(address: str, told: str) -> None:
    assert shown(address) == told
