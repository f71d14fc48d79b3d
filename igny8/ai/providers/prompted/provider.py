"""Serves the AI functions with any model: a prompt, a request, an answer that is read and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from pydantic import ValidationError

from igny8.ai.client import ModelClient
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.common import SiteContext
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.prompts.fence import plain
from igny8.ai.prompts.port import Prompts
from igny8.ai.provider import Usage, Vectors
from igny8.ai.providers.prompted.article.mend import mend_content
from igny8.ai.providers.prompted.article.write import generate_content
from igny8.ai.providers.prompted.clusters import auto_cluster
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.ideas import generate_ideas
from igny8.ai.providers.prompted.image_prompts import generate_image_prompts
from igny8.ai.providers.prompted.pictures import generate_images
from igny8.ai.providers.prompted.remembering import Memory

_NO_TEXT = "-"  # services refuse an empty text


class PromptedProvider:
    """A provider over a client. It neither waits nor repeats: the client's owner does.

    `memory` keeps the parts of an article until it is finished; None keeps nothing.
    """

    def __init__(self, client: ModelClient, prompts: Prompts, *, memory: Memory | None = None) -> None:
        self.name = client.name
        self._client = client
        self._prompts = prompts
        self._memory = memory

    def auto_cluster(self, given: AutoClusterInput, usage: Usage, problem: str = "") -> AutoClusterOutput:
        with _explained():
            return auto_cluster(self._desk(given.site, usage, problem), given)

    def generate_ideas(self, given: GenerateIdeasInput, usage: Usage, problem: str = "") -> GenerateIdeasOutput:
        with _explained():
            return generate_ideas(self._desk(given.site, usage, problem), given)

    def generate_content(self, given: GenerateContentInput, usage: Usage, problem: str = "") -> GenerateContentOutput:
        make = mend_content if given.repair and given.draft_html else generate_content
        with _explained():
            return make(self._desk(given.site, usage, problem, self._memory), given)

    def generate_image_prompts(
        self, given: GenerateImagePromptsInput, usage: Usage, problem: str = ""
    ) -> GenerateImagePromptsOutput:
        with _explained():
            return generate_image_prompts(self._desk(given.site, usage, problem), given)

    def generate_images(self, given: GenerateImagesInput, usage: Usage, problem: str = "") -> GenerateImagesOutput:
        with _explained():
            return generate_images(self._client, self._prompts, given, usage)

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        vectors = self._client.embed([plain(text).strip() or _NO_TEXT for text in texts], usage)
        if len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise InvalidOutput(f"{len(vectors)} vectors came for {len(texts)} texts, or some hold no numbers")
        return vectors

    def _desk(self, site: SiteContext, usage: Usage, problem: str, memory: Memory | None = None) -> Desk:
        return Desk(self._client, self._prompts, usage, site, problem=problem, memory=memory)


@contextmanager
def _explained() -> Iterator[None]:
    """What passed our own checks and still breaks a type is an answer of no use."""
    try:
        yield
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()[:5])
        raise InvalidOutput(faults) from error
