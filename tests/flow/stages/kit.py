"""A kit for one stage: AI functions answered by a provider or by what a test scripts, and a log to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from django.db import transaction

from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Usage, Vectors
from igny8.ai.providers.embedded.provider import EmbeddedProvider
from igny8.models import Site
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Outcome, StageAI, Tally

SETTINGS: Mapping[str, Any] = {"ideas_per_cluster": 3, "image_quality": "draft", "max_attempts": 3}


@dataclass
class ScriptedAI:
    """Answers with what a test wrote for a function; the embedded provider answers the others."""

    answers: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    asked: list[Any] = field(default_factory=list)
    provider: str = "offline"

    def auto_cluster(self, given: AutoClusterInput) -> AutoClusterOutput:
        return cast(AutoClusterOutput, self._answer("auto_cluster", given))

    def generate_ideas(self, given: GenerateIdeasInput) -> GenerateIdeasOutput:
        return cast(GenerateIdeasOutput, self._answer("generate_ideas", given))

    def generate_content(self, given: GenerateContentInput) -> GenerateContentOutput:
        return cast(GenerateContentOutput, self._answer("generate_content", given))

    def generate_image_prompts(self, given: GenerateImagePromptsInput) -> GenerateImagePromptsOutput:
        return cast(GenerateImagePromptsOutput, self._answer("generate_image_prompts", given))

    def generate_images(self, given: GenerateImagesInput) -> GenerateImagesOutput:
        return cast(GenerateImagesOutput, self._answer("generate_images", given))

    def embed(self, texts: list[str]) -> Vectors:
        return cast(Vectors, self._answer("embed", texts))

    def vector_space(self) -> str:
        return self.provider

    def provider_of(self, function: str) -> str:
        return self.provider

    def _answer(self, function: str, given: Any) -> Any:
        if function != "embed":
            self.asked.append(given)
        if function in self.answers:
            return self.answers[function](given)
        return getattr(EmbeddedProvider(), function)(given, Usage())


@dataclass
class StageKit:
    """What a stage is handed."""

    site: Site
    ai: StageAI = field(default_factory=ScriptedAI)
    settings: Mapping[str, Any] = field(default_factory=lambda: dict(SETTINGS))
    lines: list[tuple[str, str]] = field(default_factory=list)

    def log(self, level: Literal["debug", "info", "warning", "error"], message: str, **data: Any) -> None:
        self.lines.append((level, message))


@dataclass
class Drained:
    """What a stage did with all that waited."""

    counts: dict[str, int]
    charged: int
    refused: dict[int, str]


class _Torn(Exception):
    """What ends a settlement that is to be done again."""


def settle_twice(outcome: Outcome, kit: StageKit) -> Tally:
    """Save as the engine does when the database gave way at the first try: the log goes back too."""
    lines = list(kit.lines)
    with suppress(_Torn), transaction.atomic():
        outcome.save()
        raise _Torn
    kit.lines = lines
    with transaction.atomic():
        return outcome.save()


def drain(number: int, kit: StageKit, batch_size: int = 20) -> Drained:
    """Work everything at the stage's door, as the engine does: plan, work, save in one transaction."""
    stage = get_stage(number)
    drained = Drained(dict.fromkeys(stage.result_keys, 0), 0, {})
    ids = list(stage.waiting(kit.site).values_list("pk", flat=True))
    for batch in stage.plan(ids, kit, batch_size):
        outcome = stage.work(batch, kit)
        tally = settle_twice(outcome, kit)
        for key, count in tally.counts.items():
            drained.counts[key] += count
        charged = stage.due(drained.counts, drained.charged, tally)
        drained.charged += charged
        if "credits_used" in drained.counts:
            drained.counts["credits_used"] += charged
        drained.refused.update(outcome.refused)
    return drained
