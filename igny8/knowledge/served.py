"""The embedder that serves now, for texts that are added outside a run."""

from __future__ import annotations

from igny8.ai.errors import NoEmbeddings, ProviderError
from igny8.ai.provider import Vectors
from igny8.gateway.metered import MeteredAI
from igny8.gateway.spending import CapReached
from igny8.knowledge.embedding import Embedder
from igny8.models import Site


def served_embedder(site: Site) -> Embedder:
    """What the gateway serves `embed` with for the site, metered. Nothing is loaded before its first call.

    A provider that can't embed now keeps nobody from adding a text: words serve in the meantime, and its passages
    are embedded when they are next looked for.
    """
    ai = MeteredAI(site)

    def embed(texts: list[str]) -> Vectors:
        try:
            return ai.embed(texts)
        except (ProviderError, CapReached) as error:
            raise NoEmbeddings(str(error)) from error

    return Embedder(_space(ai), embed)


def _space(ai: MeteredAI) -> str:
    try:
        return ai.vector_space()
    except ProviderError:
        return "none"  # who was chosen is no more: `embed` says so too
