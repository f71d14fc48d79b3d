"""The embedder that serves now, for texts that are added outside a run."""

from __future__ import annotations

from igny8.gateway.metered import MeteredAI
from igny8.knowledge.embedding import Embedder
from igny8.models import Site


def served_embedder(site: Site) -> Embedder:
    """What the gateway serves `embed` with for the site, metered. Nothing is loaded before its first call."""
    ai = MeteredAI(site)
    return Embedder(ai.vector_space(), ai.embed)
