"""What calls asked and answered: kept beside them, cut where it is long, forgotten in time, gone with their site."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from igny8.ai.client import Drawing, Picture, Request, Turn
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.common import Intent, SiteContext
from igny8.ai.functions.generate_ideas import GenerateIdeasInput
from igny8.ai.provider import Usage
from igny8.gateway.known import Known
from igny8.gateway.limiter import Limiter
from igny8.gateway.metered import MeteredAI
from igny8.gateway.metered_client import Meter, MeteredClient
from igny8.gateway.recording import Caller, Told, record
from igny8.gateway.words import MOST_TEXT, WordsNotKept, pack, prune_words, read_words
from igny8.lib import clock
from igny8.models import AICall, AICallText, Site
from tests.flow.engine.rows import make_site
from tests.flow.gateway.doubles import ScriptedClient, make_step

pytestmark = pytest.mark.django_db
REQUEST: Request[BaseModel] = Request("outline", "Be brief.", "Say something.")
GIVEN = GenerateIdeasInput(
    site=SiteContext(name="Socks", domain="socks.example"),
    cluster_name="warm socks",
    intent=Intent.INFORMATIONAL,
    pillar="warm socks",
    keywords=[],
    count=1,
)


def _client(client: ScriptedClient, **known: Any) -> MeteredClient:
    meter = Meter(Caller(make_step().site), Known("mine", "openai", **known), "generate_content", "m", Limiter())
    return MeteredClient(client, meter)


def _words(**told: Any) -> dict[str, Any]:
    record(Caller(make_site()), Told("generate_content", "mine", outcome="ok", **told))
    return read_words(AICall.objects.get())


def test_it_works() -> None:
    request: Request[BaseModel] = Request("outline", "Be brief.", "Go.", history=[Turn("assistant", "What?")])
    _client(ScriptedClient("“Ünï” 冷萃")).complete(request, Usage())
    told = read_words(AICall.objects.get())
    assert [(turn["role"], turn["text"]) for turn in told["turns"]] == [
        ("system", "Be brief."),
        ("user", "Go."),
        ("assistant", "What?"),
    ]
    assert (told["answer"], told["prompt_cut"], told["answer_cut"]) == ("“Ünï” 冷萃", 0, 0)


def test_nothing_is_kept_where_nothing_may_be(settings: Any) -> None:
    settings.IGNY8_AI_TEXT_DAYS = 0
    _client(ScriptedClient()).complete(REQUEST, Usage())
    assert not AICallText.objects.exists()
    with pytest.raises(WordsNotKept) as refused:
        read_words(AICall.objects.get())
    assert (refused.value.extra["reason"], refused.value.extra["days"]) == ("off", 0)


def test_an_answer_of_no_use_is_kept_too() -> None:
    error = InvalidOutput("it isn't JSON")
    error.said = "Sure, here you are:"
    with pytest.raises(InvalidOutput):
        _client(ScriptedClient(then=error)).complete(REQUEST, Usage())
    assert {read_words(call)["answer"] for call in AICall.objects.all()} == {"Sure, here you are:"}


def test_a_picture_is_told_in_words() -> None:
    client = _client(ScriptedClient(Picture(b"12345", "image/png")), image_model="m")
    client.draw(Drawing("A sock.", 64, 64), Usage())
    told = read_words(AICall.objects.get())
    assert told["turns"] == [{"role": "user", "text": "A sock."}]
    assert told["answer"] == '{"mime_type": "image/png", "bytes": 5}'


def test_the_offline_provider_s_values_are_kept() -> None:
    made = MeteredAI(make_step()).generate_ideas(GIVEN)
    told = read_words(AICall.objects.get(function="generate_ideas"))
    assert [turn["role"] for turn in told["turns"]] == ["input"]
    assert GenerateIdeasInput.model_validate_json(told["turns"][0]["text"]) == GIVEN
    assert type(made).model_validate_json(told["answer"]) == made


def test_embeddings_have_no_words() -> None:
    MeteredAI(make_step()).embed(["socks"])
    with pytest.raises(WordsNotKept) as refused:
        read_words(AICall.objects.get())
    assert refused.value.extra["reason"] == "none"


def test_what_is_long_is_cut_and_says_by_how_much() -> None:
    turns = [("system", "s" * (MOST_TEXT - 100)), ("user", "é" * 150), ("user", "u" * 50)]
    told = _words(turns=turns, answer="a" * (MOST_TEXT + 1_500))
    assert [len(turn["text"]) for turn in told["turns"]] == [MOST_TEXT - 100, 100, 0]
    assert (told["prompt_cut"], told["answer_cut"], len(told["answer"])) == (100, 1_500, MOST_TEXT)
    assert len(pack("word " * 1_000)) < 200


def test_half_a_sign_can_be_kept_and_sent() -> None:
    told = _words(turns=[("user", "a\ud83d")], answer="b\udc00\x00")
    assert (told["turns"][0]["text"], told["answer"]) == ("a?", "b?\x00")


def test_calls_stay_where_their_words_are_forgotten() -> None:
    site = make_site()
    for days in (40, 20):
        moment = clock.now() - timedelta(days=days)
        given = {"function": "generate_ideas", "provider": "p", "outcome": "ok", "created_at": moment}
        call = AICall.objects.create(site=site, **given)
        AICallText.objects.create(call=call, prompt=pack("[]"), answer=pack("b"), created_at=moment)
    assert prune_words(30) == 1
    old, new = AICall.objects.order_by("created_at")
    assert read_words(new)["answer"] == "b"
    with pytest.raises(WordsNotKept) as refused:
        read_words(old)
    assert (refused.value.extra["reason"], refused.value.extra["days"]) == ("pruned", 30)


def test_they_go_with_their_site() -> None:
    _words(turns=[("user", "a")])
    Site.objects.all().delete()
    assert not AICallText.objects.exists()
