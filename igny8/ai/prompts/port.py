"""The prompts port: who asks a model gets the text of a part from here, with the version that it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Prompt:
    """The text of one part. `version` is stored with each call: "shipped:<hash>", "account:3" or "site:3"."""

    text: str
    version: str


class Prompts(Protocol):
    """The prompts that are in force for one site."""

    def prompt(self, part: str) -> Prompt:
        """The text for a part of `igny8.ai.prompts.parts`. Raises KeyError for a part that there isn't."""
        ...
