"""Embeds a site's passages anew where another model made their vectors: two models' vectors are never compared."""

from __future__ import annotations

from threading import Lock
from typing import Final

from django.db import transaction

from igny8.knowledge.embedding import Embedder, packed
from igny8.lib.database import patiently
from igny8.models import Passage, Site

_AT_ONCE: Final = 100
_renewing = Lock()  # threads of this process don't embed the same passages side by side


def embed_anew(site: Site, embedder: Embedder) -> int:
    """Give every passage a vector of this embedder; how many got one. Without a model on this machine, none.

    Embeds outside any transaction; what was embedded before an error is kept. Raises what `embed` raises.
    """
    others = Passage.objects.filter(site=site).exclude(model=embedder.model).order_by("id")
    if not others.exists():
        return 0
    renewed = 0
    with _renewing:
        while some := list(others.only("heading", "text")[:_AT_ONCE]):
            vectors = packed([f"{each.heading}\n{each.text}".strip() for each in some], embedder)
            if not all(vectors):
                break
            for passage, vector in zip(some, vectors, strict=True):
                passage.model, passage.vector = embedder.model, vector
            patiently(lambda: _keep(some))
            renewed += len(some)
    return renewed


def _keep(passages: list[Passage]) -> None:
    with transaction.atomic():
        Passage.objects.bulk_update(passages, ["model", "vector"])
