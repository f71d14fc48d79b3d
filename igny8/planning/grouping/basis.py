"""What a set of keywords is measured by: its mean meaning and how rare its words are. Frozen for later keywords."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from igny8.planning.grouping.lexical import Counts, Vectors, document_counts, lexical_vectors, unit

_SHRINKAGE = 10  # a mean of n vectors is subtracted by n / (n + 10) of its length


class Placeable(Protocol):
    """Terms and their embeddings, row by row."""

    @property
    def terms(self) -> Sequence[str]: ...
    @property
    def embeddings(self) -> Vectors | None: ...


@dataclass(frozen=True)
class Basis:
    """Mean and document counts of `size` terms. Vectors of two bases are not comparable."""

    size: int
    mean: Vectors  # of the embeddings; length 0 where there were none
    counts: Counts

    @classmethod
    def of(cls, terms: Sequence[str], embeddings: Vectors | None) -> Self:
        """The basis of a set. Any order of the terms gives the same one, up to rounding."""
        if embeddings is None or not len(terms):
            mean = np.zeros(0 if embeddings is None else embeddings.shape[1], np.float32)
        else:
            mean = embeddings.mean(axis=0, dtype=np.float64).astype(np.float32)
        return cls(len(terms), mean, document_counts(terms))

    @classmethod
    def of_parts(cls, parts: Sequence[Placeable]) -> Self:
        """The basis of several lists of terms together."""
        terms = [term for part in parts for term in part.terms]
        embeddings = [part.embeddings for part in parts if part.embeddings is not None and len(part.terms)]
        return cls.of(terms, np.concatenate(embeddings) if embeddings else None)

    def place(self, terms: Sequence[str], embeddings: Vectors | None, weights: NDArray[np.float32]) -> Vectors:
        """A row of unit length for each term: meaning and words side by side.

        The product of two rows is their similarity. `weights` says for each term how much of it is meaning, 0-1.
        """
        lexical = lexical_vectors(terms, self.counts, self.size)
        if embeddings is None:
            return lexical
        width = embeddings.shape[1]
        placed = np.empty((len(terms), width + lexical.shape[1]), np.float32)
        centred = unit(embeddings - np.float32(self.size / (self.size + _SHRINKAGE)) * self.mean)
        placed[:, :width] = centred * np.sqrt(weights)[:, None]
        placed[:, width:] = lexical * np.sqrt(1 - weights)[:, None]
        return unit(placed)

    def packed(self) -> tuple[bytes, bytes]:
        """Mean and counts for storing, some 150 kB together."""
        return self.mean.astype("<f4").tobytes(), zlib.compress(self.counts.astype("<u4").tobytes(), 6)

    @classmethod
    def unpacked(cls, size: int, mean: bytes, counts: bytes) -> Self:
        """The basis that `packed` stored."""
        return cls(
            size,
            np.frombuffer(mean, "<f4").astype(np.float32),
            np.frombuffer(zlib.decompress(counts), "<u4").astype(np.uint32),
        )
