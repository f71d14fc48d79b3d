"""The whole river against another's mock service, in each dialect that it speaks, with a fifth of its requests failing.

It speaks OpenAI's, which Azure's newer interface and Ollama share, and Gemini's. It speaks Anthropic's, too, but there
it answers in prose whatever schema is wanted, so no run can come to an end: aimock plays that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from llmock.journal import RequestRecord
from llmock.pytest_plugin import LLMock
from llmock.verdict import judge

from igny8.gateway.setting_up import Wanted
from igny8.models import AICall, AutomationRun
from tests.flow.gateway.served import check_served, run_all, served_site

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("impatient")]

TERMS = ("espresso machine", "best espresso machine", "milk frother", "how to use a milk frother")
MODELS = {  # what it calls the dialect, then the models of text, pictures and vectors
    "openai": ("openai", "gpt-4o-mini", "gpt-image-1", "text-embedding-3-small"),
    "openai_compatible": ("openai", "some/model", "some/painter", "some/embedder"),
    "azure": ("openai", "gpt-4.1-mini", "gpt-image-1", "text-embedding-3-small"),
    "gemini": ("gemini", "gemini-2.5-flash", "", ""),  # it draws and embeds only as OpenAI does
    "ollama": ("openai", "llama3.2", "", "nomic-embed-text"),
}
FREE = {"openai_compatible", "ollama"}  # nobody knows what its models cost; it runs on the user's own machine


def _wanted(kind: str, llmock: LLMock) -> Wanted:
    speaks, model, image_model, embedding_model = MODELS[kind]
    return Wanted(
        "mock",
        kind=kind,
        base_url=llmock.base_url(speaks),
        key=f"llmock-key-of-{kind}",
        allow_private=True,
        model=model,
        image_model=image_model or None,
        embedding_model=embedding_model or None,
    )


def test_every_dialect_completes_with_a_fifth_of_its_requests_failing(llmock: LLMock, tmp_path: Path) -> None:
    sites = {kind: served_site(kind, _wanted(kind, llmock), tmp_path, TERMS) for kind in MODELS}
    llmock._server.app.state.chaos_settings.error_rates = {429: 0.08, 500: 0.06, 503: 0.06}
    # One after another: the mock takes the same words from two sites for one request and its repetition.
    runs: dict[int, AutomationRun] = {}
    for site in sites.values():
        runs |= run_all([site])
    for kind, site in sites.items():
        check_served(site, runs[site.pk])
        calls = AICall.objects.filter(site=site, provider="mock")
        assert calls.filter(cost__gt=0).exists() == (kind not in FREE)
    calls = AICall.objects.filter(provider="mock")
    assert calls.count() == len(llmock.requests)
    assert {"ok", "rate_limited", "unavailable"} <= set(calls.values_list("outcome", flat=True))
    judge(_told_apart(llmock.requests)).assert_ok()


def _told_apart(requests: Sequence[RequestRecord]) -> list[RequestRecord]:
    """The requests whose words no two calls share: the mock takes the same words for one call and its repetition.

    Its articles have parts of the same words, mended side by side, so what was answered twice was asked twice.
    """
    answered = Counter(request.fingerprint for request in requests if request.status < 400)
    judged = [request for request in requests if answered[request.fingerprint] < 2]
    assert len(judged) > len(requests) * 2 // 3
    return judged
