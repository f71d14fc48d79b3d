"""What an article is compared by: a vector of its meaning and a sketch of its wording, each made once and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from igny8.ai.errors import ProviderError
from igny8.ai.provider import Vectors
from igny8.quality.article import Article

SEQUENCE: Final = 5  # words
SKETCH: Final = 64  # numbers
MOST_SEQUENCES: Final = 20_000
PIECE: Final = 150  # words that are embedded together; the packaged model reads some 200
MOST_PIECES: Final = 6  # spread over the article

_PRIME: Final = np.uint64(4_294_967_311)
_random = np.random.default_rng(8)  # the same numbers for ever: sketches are compared across versions
_FACTORS: Final[NDArray[np.uint64]] = _random.integers(1, 2**32 - 1, SKETCH, dtype=np.uint64)
_SHIFTS: Final[NDArray[np.uint64]] = _random.integers(0, 2**32 - 1, SKETCH, dtype=np.uint64)


class Embeds(Protocol):
    """What turns texts into vectors; `igny8.knowledge.embedding.Embedder` is one."""

    @property
    def model(self) -> str:
        """Its name: vectors of two models are never compared."""
        ...

    @property
    def embed(self) -> Callable[[list[str]], Vectors]:
        """Gives one row of unit length for each text, in order."""
        ...

    def reads(self, text: str) -> bool:
        """Whether its vectors mean something for this text."""
        ...


@dataclass(frozen=True)
class Print:
    """As it is stored."""

    model: str  # what made the vector; empty without one
    vector: bytes  # float16, unit length; empty where nothing here reads the text
    sketch: bytes  # the smallest hashes of its word sequences, uint32


def print_of(article: Article, embedder: Embeds) -> Print:
    """Embeds, so call it outside any transaction. A provider that can't embed now costs the vector alone."""
    vector = b""
    pieces = _pieces(article)
    if pieces and embedder.reads(article.text):
        try:
            mean = embedder.embed(pieces).mean(axis=0)
        except ProviderError:
            pass  # the article is written and paid for: it is compared by its wording then
        else:
            length = float(np.linalg.norm(mean))
            vector = (mean / length).astype(np.float16).tobytes() if length else b""
    return Print(embedder.model if vector else "", vector, _sketch(article))


def _pieces(article: Article) -> list[str]:
    """The article in pieces of some 150 words, at most six, spread over it evenly."""
    pieces: list[str] = []
    held: list[str] = [article.title]
    count = 0
    for sentence in article.sentences:
        held.append(sentence.text)
        count += len(sentence.words)
        if count >= PIECE:
            pieces.append(" ".join(held))
            held, count = [], 0
    if count:
        pieces.append(" ".join(held))
    if len(pieces) <= MOST_PIECES:
        return pieces
    return [pieces[round(at * (len(pieces) - 1) / (MOST_PIECES - 1))] for at in range(MOST_PIECES)]


def _sketch(article: Article) -> bytes:
    said = [word for sentence in article.sentences for word in sentence.words]
    ends = range(min(len(said) - SEQUENCE + 1, MOST_SEQUENCES))
    hashes = np.array([crc32(" ".join(said[at : at + SEQUENCE]).encode()) for at in ends], np.uint64)
    if not len(hashes):
        return b""
    pairs = zip(_FACTORS, _SHIFTS, strict=True)
    smallest = [((hashes * factor + shift) % _PRIME).min() for factor, shift in pairs]
    return np.array(smallest, np.uint64).astype(np.uint32).tobytes()
