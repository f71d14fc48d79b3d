"""What turns passages and questions into vectors, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.lib.text import is_mostly_latin


@dataclass(frozen=True)
class Embedder:
    """`model` names what embeds: it is kept with each vector, and vectors of two models are never compared."""

    model: str
    embed: Callable[[list[str]], Vectors]

    def reads(self, text: str) -> bool:
        """Whether its vectors mean something for this text: the offline model knows Latin script alone."""
        return self.model != "offline" or is_mostly_latin(text)


def packed(texts: list[str], embedder: Embedder) -> list[bytes]:
    """A stored vector for each text: float16, unit length; empty where there is no model on this machine."""
    try:
        vectors = embedder.embed(texts)
    except NoEmbeddings:
        return [b""] * len(texts)
    return [vector.astype(np.float16).tobytes() for vector in vectors]
