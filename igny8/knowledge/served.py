"""The embedder that serves now, for texts that are added outside a run."""

from __future__ import annotations

from igny8.ai.provider import Usage
from igny8.gateway import serving
from igny8.knowledge.embedding import Embedder


def served_embedder() -> Embedder:
    """What the gateway serves `embed` with. Nothing is loaded before its first call."""
    name = serving.name_of("embed")
    return Embedder(name, lambda texts: serving.provider(name).embed(texts, Usage()))
