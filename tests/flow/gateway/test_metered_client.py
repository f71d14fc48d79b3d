"""Each request to a model: stored with what it used, mended by the policy, held to the caps."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from igny8.ai.client import Drawing, Picture, Request, Turn
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
from igny8.gateway import limiter as limiting
from igny8.gateway import policy
from igny8.gateway.known import Known
from igny8.gateway.limiter import Limiter
from igny8.gateway.mending import Course
from igny8.gateway.metered_client import Meter, MeteredClient
from igny8.gateway.recording import Caller
from igny8.gateway.spending import CapReached, Caps
from igny8.models import AICall
from tests.flow.gateway.doubles import ScriptedClient, make_step

pytestmark = pytest.mark.django_db

KNOWN = Known("mine", "openai", model="gpt-4o-mini")
REQUEST: Request[BaseModel] = Request("outline", "Be brief.", "Say something.", prompt_version="shipped:1")


class Word(BaseModel):
    word: str


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "BACKOFF_SECONDS", 0.0)
    monkeypatch.setattr(limiting, "PAUSE_SECONDS", 0.0)


def _client(client: ScriptedClient, **meter: Any) -> MeteredClient:
    given = {"caller": Caller(make_step().site), "function": "generate_content", "limiter": Limiter(), **meter}
    return MeteredClient(client, Meter(known=KNOWN, model="gpt-4o-mini", **given))


def _outcomes() -> list[tuple[str, int]]:
    return list(AICall.objects.order_by("created_at").values_list("outcome", "retry"))


def test_a_request_is_stored_with_all_that_is_known_of_it() -> None:
    step = make_step()
    usage = Usage()
    client = _client(ScriptedClient("A word."), caller=Caller(step.site, step), is_fallback=True)
    assert client.complete(REQUEST, usage).text == "A word."
    call = AICall.objects.get()
    assert (call.site_id, call.run_id, call.step_id, call.stage) == (step.site_id, step.run_id, step.pk, 2)
    assert (call.function, call.provider, call.model) == ("generate_content", "mine", "gpt-4o-mini")
    assert (call.purpose, call.prompt_version, call.finish) == ("outline", "shipped:1", "stop")
    assert (call.outcome, call.retry, call.is_fallback) == ("ok", 0, True)
    assert (call.tokens_in, call.tokens_out) == (1_000, 100)
    assert call.cost == Decimal("0.00021")  # 0.15 and 0.60 dollars a million
    assert (usage.tokens_in, usage.cost, usage.model) == (1_000, call.cost, "gpt-4o-mini")


def test_a_model_without_a_price_is_marked() -> None:
    client = MeteredClient(
        ScriptedClient(), Meter(Caller(make_step().site), Known("x", "openai_compatible"), "embed", "odd-1", Limiter())
    )
    client.complete(REQUEST, Usage())
    call = AICall.objects.get()
    assert call.cost == 0
    assert not call.is_priced


def test_a_picture_is_priced_and_many_texts_are_cut() -> None:
    client = ScriptedClient(Picture(b"x", "image/png"), tokens=(0, 0))
    known = Known("mine", "openai", image_model="dall-e-3")
    meter = Meter(Caller(make_step().site), known, "generate_images", "dall-e-3", Limiter())
    MeteredClient(client, meter).draw(Drawing("A cup", 1024, 1024, "standard"), Usage())
    assert AICall.objects.get().cost == Decimal("0.04")
    vectors = MeteredClient(client, meter).embed([f"{n}" for n in range(250)], Usage())
    assert vectors.shape == (250, 3)
    assert [len(asked) for asked in client.asked[1:]] == [100, 100, 50]


REPEATED = [
    # fault, how often it may come before it is given up
    (Unavailable("503"), 3),
    (TimedOut("late"), 1),
    (InvalidOutput("word: Field required"), 2),
    (RateLimited(retry_after_seconds=0), 20),
]
GIVEN_UP = [Refused("no"), KeyRefused("401"), ModelGone("404"), NoEmbeddings("none"), ProviderError("odd")]


@pytest.mark.parametrize(("fault", "times"), REPEATED, ids=lambda value: getattr(value, "code", str(value)))
def test_what_may_work_later_is_made_again(fault: ProviderError, times: int) -> None:
    client = ScriptedClient(*[fault] * times, then="fine")
    assert _client(client).complete(REQUEST, Usage()).text == "fine"
    assert _outcomes() == [*((fault.code, n) for n in range(times)), ("ok", times)]


@pytest.mark.parametrize(("fault", "times"), REPEATED[:3], ids=lambda value: getattr(value, "code", str(value)))
def test_what_never_works_is_given_up(fault: ProviderError, times: int) -> None:
    client = ScriptedClient(then=fault)
    with pytest.raises(type(fault)):
        _client(client).complete(REQUEST, Usage())
    assert len(client.asked) == times + 1 == AICall.objects.count()


@pytest.mark.parametrize("fault", GIVEN_UP, ids=lambda fault: fault.code)
def test_what_nothing_helps_against_goes_up_at_once(fault: ProviderError) -> None:
    client = ScriptedClient(fault)
    with pytest.raises(type(fault)):
        _client(client).complete(REQUEST, Usage())
    assert _outcomes() == [(fault.code, 0)]


def test_every_rule_has_its_test() -> None:
    assert {type(fault) for fault, _ in REPEATED} | {type(fault) for fault in GIVEN_UP} == set(policy.RULES)


def test_a_retry_after_beyond_patience_goes_up_with_its_seconds() -> None:
    client = ScriptedClient(RateLimited(retry_after_seconds=600))
    limiter = Limiter()
    with pytest.raises(RateLimited) as caught:
        _client(client, limiter=limiter).complete(REQUEST, Usage())
    assert caught.value.retry_after_seconds == 600
    with pytest.raises(RateLimited) as caught:  # the next one isn't even made
        _client(client, limiter=limiter).complete(REQUEST, Usage())
    assert 500 < (caught.value.retry_after_seconds or 0) < 620
    assert (len(client.asked), AICall.objects.count()) == (1, 1)


def test_a_service_that_says_when_it_is_back_is_asked_then() -> None:
    client = ScriptedClient(Unavailable("503", retry_after_seconds=0.2))
    began = time.monotonic()
    _client(client).complete(REQUEST, Usage())
    assert time.monotonic() - began >= 0.2
    client = ScriptedClient(Unavailable("503", retry_after_seconds=600))
    with pytest.raises(Unavailable):
        _client(client).complete(REQUEST, Usage())
    assert len(client.asked) == 1


def test_patience_is_for_all_rests_of_a_request_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("igny8.gateway.metered_client.Course", _impatient)
    client = ScriptedClient(then=RateLimited(retry_after_seconds=0.05))
    with pytest.raises(RateLimited):
        _client(client).complete(REQUEST, Usage())
    assert 3 <= len(client.asked) <= 8


def _impatient(retry: int) -> Course:
    return Course(retry, patience=0.4)


def test_the_model_is_told_what_was_wrong() -> None:
    client = ScriptedClient(InvalidOutput("word: Field required"), InvalidOutput("not JSON"), then='{"word": "yes"}')
    request = Request("outline", "Be brief.", "Say something.", Word, history=[Turn("assistant", "No.")])
    assert _client(client).complete(request, Usage()).parsed == Word(word="yes")
    first, second, third = client.asked
    assert first == request
    assert second.history[-1].role == "user"
    assert "word: Field required" in second.history[-1].text
    assert "not JSON" in third.history[-1].text
    assert "Field required" not in third.history[-1].text


def test_turns_keep_alternating() -> None:
    client = ScriptedClient(InvalidOutput("one"), then="fine")
    _client(client).complete(Request("x", "s", "u", history=[Turn("assistant", "a"), Turn("user", "b")]), Usage())
    assert [turn.role for turn in client.asked[1].history] == ["assistant", "user"]
    client = ScriptedClient(InvalidOutput("one"), then="fine")
    _client(client).complete(Request("x", "s", "u"), Usage())
    assert client.asked[1].history == []
    assert "one" in client.asked[1].user


def test_too_many_makes_the_limit_smaller_and_success_lets_it_grow() -> None:
    limiter = Limiter(16)
    _client(ScriptedClient(RateLimited(retry_after_seconds=0)), limiter=limiter).complete(REQUEST, Usage())
    assert limiter.limit == 8.5


def test_a_defect_is_stored_and_goes_up() -> None:
    with pytest.raises(ZeroDivisionError):
        _client(ScriptedClient(ZeroDivisionError("nought"))).complete(REQUEST, Usage())
    assert AICall.objects.get().outcome == "error"


def test_no_request_is_made_beyond_a_cap() -> None:
    step = make_step()
    client = ScriptedClient(tokens=(1_000_000, 0))  # 15 cents each
    metered = _client(client, caller=Caller(step.site, step), caps=Caps(run=Decimal("0.30")))
    for _ in range(2):
        metered.complete(REQUEST, Usage())
    with pytest.raises(CapReached, match="a run"):
        metered.complete(REQUEST, Usage())
    assert len(client.asked) == 2


@pytest.fixture(autouse=True)
def at_work() -> Iterator[None]:
    yield
    limiting.resume()


def test_a_request_that_never_was_made_is_not_stored() -> None:
    limiting.interrupt()
    with pytest.raises(limiting.Interrupted):
        _client(ScriptedClient()).complete(REQUEST, Usage())
    assert AICall.objects.count() == 0
