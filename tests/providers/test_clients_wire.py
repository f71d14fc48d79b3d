"""What no mock can do: answers that break at a byte, and what exactly is sent."""

from __future__ import annotations

import logging
import socket
import ssl
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from igny8.ai.client import Request
from igny8.ai.clients.answers import LONGEST_TEXT
from igny8.ai.clients.connection import Connection, Kind, Structure
from igny8.ai.clients.make import Client, make_client
from igny8.ai.errors import KeyRefused, ModelGone, ProviderError, RateLimited, TimedOut, Unavailable
from igny8.ai.provider import Usage
from igny8.lib.addresses import AddressRefused
from igny8.lib.errors import Invalid
from tests.providers.client_cases import COMPATIBLE, DIALECTS, KEY
from tests.servers.ports import free_port
from tests.servers.wire import RESET, SILENCE, Asked, Wire, answered, broken_off

Connect = Callable[..., Client]
HELLO = Request[BaseModel]("test", "s", "hello")
every_dialect = pytest.mark.parametrize("kind", DIALECTS)


class Tea(BaseModel):
    name: str


def chat(content: str, **more: Any) -> bytes:
    """OpenAI's form of an answer."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return answered(
        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{**choice, **more}]}
    )


def fault(connect: Connect, kind: str, answer: Callable[[Asked], Any], seconds: float = 30.0) -> ProviderError:
    with Wire(answer) as wire:
        client = connect(DIALECTS[kind], wire.url, seconds=seconds)
        with pytest.raises(ProviderError) as raised:
            client.complete(HELLO, Usage())
        assert len(wire.requests) == 1
    return raised.value


@every_dialect
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (RESET, "broke_off"),
        (broken_off(b'{"id": "1", "choi', 400), "broke_off"),
        (b"HTTP/1.1 OK OK OK\r\n\r\n", "broke_off"),
        (answered('{"id": "1", "choi'), "bad_answer"),
        (answered(""), "bad_answer"),
        (answered("<html><h1>Welcome to our network</h1></html>", content_type="text/html"), "bad_answer"),
        (answered("[]"), "bad_answer"),
        (answered("{}"), "bad_answer"),
        (answered("null"), "bad_answer"),
    ],
    ids=["reset", "truncated", "no-http", "half-json", "empty", "html", "list", "object", "null"],
)
def test_broken_answers(kind: str, answer: Any, reason: str, connect: Connect) -> None:
    error = fault(connect, kind, lambda asked: answer)
    assert isinstance(error, Unavailable)
    assert error.reason == reason
    assert KEY not in str(error)


@pytest.mark.parametrize("kind", [kind for kind, dialect in DIALECTS.items() if dialect.embedding_model])
@pytest.mark.parametrize("body", ["{malformed: json, <<<chaos>>>", '{"data": [{"em', "<html>", b"\xff\xfe{"])
def test_broken_answers_to_texts(kind: str, body: str | bytes, connect: Connect) -> None:
    with Wire(lambda asked: answered(body)) as wire:
        client = connect(DIALECTS[kind], wire.url)
        with pytest.raises(Unavailable) as raised:
            client.embed(["tea"], Usage())
    assert raised.value.reason == "bad_answer"


@every_dialect
def test_silence_is_a_time_out(kind: str, connect: Connect) -> None:
    assert isinstance(fault(connect, kind, lambda asked: SILENCE, seconds=0.5), TimedOut)


@every_dialect
def test_a_moved_address_is_no_answer(kind: str, connect: Connect) -> None:
    error = fault(connect, kind, lambda asked: answered("", 302, location="http://127.0.0.1:9/"))
    assert isinstance(error, Unavailable)


@every_dialect
def test_an_answer_that_isnt_the_services_is_a_wrong_address(kind: str, connect: Connect) -> None:
    error = fault(connect, kind, lambda asked: answered("<h1>Not Found</h1>", 404, content_type="text/html"))
    assert (type(error), error.reason) == (ModelGone, "wrong_address")


@every_dialect
def test_retry_after_may_be_a_date(kind: str, connect: Connect) -> None:
    body = {"error": {"message": "later", "type": "rate_limit_error", "status": "RESOURCE_EXHAUSTED", "code": 429}}
    late = {"retry_after": "Fri, 31 Dec 2049 23:59:59 GMT"}
    error = fault(connect, kind, lambda asked: answered(body, 429, **late))
    assert isinstance(error, RateLimited)
    assert error.retry_after_seconds == 24 * 3600


@every_dialect
def test_nobody_answers(kind: str, connect: Connect) -> None:
    with pytest.raises(Unavailable) as raised:
        connect(DIALECTS[kind], f"http://127.0.0.1:{free_port()}").complete(HELLO, Usage())
    assert raised.value.reason == "nobody_there"


@every_dialect
def test_there_is_no_such_host(kind: str, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, *rest: Any, **named: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    client = connect(DIALECTS[kind], "http://nowhere.example")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unavailable) as raised:
        client.complete(HELLO, Usage())
    assert raised.value.reason == "no_host"


@every_dialect
def test_a_certificate_that_nobody_trusts(kind: str, connect: Connect, self_signed: ssl.SSLContext) -> None:
    with Wire(lambda asked: answered("{}"), tls=self_signed) as wire:
        with pytest.raises(Unavailable) as raised:
            connect(DIALECTS[kind], wire.url).complete(HELLO, Usage())
        assert raised.value.reason == "tls"
        assert wire.requests == []


@every_dialect
def test_a_name_that_leads_to_this_machine_needs_permission(kind: str, opened: list[Client]) -> None:
    with Wire(lambda asked: answered("{}")) as wire:
        connection = Connection(Kind(kind), base_url=f"http://localhost:{wire.port}", key=KEY, api_version="2024-10-21")
        client = make_client(connection, model="m")
        opened.append(client)
        with pytest.raises(Unavailable, match="allow private addresses") as raised:
            client.complete(HELLO, Usage())
        assert raised.value.reason == "address_refused"
        with pytest.raises(AddressRefused):
            make_client(replace(connection, base_url=wire.url), model="m")
        assert wire.requests == []


@every_dialect
def test_the_key_is_seen_by_the_service_alone(kind: str, connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said = {"error": {"message": f"Incorrect API key provided: {KEY}.", "type": "x", "status": "UNAUTHENTICATED"}}
    with Wire(lambda asked: answered(said, 401)) as wire:
        client = connect(DIALECTS[kind], wire.url)
        with pytest.raises(KeyRefused) as raised:
            client.complete(HELLO, Usage())
        sent = wire.requests[0]
    assert KEY in str(sent.headers), "the service got it"
    assert KEY not in sent.line, "addresses end up in logs"
    assert "[key]" in str(raised.value)
    shown = "".join(traceback.format_exception(raised.value)) + repr(raised.value) + repr(client) + caplog.text
    assert KEY not in shown
    assert raised.value.__context__ is None, "nothing leads from our error to the request"


def test_the_key_is_in_no_repr() -> None:
    assert KEY not in repr(Connection(Kind.OPENAI, key=KEY))


@pytest.mark.parametrize(
    ("connection", "field"),
    [
        (Connection(Kind.OPENAI), "key"),
        (Connection(Kind.ANTHROPIC), "key"),
        (Connection(Kind.OPENAI_COMPATIBLE), "base_url"),
        (Connection(Kind.AZURE, key=KEY), "base_url"),
        (Connection(Kind.AZURE, base_url="https://x.openai.azure.com", key=KEY), "api_version"),
        (Connection(Kind.OLLAMA, timeout_seconds=0), "timeout_seconds"),
        (Connection(Kind.LOCAL, threads=0), "threads"),
    ],
)
def test_what_is_missing_is_said_at_once(connection: Connection, field: str) -> None:
    with pytest.raises(Invalid) as invalid:
        make_client(connection, model="m")
    assert list(invalid.value.extra["fields"]) == [field]


@every_dialect
def test_a_client_lives_again_after_it_was_closed(kind: str, connect: Connect) -> None:
    with Wire(lambda asked: answered({}, 500)) as wire:
        client = connect(DIALECTS[kind], wire.url)
        for _ in range(2):
            with pytest.raises(Unavailable):
                client.complete(HELLO, Usage())
            client.close()
            client.close()
        assert len(wire.requests) == 2


@every_dialect
def test_halves_of_characters_are_sent_as_a_mark(kind: str, connect: Connect) -> None:
    with Wire(lambda asked: answered({}, 500)) as wire:
        with pytest.raises(Unavailable):
            connect(DIALECTS[kind], wire.url).complete(replace(HELLO, user="half \ud83d of it"), Usage())
        assert "half \ufffd" in wire.requests[0].body.decode().replace("\\ufffd", "\ufffd")


def test_a_server_that_refuses_schemas_is_asked_in_words_from_then_on(connect: Connect) -> None:
    def strict(asked: Asked) -> bytes:
        if "response_format" in asked.json:
            return answered({"error": {"message": "'response_format' of type json_schema is not supported"}}, 400)
        return chat('Sure: {"name": "Assam"}')

    with Wire(strict) as wire:
        client = connect(COMPATIBLE, f"{wire.url}/v1")
        for _ in range(2):
            answer = client.complete(replace(HELLO, answer=Tea), Usage())
            assert answer.parsed == Tea(name="Assam")
    assert ["response_format" in asked.json for asked in wire.requests] == [True, False, False]
    assert '"name"' in wire.requests[-1].json["messages"][0]["content"], "the schema stands in the instructions"


def test_a_server_may_be_held_to_one_way_of_asking(connect: Connect, opened: list[Client]) -> None:
    refusal = answered({"error": {"message": "response_format is not supported"}}, 400)
    with Wire(lambda asked: refusal) as wire:
        for structure, count in ((Structure.SCHEMA, 1), (Structure.WORDS, 1)):
            connection = Connection(Kind.OPENAI_COMPATIBLE, base_url=wire.url, allow_private=True, structure=structure)
            client = make_client(connection, model="m")
            opened.append(client)
            before = len(wire.requests)
            with pytest.raises(ProviderError):
                client.complete(replace(HELLO, answer=Tea), Usage())
            assert len(wire.requests) - before == count
    assert ["response_format" in asked.json for asked in wire.requests] == [True, False]
    name = wire.requests[0].json["response_format"]["json_schema"]["schema"]["properties"]["name"]
    assert name["maxLength"] == LONGEST_TEXT, "who is said to hold to schemas is told how long a text may be"


def test_servers_without_keys_get_none_of_ours(opened: list[Client], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment holds is meant for the services that it names, not for whoever answers here."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "ANTHROPIC_AUTH_TOKEN", "OLLAMA_API_KEY"):
        monkeypatch.setenv(name, "from-the-environment")
    with Wire(lambda asked: chat("hi")) as wire:
        for kind in (Kind.OPENAI_COMPATIBLE, Kind.OLLAMA):
            client = make_client(Connection(kind, base_url=wire.url, allow_private=True), model="m")
            opened.append(client)
            assert client.complete(HELLO, Usage()).text == "hi"
        client = make_client(Connection(Kind.ANTHROPIC, base_url=wire.url, allow_private=True, key=KEY), model="m")
        opened.append(client)
        with pytest.raises(Unavailable):
            client.complete(HELLO, Usage())
    assert "from-the-environment" not in str([asked.headers for asked in wire.requests])


@pytest.mark.parametrize("given", ["", "/", "/v1", "/v1/"])
def test_ollamas_address_may_be_given_with_v1_or_without(given: str, connect: Connect) -> None:
    with Wire(lambda asked: chat("hi")) as wire:
        connect(DIALECTS["ollama"], wire.url + given).complete(HELLO, Usage())
    assert wire.requests[0].line == "POST /v1/chat/completions"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("", "POST /openai/deployments/my-deployment/chat/completions?api-version=2024-10-21"),
        ("/openai/v1", "POST /openai/v1/chat/completions"),
    ],
)
def test_both_of_azures_interfaces(path: str, line: str, connect: Connect) -> None:
    with Wire(lambda asked: chat("hi")) as wire:
        connect(DIALECTS["azure"], wire.url + path).complete(HELLO, Usage())
    assert wire.requests[0].line == line


def test_azures_filter_is_a_refusal(connect: Connect) -> None:
    body = {"error": {"code": "content_filter", "message": "The response was filtered", "status": 400}}
    error = fault(connect, "azure", lambda asked: answered(body, 400))
    assert error.code == "refused"


def test_cached_tokens_are_counted(connect: Connect) -> None:
    usage = Usage()
    used = {
        "prompt_tokens": 100,
        "completion_tokens": 5,
        "total_tokens": 105,
        "prompt_tokens_details": {"cached_tokens": 64},
    }

    def counted(asked: Asked) -> bytes:
        message = {"role": "assistant", "content": "hi"}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        return answered(
            {"id": "1", "object": "chat.completion", "created": 1, "model": "m-2", "choices": choices, "usage": used}
        )

    with Wire(counted) as wire:
        connect(DIALECTS["openai"], wire.url).complete(HELLO, usage)
    assert (usage.model, usage.tokens_in, usage.tokens_out, usage.tokens_cached) == ("m-2", 100, 5, 64)


def test_a_models_refusal_says_why(connect: Connect) -> None:
    message = {"role": "assistant", "content": None, "refusal": "I won't write that."}
    error = fault(connect, "openai", lambda asked: chat("", message=message))
    assert error.code == "refused"
    assert "I won't write that." in str(error)


def test_models_that_think_get_room_for_it(connect: Connect) -> None:
    with Wire(lambda asked: chat("hi")) as wire:
        for model in ("gpt-4o-mini", "gpt-5"):
            connect(replace(DIALECTS["openai"], model=model), wire.url).complete(
                replace(HELLO, max_tokens=100), Usage()
            )
    assert [asked.json["max_completion_tokens"] for asked in wire.requests] == [100, 8_100]
