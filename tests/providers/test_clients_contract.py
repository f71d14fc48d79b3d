"""What every client does, whatever service it speaks to: each against real servers on the loopback address."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from llmock.pytest_plugin import LLMock
from pydantic import BaseModel, Field

from igny8.ai.client import Drawing, Finish, ModelClient, Request, Turn
from igny8.ai.clients.connection import Connection, Kind
from igny8.ai.clients.make import Client, make_client
from igny8.ai.errors import (
    InvalidOutput,
    KeyRefused,
    ModelGone,
    NoEmbeddings,
    ProviderError,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from igny8.ai.provider import Usage
from tests.providers.client_cases import COMPATIBLE, DIALECTS, KEY
from tests.servers.aimock import AIMock
from tests.servers.model import smollm2

Connect = Callable[..., Client]


class Tea(BaseModel):
    """What is asked for."""

    name: str = Field(max_length=40)
    cups: int = Field(ge=1, le=5)


@dataclass
class Subject:
    """A client, and what its server can be made to do."""

    client: ModelClient
    is_scripted: bool = False  # answers by what it is asked (aimock)


def ask(user: str, **options: Any) -> Request[Any]:
    return Request("test", "You know teas. Answer in JSON where asked.", user, **options)


LLMOCK = [f"llmock {kind}" for kind, dialect in DIALECTS.items() if dialect.llmock]
AIMOCK = [f"aimock {kind}" for kind in DIALECTS]


@pytest.fixture
def subject(request: pytest.FixtureRequest, connect: Connect, opened: list[Client]) -> Subject:
    server, _, kind = request.param.partition(" ")
    if server == "llmock":
        llmock: LLMock = request.getfixturevalue("llmock")
        dialect = DIALECTS[kind]
        if dialect.kind == Kind.ANTHROPIC:  # llmock makes up values for the schemas of the other dialects only
            llmock.reply("Hello.").reply('{"name": "Assam", "cups": 2}')
        return Subject(connect(dialect, llmock.base_url(dialect.llmock)))
    if server == "aimock":
        aimock: AIMock = request.getfixturevalue("aimock")
        return Subject(connect(DIALECTS[kind], aimock.url + DIALECTS[kind].path), is_scripted=True)
    if server == "llama.cpp":
        url, _, key = request.getfixturevalue("llama_cpp").partition(" ")
        return Subject(connect(COMPATIBLE, url, key=key))
    client = make_client(Connection(Kind.LOCAL, context_tokens=2048), model=str(smollm2()))
    opened.append(client)
    return Subject(client)


every_client = pytest.mark.parametrize("subject", [*LLMOCK, *AIMOCK, "llama.cpp server", "local file"], indirect=True)
scripted = pytest.mark.parametrize("subject", AIMOCK, indirect=True)


@every_client
def test_it_answers_in_words_and_then_with_a_value(subject: Subject) -> None:
    usage = Usage()
    words = subject.client.complete(ask("say hello", max_tokens=40, temperature=0.0), usage)
    assert words.text
    assert words.finish in {Finish.STOP, Finish.LENGTH}
    assert usage.model
    assert usage.tokens_in > 0
    assert usage.tokens_out > 0
    before = usage.tokens_in
    value = subject.client.complete(ask("name a tea", answer=Tea, max_tokens=200, temperature=0.0), usage)
    assert isinstance(value.parsed, Tea)
    assert value.finish == Finish.STOP
    assert usage.tokens_in > before, "usage is added to, not replaced"


@every_client
def test_threads_share_it(subject: Subject) -> None:
    def once(_: int) -> str:
        return subject.client.complete(ask("say hello", max_tokens=8), Usage()).text

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(once, range(8)))


@every_client
def test_its_name_says_what_it_is_and_no_secret(subject: Subject) -> None:
    assert "/" in subject.client.name
    assert KEY not in repr(subject.client)


@scripted
def test_what_was_said_before_goes_along(subject: Subject) -> None:
    history = [Turn("assistant", "Which?"), Turn("user", "name a tea")]
    assert subject.client.complete(ask("tea please", answer=Tea, history=history), Usage()).parsed == Tea(
        name="Assam", cups=2
    )


@scripted
def test_the_model_that_answered_is_counted(subject: Subject) -> None:
    usage = Usage()
    subject.client.complete(ask("say hello"), usage)
    assert (usage.tokens_in, usage.tokens_out, usage.tokens_cached) == (11, 7, 0)


@scripted
def test_a_fenced_value_is_a_value(subject: Subject) -> None:
    assert subject.client.complete(ask("name in a fence", answer=Tea), Usage()).parsed == Tea(name="Assam", cups=2)


@scripted
@pytest.mark.parametrize(("asked", "problem"), [("name too many cups", "cups: "), ("name none", "there is no JSON")])
def test_a_useless_answer_says_why_and_is_counted(subject: Subject, asked: str, problem: str) -> None:
    usage = Usage()
    with pytest.raises(InvalidOutput) as invalid:
        subject.client.complete(ask(asked, answer=Tea), usage)
    assert invalid.value.problem.startswith(problem)
    assert usage.model


@scripted
def test_a_cut_answer_comes_as_far_as_it_goes(subject: Subject) -> None:
    usage = Usage()
    answer = subject.client.complete(ask("stop early", answer=Tea), usage)
    assert (answer.text, answer.finish, answer.parsed) == ('{"name": "Ass', Finish.LENGTH, None)
    assert usage.tokens_out == 7


@scripted
def test_a_filter_is_told_from_an_end(subject: Subject) -> None:
    assert subject.client.complete(ask("be careful", answer=Tea), Usage()).finish == Finish.FILTERED
    with pytest.raises(Refused):
        subject.client.complete(ask("be very careful"), Usage())


@scripted
def test_too_many_requests(subject: Subject) -> None:
    with pytest.raises(RateLimited) as limited:
        subject.client.complete(ask("slow down"), Usage())
    assert limited.value.retry_after_seconds == 7


@scripted
@pytest.mark.parametrize("asked", ["mumble", "hang up", "drop it"])
def test_a_service_that_breaks_is_unavailable(subject: Subject, asked: str) -> None:
    with pytest.raises(Unavailable):
        subject.client.complete(ask(asked), Usage())


@pytest.mark.parametrize("kind", DIALECTS)
def test_a_slow_service_times_out(kind: str, connect: Connect, aimock: AIMock) -> None:
    client = connect(DIALECTS[kind], aimock.url + DIALECTS[kind].path, seconds=1.0)
    with pytest.raises(TimedOut):
        client.complete(ask("take long"), Usage())


FAULTS: list[tuple[int, dict[str, Any], type[ProviderError]]] = [
    (429, {"retry_after": 3}, RateLimited),
    (429, {"code": "insufficient_quota", "message": "You exceeded your current quota."}, KeyRefused),
    (401, {}, KeyRefused),
    (403, {}, KeyRefused),
    (404, {"code": "model_not_found", "message": "The model does not exist."}, ModelGone),
    (400, {"code": "context_length_exceeded", "message": "maximum context length is 8192 tokens"}, Refused),
    (400, {"code": "content_policy_violation", "message": "Rejected by our safety system."}, Refused),
    (400, {}, Refused),
    (408, {}, TimedOut),
    (413, {}, Refused),
    (422, {}, Refused),
    (500, {}, Unavailable),
    (502, {}, Unavailable),
    (503, {}, Unavailable),
    (529, {}, Unavailable),
]


@pytest.mark.parametrize(("status", "details", "kind"), FAULTS)
@pytest.mark.parametrize("dialect", [each.partition(" ")[2] for each in LLMOCK])
def test_each_fault_has_its_error_and_nothing_is_repeated(
    dialect: str, status: int, details: dict[str, Any], kind: type[ProviderError], connect: Connect, llmock: LLMock
) -> None:
    client = connect(DIALECTS[dialect], llmock.base_url(DIALECTS[dialect].llmock))
    llmock.fail(status, times=None, **details)
    with pytest.raises(ProviderError) as raised:
        client.complete(ask("say hello"), Usage())
    assert type(raised.value) is kind
    assert KEY not in str(raised.value)
    if isinstance(raised.value, RateLimited):
        assert raised.value.retry_after_seconds == 3
    assert len(llmock.requests) == 1, "who calls it decides whether to repeat"
    llmock.assert_resilient()


@scripted
def test_vectors_or_word_that_there_are_none(subject: Subject) -> None:
    texts = ["tea", "more tea", "tea"]
    if subject.client.name.startswith("anthropic"):
        with pytest.raises(NoEmbeddings):
            subject.client.embed(texts, Usage())
    elif not subject.client.name.startswith("gemini"):  # aimock has only another of its calls
        np.testing.assert_allclose(subject.client.embed(texts, Usage()), [[0.6, 0.8]] * 3, rtol=1e-6)


@pytest.mark.parametrize("kind", ["openai", "openai_compatible", "azure"])
def test_pictures(kind: str, connect: Connect, aimock: AIMock) -> None:
    usage = Usage()
    client = connect(DIALECTS[kind], aimock.url + DIALECTS[kind].path)
    drawn = client.draw(Drawing("paint a tea cup", 1200, 630), usage)
    assert drawn.mime_type == "image/png"
    assert usage.model == DIALECTS[kind].image_model


@pytest.mark.parametrize("kind", [*DIALECTS, "local"])
def test_what_a_connection_doesnt_name_isnt_there(kind: str, opened: list[Client]) -> None:
    connection = Connection(
        Kind(kind), base_url="http://127.0.0.1:9", key=KEY, allow_private=True, api_version="2024-10-21"
    )
    client = make_client(connection, model="some-model")
    opened.append(client)
    with pytest.raises(NoEmbeddings):
        client.embed(["tea"], Usage())
    with pytest.raises(ModelGone):
        client.draw(Drawing("a cup", 1200, 630), Usage())
