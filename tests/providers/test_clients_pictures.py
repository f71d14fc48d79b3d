"""Pictures and vectors over the wire: what is asked for, and what comes of odd answers."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from llmock.pytest_plugin import LLMock

from igny8.ai.client import Drawing
from igny8.ai.clients.make import Client
from igny8.ai.clients.openai_sdk import MOST_TEXTS
from igny8.ai.clients.pictures import UNKNOWN
from igny8.ai.errors import InvalidOutput, KeyRefused, ProviderError, RateLimited, Refused, Unavailable
from igny8.ai.provider import Usage
from igny8.media.errors import NotAnImage
from igny8.media.pictures import verified
from tests.providers.client_cases import COMPATIBLE, DIALECTS, GEMINI, OPENAI, PIXEL
from tests.servers.wire import Asked, Wire, answered, broken_off

Connect = Callable[..., Client]
CUP = Drawing("a cup of tea", 1200, 630, "standard")
PNG = base64.b64decode(PIXEL)
painters = pytest.mark.parametrize("dialect", [OPENAI, COMPATIBLE, DIALECTS["azure"]], ids=lambda each: each.kind)


def picture(**how: str) -> bytes:
    return answered({"created": 1, "data": [how]})


def test_llmocks_svg_becomes_pixels(connect: Connect, llmock: LLMock) -> None:
    drawn = connect(OPENAI, llmock.base_url("openai")).draw(CUP, Usage())
    assert drawn.mime_type == "image/svg+xml"
    assert verified(drawn.data, drawn.mime_type).data[8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("model", "quality", "sent"),
    [
        ("gpt-image-1", "draft", {"size": "1536x1024", "quality": "low", "output_format": "webp"}),
        ("gpt-image-2", "high", {"size": "1200x624", "quality": "high", "output_format": "webp"}),
        ("dall-e-3", "high", {"size": "1792x1024", "quality": "hd", "response_format": "b64_json"}),
        ("some/painter", "standard", {"size": "1200x624"}),
    ],
)
def test_each_model_is_asked_for_what_it_takes(
    model: str, quality: str, sent: dict[str, str], connect: Connect
) -> None:
    with Wire(lambda asked: picture(b64_json=PIXEL)) as wire:
        drawn = connect(replace(OPENAI, image_model=model), wire.url).draw(replace(CUP, quality=quality), Usage())
    assert drawn.data == PNG
    assert wire.requests[0].json == {"model": model, "prompt": "a cup of tea", "n": 1, **sent}


@painters
def test_a_pictures_address_is_fetched(dialect: Any, connect: Connect) -> None:
    def serve(asked: Asked) -> bytes:
        if asked.line.startswith("GET"):
            return answered(PNG, content_type="image/png")
        return picture(url=f"{wire.url}/drawn.png")

    with Wire(serve) as wire:
        assert connect(dialect, wire.url).draw(CUP, Usage()).data == PNG
    assert "authorization" not in wire.requests[-1].headers, "the picture's address gets no key"


@pytest.mark.parametrize("address", ["http://169.254.169.254/x.png", "file:///etc/passwd", "http://[fd00:ec2::254]/"])
def test_a_pictures_address_is_trusted_no_more_than_a_users(address: str, connect: Connect) -> None:
    with Wire(lambda asked: picture(url=address)) as wire, pytest.raises(Unavailable) as refused:
        connect(COMPATIBLE, wire.url).draw(CUP, Usage())
    assert refused.value.reason == "address_refused"


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (answered("", 404), InvalidOutput),
        (answered("", 500), Unavailable),
        (broken_off(PNG[:20], 60), Unavailable),
        (answered("", 200), InvalidOutput),
    ],
)
def test_a_pictures_address_may_fail(answer: bytes, kind: type[ProviderError], connect: Connect) -> None:
    def serve(asked: Asked) -> bytes:
        return answer if asked.line.startswith("GET") else picture(url=f"{wire.url}/drawn.png")

    with Wire(serve) as wire, pytest.raises(kind):
        connect(COMPATIBLE, wire.url).draw(CUP, Usage())


def test_a_picture_that_is_far_too_large(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("igny8.ai.clients.openai_sdk.MOST_BYTES", 1000)

    def serve(asked: Asked) -> bytes:
        return answered(b"x" * 1001) if asked.line.startswith("GET") else picture(url=f"{wire.url}/drawn.png")

    with Wire(serve) as wire, pytest.raises(InvalidOutput, match="far too large"):
        connect(COMPATIBLE, wire.url).draw(CUP, Usage())


@painters
@pytest.mark.parametrize(
    "answer",
    [picture(), picture(b64_json="not base64!"), picture(b64_json=""), answered({"created": 1, "data": []})],
    ids=["nothing", "no-base64", "empty", "no-data"],
)
def test_an_answer_without_a_picture(dialect: Any, answer: bytes, connect: Connect) -> None:
    with Wire(lambda asked: answer) as wire, pytest.raises(InvalidOutput):
        connect(dialect, wire.url).draw(CUP, Usage())


def test_bytes_that_are_no_picture_are_found_out_when_they_are_stored(connect: Connect) -> None:
    words = base64.b64encode(b"I can't draw that.").decode()
    with Wire(lambda asked: picture(b64_json=words)) as wire:
        drawn = connect(OPENAI, wire.url).draw(CUP, Usage())
    assert drawn.mime_type == UNKNOWN
    with pytest.raises(NotAnImage):
        verified(drawn.data, drawn.mime_type)


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (400, {"code": "moderation_blocked", "message": "Rejected by the safety system."}, Refused),
        (400, {"code": "content_policy_violation", "message": "No."}, Refused),
        (429, {"code": "rate_limit_exceeded", "message": "Wait."}, RateLimited),
        (429, {"code": "billing_hard_limit_reached", "message": "Billing hard limit."}, KeyRefused),
        (401, {"code": "invalid_api_key", "message": "Incorrect API key."}, KeyRefused),
        (503, {"message": "Overloaded."}, Unavailable),
    ],
)
def test_faults_of_pictures(status: int, error: dict[str, str], kind: type[ProviderError], connect: Connect) -> None:
    with Wire(lambda asked: answered({"error": error}, status, retry_after="2")) as wire:
        with pytest.raises(ProviderError) as raised:
            connect(OPENAI, wire.url).draw(CUP, Usage())
        assert len(wire.requests) == 1
    assert type(raised.value) is kind
    if isinstance(raised.value, RateLimited):
        assert raised.value.retry_after_seconds == 2


def test_tokens_of_pictures_are_counted(connect: Connect) -> None:
    used = {"input_tokens": 12, "output_tokens": 272, "total_tokens": 284}
    usage = Usage()
    with Wire(lambda asked: answered({"created": 1, "data": [{"b64_json": PIXEL}], "usage": used})) as wire:
        connect(OPENAI, wire.url).draw(CUP, usage)
    assert (usage.model, usage.tokens_in, usage.tokens_out) == ("gpt-image-1", 12, 272)


def gemini(*parts: dict[str, Any], finish: str = "STOP") -> bytes:
    return answered(
        {
            "candidates": [{"content": {"role": "model", "parts": list(parts)}, "finishReason": finish}],
            "usageMetadata": {"promptTokenCount": 5, "candidatesTokenCount": 1290, "totalTokenCount": 1295},
        }
    )


def test_gemini_draws_the_nearest_shape(connect: Connect) -> None:
    usage = Usage()
    drawn_part = {"inlineData": {"mimeType": "image/png", "data": PIXEL}}
    with Wire(lambda asked: gemini({"text": "Here it is."}, drawn_part)) as wire:
        drawn = connect(GEMINI, wire.url).draw(CUP, usage)
    assert (drawn.data, drawn.mime_type) == (PNG, "image/png")
    assert wire.requests[0].line == "POST /v1beta/models/gemini-2.5-flash-image:generateContent"
    assert wire.requests[0].json["generationConfig"]["imageConfig"]["aspectRatio"] == "16:9"
    assert (usage.model, usage.tokens_in, usage.tokens_out) == ("gemini-2.5-flash-image", 5, 1290)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (gemini({"text": "I can't."}), Unavailable),
        (gemini(finish="IMAGE_SAFETY"), Refused),
        (answered({"promptFeedback": {"blockReason": "SAFETY"}}), Refused),
        (answered({"error": {"code": 429, "message": "x", "status": "RESOURCE_EXHAUSTED"}}, 429), RateLimited),
    ],
)
def test_gemini_may_draw_nothing(answer: bytes, kind: type[ProviderError], connect: Connect) -> None:
    with Wire(lambda asked: answer) as wire, pytest.raises(kind):
        connect(GEMINI, wire.url).draw(CUP, Usage())


def rows(asked: Asked, *, backwards: bool = False) -> bytes:
    texts = asked.json["input"]
    data = [{"object": "embedding", "index": at, "embedding": [float(len(text)), 1]} for at, text in enumerate(texts)]
    used = {"prompt_tokens": len(texts), "total_tokens": len(texts)}
    return answered({"object": "list", "model": "e", "data": data[::-1] if backwards else data, "usage": used})


@pytest.mark.parametrize("kind", ["openai", "openai_compatible", "azure", "ollama"])
def test_vectors_keep_their_order_also_where_the_service_doesnt(kind: str, connect: Connect) -> None:
    texts = ["a" * length for length in range(1, 1101)]
    usage = Usage()
    with Wire(lambda asked: rows(asked, backwards=True)) as wire:
        found = connect(DIALECTS[kind], wire.url).embed(texts, usage)
    np.testing.assert_allclose(found[:, 0] / found[:, 1], range(1, 1101), rtol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, rtol=1e-6)
    assert (usage.tokens_in, usage.model, str(found.dtype)) == (1100, "e", "float32")
    assert len(wire.requests) > 2
    assert max(len(asked.json["input"]) for asked in wire.requests) <= MOST_TEXTS


def test_a_row_too_few_is_no_answer(connect: Connect) -> None:
    with (
        Wire(lambda asked: answered({"object": "list", "model": "e", "data": []})) as wire,
        pytest.raises((InvalidOutput, Unavailable)),
    ):
        connect(COMPATIBLE, wire.url).embed(["tea"], Usage())


def test_gemini_makes_vectors_in_portions(connect: Connect) -> None:
    def serve(asked: Asked) -> bytes:
        texts = [each["content"]["parts"][0]["text"] for each in asked.json["requests"]]
        return answered({"embeddings": [{"values": [float(len(text)), 1.0]} for text in texts]})

    texts = ["a" * length for length in range(1, 251)]
    with Wire(serve) as wire:
        found = connect(GEMINI, wire.url).embed(texts, Usage())
    np.testing.assert_allclose(found[:, 0] / found[:, 1], range(1, 251), rtol=1e-4)
    assert [len(asked.json["requests"]) for asked in wire.requests] == [100, 100, 50]
    assert wire.requests[0].json["requests"][0]["taskType"] == "SEMANTIC_SIMILARITY"


@pytest.mark.parametrize("kind", ["openai", "azure", "ollama", "gemini"])
def test_faults_of_vectors(kind: str, connect: Connect) -> None:
    body = {"error": {"message": "later", "code": 429, "status": "RESOURCE_EXHAUSTED"}}
    with Wire(lambda asked: answered(body, 429, retry_after="3")) as wire:
        with pytest.raises(RateLimited) as limited:
            connect(DIALECTS[kind], wire.url).embed(["tea"], Usage())
        assert len(wire.requests) == 1
    assert limited.value.retry_after_seconds == 3
