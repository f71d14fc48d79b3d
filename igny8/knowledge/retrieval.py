"""Finds the passages of a site that speak of a subject."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from math import log
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from igny8.ai.errors import NoEmbeddings
from igny8.ai.functions.generate_content import KnowledgePassage
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.renewing import embed_anew
from igny8.lib.text import normalise_term, words
from igny8.models import Passage, PassageSource, Site

# Cosine with MiniLM, or the weighted share of the question's words. A title and a passage that answers it lie at .52 to
# .69; a passage on another article of the same trade below .47.
LEAST_SIMILARITY: Final = 0.5
_SHELVES_HELD: Final = 16

Signature = tuple[str, tuple[tuple[int, str], ...]]


@dataclass(frozen=True)
class Found:
    """A passage, and how near it is."""

    passage: Passage
    similarity: float  # 0 to 1

    def as_input(self) -> KnowledgePassage:
        """The passage as a provider gets it."""
        passage = self.passage
        return KnowledgePassage(
            id=passage.pk,
            source=passage.source.title,
            url=passage.source.url,
            heading=passage.heading,
            text=passage.text,
            similarity=self.similarity,
        )


@dataclass(frozen=True)
class _Shelf:
    """A site's vectors in memory, one row each: 768 bytes a passage."""

    signature: Signature
    ids: NDArray[np.int64]
    vectors: NDArray[np.float16]
    bags: dict[int, frozenset[str]]  # words of the passages that have no vector of this model


_shelves: OrderedDict[tuple[int, str], _Shelf] = OrderedDict()
_lock = Lock()


def retrieve(
    site: Site, query: str, embedder: Embedder, *, most: int = 6, least: float = LEAST_SIMILARITY
) -> list[Found]:
    """At most `most` passages with a similarity of at least `least`, the nearest first.

    By meaning where there are vectors that read the question, by words elsewhere. Embeds, so call it outside any
    transaction.
    """
    shelf = _shelf(site, embedder, by_words=not embedder.reads(query))
    nearness: dict[int, float] = _by_words(query, shelf.bags, site.language)
    if len(shelf.ids):
        try:
            vector = embedder.embed([query])[0]
        except NoEmbeddings:
            shelf = _shelf(site, embedder, by_words=True)
            nearness = _by_words(query, shelf.bags, site.language)
        else:
            similarity = shelf.vectors.astype(np.float32) @ vector
            nearness.update(zip(shelf.ids.tolist(), similarity.tolist(), strict=True))
    chosen = sorted(((near, -pk) for pk, near in nearness.items() if near >= least), reverse=True)[:most]
    passages = Passage.objects.select_related("source").in_bulk([-pk for _, pk in chosen])
    return [Found(passages[-pk], min(near, 1.0)) for near, pk in chosen if -pk in passages]


def _shelf(site: Site, embedder: Embedder, *, by_words: bool) -> _Shelf:
    """The site's passages in memory, read again when a source came or went."""
    sources = PassageSource.objects.filter(site=site).order_by("id").values_list("id", "sha256")
    signature: Signature = ("" if by_words else embedder.model, tuple(sources))
    key = (site.pk, signature[0])
    with _lock:
        held = _shelves.get(key)
    if held is not None and held.signature == signature:
        return held
    if not by_words:
        embed_anew(site, embedder)
    shelf = _read(site, signature)
    with _lock:
        _shelves[key] = shelf
        _shelves.move_to_end(key)
        while len(_shelves) > _SHELVES_HELD:
            _shelves.popitem(last=False)
    return shelf


def _read(site: Site, signature: Signature) -> _Shelf:
    model = signature[0]
    mine = Passage.objects.filter(site=site).order_by("id")
    rows = list(mine.filter(model=model).exclude(vector=b"").values_list("id", "vector")) if model else []
    others = mine.exclude(model=model) if model else mine
    bags = {
        pk: _bag(f"{heading} {text}", site.language)
        for pk, heading, text in others.values_list("id", "heading", "text")
    }
    return _Shelf(
        signature,
        np.array([pk for pk, _ in rows], np.int64),
        np.array([np.frombuffer(bytes(vector), np.float16) for _, vector in rows]),
        bags,
    )


def _bag(text: str, language: str) -> frozenset[str]:
    return frozenset(words(normalise_term(text), language))


def _by_words(query: str, bags: dict[int, frozenset[str]], language: str) -> dict[int, float]:
    """The share of the question's words that a passage holds, a word that many passages hold counting less."""
    asked = _bag(query, language)
    weights = {word: log(1 + len(bags) / (0.5 + sum(word in bag for bag in bags.values()))) for word in asked}
    total = sum(weights.values())
    if not total:
        return {}
    return {pk: sum(weights[word] for word in asked & bag) / total for pk, bag in bags.items()}
