"""The provider that needs no key and no network: it composes text, embeds by a small model and draws by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from igny8.ai.errors import Refused
from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput
from igny8.ai.provider import Usage, Vectors

MODEL = "composer-1"  # raised whenever the same input would give another text
ARTWORK = "artwork-1"


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise Refused(f"The offline composer has no valid answer to this: {faults}.") from error


class EmbeddedProvider:
    """Serves all functions in this process. Deterministic: `problem` changes nothing.

    An input for which no answer fits the schema is `Refused`, since asking again would not help.
    """

    name = "offline"

    def auto_cluster(self, given: AutoClusterInput, usage: Usage, problem: str = "") -> AutoClusterOutput:
        """Names the groups."""
        from igny8.ai.providers.embedded.naming import auto_cluster

        usage.model = MODEL
        with _refusing():
            return auto_cluster(given)

    def generate_ideas(self, given: GenerateIdeasInput, usage: Usage, problem: str = "") -> GenerateIdeasOutput:
        """Titles from the cluster's own keywords."""
        from igny8.ai.providers.embedded.ideas import generate_ideas

        usage.model = MODEL
        with _refusing():
            return generate_ideas(given)

    def generate_content(self, given: GenerateContentInput, usage: Usage, problem: str = "") -> GenerateContentOutput:
        """A brief for a person to fill."""
        from igny8.ai.providers.embedded.writer import generate_content

        usage.model = MODEL
        with _refusing():
            return generate_content(given)

    def generate_image_prompts(
        self, given: GenerateImagePromptsInput, usage: Usage, problem: str = ""
    ) -> GenerateImagePromptsOutput:
        """What the pictures show."""
        from igny8.ai.providers.embedded.image_prompts import generate_image_prompts

        usage.model = MODEL
        with _refusing():
            return generate_image_prompts(given)

    def generate_images(self, given: GenerateImagesInput, usage: Usage, problem: str = "") -> GenerateImagesOutput:
        """A picture as WebP."""
        from igny8.ai.providers.embedded.artwork.draw import draw

        usage.model = ARTWORK
        return draw(given)

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        """One row of unit length for each text. Raises `NoEmbeddings` where the model can't be loaded."""
        from igny8.ai.providers.embedded.embeddings import MODEL as EMBEDDING_MODEL
        from igny8.ai.providers.embedded.embeddings import embed

        usage.model = EMBEDDING_MODEL
        return embed(texts)
