"""The whole river in every dialect against aimock, with a fifth of its requests failing in four ways.

It speaks all six. What it lacks: Gemini's calls for several vectors and for pictures, so those stay offline there; and
it doesn't look at schemas, so its answers are written down in `played`.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from igny8.gateway.setting_up import Wanted
from igny8.models import AICall, Content
from tests.flow.gateway import played
from tests.flow.gateway.served import check_served, run_all, served_site
from tests.servers.aimock import AIMock

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("impatient")]

TERMS = ("cold brew coffee", "how to make cold brew coffee", "cold brew coffee at home")
OPENAI_USED = {"prompt_tokens": 110, "completion_tokens": 70}
ANTHROPIC_USED = {"input_tokens": 110, "output_tokens": 70}
GEMINI_USED = {"promptTokenCount": 110, "candidatesTokenCount": 70}
# model, where it begins, image model, embedding model, usage. A model of its own for each: aimock's answers go by it.
DIALECTS: dict[str, tuple[str, str, str, str, dict[str, int]]] = {
    "openai": ("gpt-4o-mini", "/v1", "gpt-image-1", "text-embedding-3-small", OPENAI_USED),
    "openai_compatible": ("some/model", "/v1", "some/painter", "some/embedder", OPENAI_USED),
    "azure": ("gpt-4.1-mini", "", "gpt-image-1", "text-embedding-3-small", OPENAI_USED),
    "anthropic": ("claude-sonnet-4-6", "", "", "", ANTHROPIC_USED),
    "gemini": ("gemini-2.5-flash", "", "", "", GEMINI_USED),
    "ollama": ("llama3.2", "", "", "nomic-embed-text", OPENAI_USED),
}
FREE = {"openai_compatible", "ollama"}  # nobody knows what it costs; it is the user's own machine


@pytest.fixture(scope="module")
def aimock() -> Iterator[AIMock]:
    answers = [each for model, *_, used in DIALECTS.values() for each in played.fixtures(model, used)]
    with AIMock([*answers, *played.others()]) as server:
        yield server


def _wanted(kind: str, aimock: AIMock) -> Wanted:
    model, path, image_model, embedding_model, _ = DIALECTS[kind]
    return Wanted(
        "mock",
        kind=kind,
        base_url=aimock.url + path,
        key=f"key-{kind}",
        allow_private=True,
        model=model,
        image_model=image_model or None,
        embedding_model=embedding_model or None,
        options={"api_version": "2024-10-21"} if kind == "azure" else {},
    )


def _control(aimock: AIMock, path: str, given: dict[str, Any] | None = None) -> Any:
    data = json.dumps(given).encode() if given is not None else None
    asked = urllib.request.Request(f"{aimock.url}/__aimock/{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return json.load(answer)


def test_every_dialect_completes_with_a_fifth_of_its_requests_failing(aimock: AIMock, tmp_path: Path) -> None:
    sites = {kind: served_site(kind, _wanted(kind, aimock), tmp_path, TERMS) for kind in DIALECTS}
    _control(aimock, "chaos", dict.fromkeys(("dropRate", "malformedRate", "disconnectRate", "rateLimitRate"), 0.05))
    runs = run_all(list(sites.values()))
    for kind, site in sites.items():
        check_served(site, runs[site.pk])
        calls = AICall.objects.filter(site=site, provider="mock")
        assert Content.objects.get(site=site).provider == "mock"
        assert calls.filter(cost__gt=0).exists() == (kind not in FREE)
    calls = AICall.objects.filter(provider="mock")
    unknown = calls.exclude(outcome__in=["ok", "rate_limited", "unavailable"])
    assert not list(unknown.values_list("site__name", "purpose", "outcome", "error"))
    assert calls.filter(outcome="rate_limited").exists()
    assert calls.filter(outcome="unavailable").exists()
    assert calls.count() == len(_control(aimock, "journal"))
