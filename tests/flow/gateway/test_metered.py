"""Each call of an AI function is stored, whatever came of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from igny8.ai.errors import InvalidOutput, RateLimited
from igny8.ai.functions.common import Intent, SiteContext
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.provider import Usage, Vectors
from igny8.gateway import serving
from igny8.gateway.metered import MeteredAI
from igny8.models import AICall, AutomationRun, RunStage, RunStep
from tests.flow.engine.rows import make_site

pytestmark = pytest.mark.django_db

GIVEN = GenerateIdeasInput(
    site=SiteContext(name="Socks", domain="socks.example"),
    cluster_name="socks",
    intent=Intent.INFORMATIONAL,
    pillar="socks",
    keywords=[],
    count=1,
)


class Scripted:
    """A provider that answers as it is told, and remembers what was wrong before."""

    name = "scripted"

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.problems: list[str] = []

    def generate_ideas(self, given: GenerateIdeasInput, usage: Usage, problem: str = "") -> GenerateIdeasOutput:
        self.problems.append(problem)
        usage.model, usage.tokens_in, usage.tokens_out, usage.cost = "m-1", 100, 20, Decimal("0.00042")
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return GenerateIdeasOutput(ideas=answer)

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        raise RateLimited(retry_after_seconds=3)


Serve = Callable[..., Scripted]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    def one(*answers: Any) -> Scripted:
        provider = Scripted(*answers)
        monkeypatch.setattr(serving, "provider", lambda name: provider)
        return provider

    return one


def _step() -> RunStep:
    site = make_site()
    run = AutomationRun.objects.create(site=site)
    stage = RunStage.objects.create(run=run, number=2)
    return RunStep.objects.create(run=run, stage=stage, site=site, number=2)


def test_a_good_answer_is_metered(serve: Serve) -> None:
    serve([])
    step = _step()
    assert MeteredAI(step).generate_ideas(GIVEN) == GenerateIdeasOutput(ideas=[])
    call = AICall.objects.get()
    assert (call.function, call.provider, call.model, call.outcome) == ("generate_ideas", "offline", "m-1", "ok")
    assert (call.tokens_in, call.tokens_out, call.cost) == (100, 20, Decimal("0.00042"))
    assert (call.site_id, call.run_id, call.step_id, call.stage) == (step.site_id, step.run_id, step.pk, 2)


def test_a_useless_answer_is_asked_again_once_with_what_was_wrong(serve: Serve) -> None:
    provider = serve(InvalidOutput("ideas: field required"), [])
    MeteredAI(_step()).generate_ideas(GIVEN)
    assert provider.problems == ["", "ideas: field required"]
    assert list(AICall.objects.order_by("created_at").values_list("outcome", flat=True)) == ["invalid_output", "ok"]


def test_a_second_useless_answer_is_an_error(serve: Serve) -> None:
    provider = serve(InvalidOutput("one"), InvalidOutput("two"), [])
    with pytest.raises(InvalidOutput, match="two"):
        MeteredAI(_step()).generate_ideas(GIVEN)
    assert len(provider.problems) == 2
    assert AICall.objects.filter(outcome="invalid_output", cost__gt=0).count() == 2


def test_an_error_is_metered_with_what_it_used(serve: Serve) -> None:
    serve(RateLimited("Slow down."))
    with pytest.raises(RateLimited):
        MeteredAI(_step()).generate_ideas(GIVEN)
    call = AICall.objects.get()
    assert (call.outcome, call.error, call.tokens_in) == ("rate_limited", "Slow down.", 100)


def test_a_defect_of_a_provider_is_metered_too(serve: Serve) -> None:
    serve(ZeroDivisionError("nought"))
    with pytest.raises(ZeroDivisionError):
        MeteredAI(_step()).generate_ideas(GIVEN)
    assert AICall.objects.get().outcome == "error"


def test_embeddings_are_metered(serve: Serve) -> None:
    serve()
    with pytest.raises(RateLimited):
        MeteredAI(_step()).embed(["socks"])
    assert AICall.objects.get().function == "embed"


def test_the_call_is_kept_when_its_step_is_thrown_away(serve: Serve) -> None:
    serve([])
    step = _step()
    MeteredAI(step).generate_ideas(GIVEN)
    with transaction.atomic():
        RunStep.objects.filter(pk=step.pk).delete()
    assert AICall.objects.get().step_id is None


def test_providers_are_made_once_and_named_by_the_settings() -> None:
    name = serving.name_of("auto_cluster")
    assert name == "offline"
    assert serving.provider(name) is serving.provider(name)
    assert serving.provider(name).name == "offline"
