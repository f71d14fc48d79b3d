"""The provider port: what every maker of text, vectors and images offers. Providers know no table."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from igny8.ai.functions.auto_cluster import AutoClusterInput, AutoClusterOutput
from igny8.ai.functions.generate_content import GenerateContentInput, GenerateContentOutput
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput
from igny8.ai.functions.generate_image_prompts import GenerateImagePromptsInput, GenerateImagePromptsOutput
from igny8.ai.functions.generate_images import GenerateImagesInput, GenerateImagesOutput

Vectors = NDArray[np.float32]


@dataclass
class Usage:
    """What one call used. A provider adds to it while it works, so that a failed call is metered too."""

    model: str = ""  # the model that answered
    tokens_in: int = 0
    tokens_out: int = 0
    tokens_cached: int = 0
    cost: Decimal = field(default_factory=Decimal)  # US dollars


class Provider(Protocol):
    """Serves the AI functions. Each raises only `igny8.ai.errors.ProviderError`.

    `problem` is empty on the first try; on the next it says what was wrong with the last answer.
    """

    name: str

    def auto_cluster(self, given: AutoClusterInput, usage: Usage, problem: str = "") -> AutoClusterOutput: ...

    def generate_ideas(self, given: GenerateIdeasInput, usage: Usage, problem: str = "") -> GenerateIdeasOutput: ...

    def generate_content(
        self, given: GenerateContentInput, usage: Usage, problem: str = ""
    ) -> GenerateContentOutput: ...

    def generate_image_prompts(
        self, given: GenerateImagePromptsInput, usage: Usage, problem: str = ""
    ) -> GenerateImagePromptsOutput: ...

    def generate_images(self, given: GenerateImagesInput, usage: Usage, problem: str = "") -> GenerateImagesOutput: ...

    def embed(self, texts: list[str], usage: Usage) -> Vectors:
        """One row of unit length for each text, in order."""
        ...
