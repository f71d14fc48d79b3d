"""What a person is told about a connection that doesn't work."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest
from llmock.pytest_plugin import LLMock

from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.diagnose import Diagnosis, diagnose
from tests.providers.client_cases import KEY
from tests.servers.model import smollm2
from tests.servers.ports import free_port
from tests.servers.wire import SILENCE, Wire, answered


def tried(base_url: str, *, kind: Kind = Kind.OPENAI, model: str = "gpt-4o-mini", seconds: float = 30.0) -> Diagnosis:
    found = diagnose(Connection(kind, base_url=base_url, key=KEY, allow_private=True, timeout_seconds=seconds), model)
    assert KEY not in found.message
    assert "{" not in found.message
    return found


@pytest.mark.parametrize("kind", ["openai", "openai_compatible", "anthropic", "gemini"])
def test_it_works(kind: str, llmock: LLMock) -> None:
    url = llmock.base_url("openai" if kind.startswith("openai") else kind)
    found = tried(url, kind=Kind(kind), model="m-1")
    assert (found.ok, found.code, found.model) == (True, "ok", "m-1")
    assert found.message == "It works: m-1 answered."
    assert len(llmock.requests) == 1


@pytest.mark.parametrize(
    ("status", "details", "code", "advice"),
    [
        (401, {}, "bad_key", "Check that it is whole"),
        (403, {}, "bad_key", "allowed to use gpt-4o-mini"),
        (429, {"code": "insufficient_quota"}, "no_quota", "Top it up"),
        (429, {}, "rate_limited", "Try again later"),
        (404, {"code": "model_not_found", "message": "no model"}, "unknown_model", "no model “gpt-4o-mini”"),
        (404, {"message": "Not Found"}, "wrong_address", "Check the address"),
        (503, {}, "unavailable", "down or overloaded"),
        (400, {"message": "odd"}, "refused", "refuses the request"),
    ],
)
def test_what_the_service_says(status: int, details: dict[str, Any], code: str, advice: str, llmock: LLMock) -> None:
    llmock.fail(status, times=None, **details)
    found = tried(llmock.base_url("openai"))
    assert (found.ok, found.code) == (False, code)
    assert advice in found.message


def test_the_key_is_repeated_to_nobody() -> None:
    body = {"error": {"message": f"Incorrect API key provided: {KEY}"}}
    with Wire(lambda asked: answered(body, 401)) as wire:
        assert tried(wire.url).code == "bad_key"


def test_nobody_there() -> None:
    found = tried(f"http://127.0.0.1:{free_port()}/v1")
    assert found.code == "nobody_there"
    assert "Check that the server runs" in found.message


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, *rest: Any, **named: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = tried("https://models.example/v1")
    assert found.code == "no_host"
    assert "has a network" in found.message


def test_an_untrusted_certificate(self_signed: ssl.SSLContext) -> None:
    with Wire(lambda asked: answered({}), tls=self_signed) as wire:
        found = tried(wire.url)
    assert found.code == "tls"
    assert "certificate" in found.message


def test_something_else_answers() -> None:
    with Wire(lambda asked: answered("<html>Router</html>", content_type="text/html")) as wire:
        assert tried(wire.url).code == "bad_answer"
    with Wire(lambda asked: answered("Not Found", 404)) as wire:
        assert tried(wire.url).code == "wrong_address"


def test_silence() -> None:
    with Wire(lambda asked: SILENCE) as wire:
        found = tried(wire.url, seconds=0.5)
    assert found.code == "timeout"
    assert "0.5 seconds" in found.message


def test_a_private_address_without_permission() -> None:
    found = diagnose(Connection(Kind.OLLAMA, base_url="http://192.168.1.5:11434"), "llama3.2")
    assert found.code == "address_refused"
    assert "allow private addresses" in found.message


def test_an_unfinished_connection() -> None:
    found = diagnose(Connection(Kind.OPENAI), "gpt-4o-mini")
    assert (found.ok, found.code) == (False, "invalid")
    assert "key" in found.message


def test_a_local_model(tmp_path: Path) -> None:
    assert diagnose(Connection(Kind.LOCAL, context_tokens=512), str(smollm2())).ok
    found = diagnose(Connection(Kind.LOCAL), str(tmp_path / "none.gguf"))
    assert (found.ok, found.code) == (False, "model_gone")
    assert "GGUF" in found.message
