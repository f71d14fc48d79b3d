"""The AI functions as a stage sees them: served by a provider, asked again once if the answer is no use, metered."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from igny8.ai.errors import InvalidOutput, ProviderError
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Provider, Usage, Vectors
from igny8.gateway import serving
from igny8.lib.database import patiently
from igny8.models import AICall, RunStep

_Answer = TypeVar("_Answer")
_Call = Callable[[Provider, Usage, str], _Answer]


class MeteredAI:
    """Serves one step. Each call is stored as it ends, whatever came of it, also when the step is discarded later."""

    def __init__(self, step: RunStep) -> None:
        self._step = step

    def provider_of(self, function: str) -> str:
        return serving.name_of(function)

    def auto_cluster(self, given: AutoClusterInput) -> AutoClusterOutput:
        return self._ask("auto_cluster", lambda provider, usage, problem: provider.auto_cluster(given, usage, problem))

    def generate_ideas(self, given: GenerateIdeasInput) -> GenerateIdeasOutput:
        return self._ask(
            "generate_ideas", lambda provider, usage, problem: provider.generate_ideas(given, usage, problem)
        )

    def generate_content(self, given: GenerateContentInput) -> GenerateContentOutput:
        return self._ask(
            "generate_content", lambda provider, usage, problem: provider.generate_content(given, usage, problem)
        )

    def generate_image_prompts(self, given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
        return self._ask(
            "generate_image_prompts",
            lambda provider, usage, problem: provider.generate_image_prompts(given, usage, problem),
        )

    def generate_images(self, given: GenerateImagesInput) -> GenerateImagesOutput:
        return self._ask(
            "generate_images", lambda provider, usage, problem: provider.generate_images(given, usage, problem)
        )

    def embed(self, texts: list[str]) -> Vectors:
        return self._ask("embed", lambda provider, usage, problem: provider.embed(texts, usage))

    def _ask(self, function: str, call: _Call[_Answer]) -> _Answer:
        try:
            return self._once(function, call, "")
        except InvalidOutput as error:
            # The provider is told what was wrong; a second useless answer counts as an attempt of the step.
            return self._once(function, call, error.problem)

    def _once(self, function: str, call: _Call[_Answer], problem: str) -> _Answer:
        name = serving.name_of(function)
        usage = Usage()
        started = time.monotonic()
        outcome, told = "error", ""
        try:
            answer = call(serving.provider(name), usage, problem)
            outcome = "ok"
        except ProviderError as error:
            outcome, told = error.code, str(error)
            raise
        except Exception as error:
            told = repr(error)
            raise
        finally:
            self._store(function, name, usage, time.monotonic() - started, outcome, told)
        return answer

    def _store(self, function: str, provider: str, usage: Usage, seconds: float, outcome: str, error: str) -> None:
        call = AICall(
            site_id=self._step.site_id,
            run_id=self._step.run_id,
            step_id=self._step.pk,
            stage=self._step.number,
            function=function,
            provider=provider,
            model=usage.model,
            tokens_in=usage.tokens_in,
            tokens_out=usage.tokens_out,
            tokens_cached=usage.tokens_cached,
            cost=usage.cost,
            latency_ms=round(seconds * 1000),
            outcome=outcome,
            error=error[:2000],
        )
        patiently(lambda: call.save(force_insert=True))
