"""A provider that answers fast and fails by plan: the same seed and request fail in the same way.

A request fails at its first call or its first two, never more, so that no run gives up on it; except those that
hold `POISON`, which always do. Every call is written into the journal before it is answered.
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, TypeVar

import numpy as np
from django.conf import settings
from PIL import Image

from igny8.ai.errors import InvalidOutput, ProviderError, RateLimited, TimedOut, Unavailable
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput, NamedGroup
from igny8.ai.functions.common import ContentStructure, ContentType
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput, Idea
from igny8.ai.functions.generate_image_prompts import (
    GenerateImagePromptsInput,
    GenerateImagePromptsOutput,
    ImageKind,
    ImagePrompt,
)
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Usage, Vectors
from tests.chaos.journal import OK, Journal

POISON: Final = "poison"
_SEED = os.environ.get("CHAOS_SEED", "0")
_LATENCY_SECONDS = float(os.environ.get("CHAOS_LATENCY_SECONDS", "0.02"))
_FAULTY = float(os.environ.get("CHAOS_FAULTY", "0.15"))  # share of the requests whose first call fails
_FAULTS: Final[dict[str, Callable[[], ProviderError]]] = {
    "rate_limited": lambda: RateLimited(retry_after_seconds=0.3),
    "unavailable": lambda: Unavailable("500 Internal Server Error"),
    "timeout": lambda: TimedOut("no whole answer in time"),
    "invalid_output": lambda: InvalidOutput("not JSON"),
}
_Answer = TypeVar("_Answer")


class FaultyProvider:
    name = "chaos"

    def __init__(self) -> None:
        self._journal = Journal(Path(settings.IGNY8_HOME))
        self._never = threading.Event()

    def auto_cluster(self, given: AutoClusterInput, usage: Usage, problem: str = "") -> AutoClusterOutput:
        ids = sorted(keyword.id for group in given.groups for keyword in group.keywords)
        terms = " ".join(keyword.term for group in given.groups for keyword in group.keywords)
        self._meet(f"auto_cluster:{given.site.domain}:{ids}", usage, is_poison=POISON in terms)
        named = [
            NamedGroup(
                key=group.key,
                name=group.cluster_name or group.pillar,
                intent=group.intent,
                keyword_ids=[keyword.id for keyword in group.keywords],
            )
            for group in given.groups
        ]
        return AutoClusterOutput(groups=named)

    def generate_ideas(self, given: GenerateIdeasInput, usage: Usage, problem: str = "") -> GenerateIdeasOutput:
        self._meet(f"generate_ideas:{given.site.domain}:{given.cluster_name}", usage)
        return GenerateIdeasOutput(ideas=[_idea(given, number) for number in range(given.count)])

    def generate_content(self, given: GenerateContentInput, usage: Usage, problem: str = "") -> GenerateContentOutput:
        part = "repair" if given.repair else "generate_content"  # another request: the article as it was goes with it
        self._meet(f"{part}:{given.site.domain}:{given.title}", usage, is_poison=POISON in given.title)
        count = Random(given.title).randint(100, 1_400)
        text = " ".join(["word"] * count)
        return GenerateContentOutput(
            title=given.title,
            body_html=f"<h2>First</h2><p>{text}</p><h2>Second</h2><p>End.</p>",
            meta_title=given.title,
            meta_description="About it.",
        )

    def generate_image_prompts(
        self, given: GenerateImagePromptsInput, usage: Usage, problem: str = ""
    ) -> GenerateImagePromptsOutput:
        self._meet(f"generate_image_prompts:{given.site.domain}:{given.title}", usage)
        places = [(ImageKind.FEATURED, ""), *((ImageKind.IN_ARTICLE, each.heading) for each in given.sections[:1])]
        images = [
            ImagePrompt(kind=kind, prompt=f"{given.title} / {heading}", alt_text="A picture", heading=heading)
            for kind, heading in places
        ]
        return GenerateImagePromptsOutput(images=images)

    def generate_images(self, given: GenerateImagesInput, usage: Usage, problem: str = "") -> GenerateImagesOutput:
        self._meet(f"generate_images:{given.site.domain}:{given.prompt}", usage)
        colour = Random(given.prompt).randbytes(3)
        file = io.BytesIO()
        Image.new("RGB", (given.width, given.height), tuple(colour)).save(file, "WEBP")
        return GenerateImagesOutput(data=file.getvalue(), mime_type="image/webp")

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        """Texts lie together that begin with the same word."""
        usage.model = "chaos-1"
        rows = [_direction(text.split()[0]) + 0.4 * _direction(text) for text in texts]
        vectors: Vectors = np.array(rows, np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _meet(self, request: str, usage: Usage, *, is_poison: bool = False) -> None:
        """Take a while, and fail if it is this call's fate."""
        usage.model, usage.tokens_in = "chaos-1", 10
        earlier = [fate for fate in self._journal.calls(request) if fate != OK]
        fate = "invalid_output" if is_poison else _fate(request, len(earlier))
        self._journal.note(request, fate)
        self._never.wait(_LATENCY_SECONDS * Random(request).uniform(0.5, 1.5))
        if fate != OK:
            raise _FAULTS[fate]()
        usage.tokens_out = 100


def _fate(request: str, failures: int) -> str:
    chance = Random(f"{_SEED} {request}")
    fails = 0 if chance.random() >= _FAULTY else chance.choice([1, 1, 2])
    faults = [chance.choice(sorted(_FAULTS)) for _ in range(fails)]
    return faults[failures] if failures < fails else OK


def _direction(text: str) -> Vectors:
    return np.random.default_rng(list(text.encode())).standard_normal(384).astype(np.float32)


def _idea(given: GenerateIdeasInput, number: int) -> Idea:
    first = given.pillar.split()[0]
    is_poison = first == "bitter" and number == 0
    return Idea(
        title=f"{first}{number} {'poison ' if is_poison else ''}in the {given.cluster_name} matter, part {number}",
        description="What it is about.",
        content_type=ContentType.POST,
        content_structure=ContentStructure.EXPLAINER,
        target_keywords=[given.keywords[0].term],
    )
