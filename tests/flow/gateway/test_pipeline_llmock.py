"""The whole river written by a real client against another's mock service, with a fifth of its calls failing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.db.models import Sum
from llmock.pytest_plugin import LLMock
from pytest_django.fixtures import Settings

from igny8.automation.start import start_run
from igny8.gateway import limiter as limiting
from igny8.gateway import policy
from igny8.gateway.choices import Chooser
from igny8.gateway.costs import cost_of_run
from igny8.gateway.placing import Place, place
from igny8.gateway.setting_up import Wanted
from igny8.models import AICall, RunStep, Site, Task
from igny8.planning.importing import import_keywords
from tests.flow.engine.rows import make_site
from tests.flow.engine.turns import fresh, work_all
from tests.flow.test_pipeline import check_end_to_end

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TERMS = ("espresso machine", "best espresso machine", "milk frother", "how to use a milk frother")
MODELS = {
    "openai": ("openai", "gpt-4o-mini", "gpt-image-1", "text-embedding-3-small"),
    "openai_compatible": ("openai", "some/model", "some/painter", "some/embedder"),
    "gemini": ("gemini", "gemini-2.5-flash", "", ""),  # it draws and embeds only as OpenAI does
}


@pytest.fixture(autouse=True)
def around(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(policy, "BACKOFF_SECONDS", 0.01)
    monkeypatch.setattr(limiting, "PAUSE_SECONDS", 0.01)


def _site(kind: str, llmock: LLMock, tmp_path: Path) -> Site:
    site = make_site("grind", ideas_per_cluster=1)
    file = tmp_path / "keywords.csv"
    file.write_text("\n".join(["Keyword,Volume", *(f"{term},100" for term in TERMS)]), encoding="utf-8")
    import_keywords(site=site, path=file)
    speaks, model, image_model, embedding_model = MODELS[kind]
    wanted = Wanted(
        "mock",
        kind=kind,
        base_url=llmock.base_url(speaks),
        key="llmock-test-key",
        allow_private=True,
        model=model,
        image_model=image_model or None,
        embedding_model=embedding_model or None,
    )
    place(Chooser(site.account), wanted, Place())
    return site


def _fail(llmock: LLMock, rates: dict[int, float]) -> None:
    llmock._server.app.state.chaos_settings.error_rates = rates


@pytest.mark.parametrize("kind", MODELS)
def test_a_run_completes_with_a_fifth_of_its_calls_failing(kind: str, llmock: LLMock, tmp_path: Path) -> None:
    site = _site(kind, llmock, tmp_path)
    _fail(llmock, {429: 0.08, 500: 0.06, 503: 0.06})
    run = start_run(site=site)
    until = time.monotonic() + 120
    while fresh(run).status == "running" and time.monotonic() < until:
        work_all()
        RunStep.objects.filter(run=run, status="waiting").update(not_before=None)
    check_end_to_end(site, run)
    calls = AICall.objects.filter(site=site)
    asked = calls.filter(provider="mock")
    assert not Task.objects.exclude(status="completed").exists()  # none is lost
    assert asked.exclude(outcome="ok").exists()
    assert asked.count() == len(llmock.requests)
    assert cost_of_run(run) == calls.aggregate(sum=Sum("cost"))["sum"]
    assert cost_of_run(run) > 0 or kind == "openai_compatible"  # nobody knows what its models cost
    llmock.assert_resilient()
