"""Vectors of words: TF-IDF over words and character grams, hashed to a fixed length."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from math import log

import numpy as np
from numpy.typing import NDArray

from igny8.planning.grouping.scripts import STOP_WORDS, is_unspaced, plain, words_of

LENGTH = 512
BUCKETS = 1 << 18  # of the document counts; wide enough that few features share one
GRAM_WEIGHT = 1.0
STOP_WORD_WEIGHT = 0.3

Vectors = NDArray[np.float32]
Counts = NDArray[np.uint32]


@lru_cache(maxsize=1 << 18)
def _hashed(feature: str) -> int:
    return int.from_bytes(blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _features(term: str) -> dict[int, float]:
    """Hash of each feature of a term -> how often it stands there, times its kind's weight.

    Words (prefix w), and within each word, marked at both ends, its 3- and 4-grams (prefix c). Scripts without
    spaces have no words to cut at: 2- and 3-grams there.
    """
    found: dict[int, float] = {}
    folded = plain(term)
    sizes = (2, 3) if is_unspaced(folded) else (3, 4)
    for word in words_of(folded):
        key = _hashed("w" + word)
        found[key] = found.get(key, 0.0) + (STOP_WORD_WEIGHT if word in STOP_WORDS else 1.0)
        marked = word if sizes[0] == 2 else f"<{word}>"
        for size in sizes:
            for start in range(len(marked) - size + 1):
                key = _hashed("c" + marked[start : start + size])
                found[key] = found.get(key, 0.0) + GRAM_WEIGHT
    return found


def document_counts(terms: Sequence[str]) -> Counts:
    """In how many terms each feature stands, by bucket of its hash."""
    counts = np.zeros(BUCKETS, np.uint32)
    for term in terms:
        buckets = [key % BUCKETS for key in _features(term)]
        np.add.at(counts, buckets, 1)
    return counts


def lexical_vectors(terms: Sequence[str], counts: Counts, size: int) -> Vectors:
    """A row of unit length for each term, zero where it holds no letter or digit.

    `counts` are the document counts of a set of `size` terms, this one or an earlier one.
    """
    vectors = np.zeros((len(terms), LENGTH), np.float32)
    for row, term in enumerate(terms):
        for key, weight in _features(term).items():
            idf = 1 + log((1 + size) / (1 + int(counts[key % BUCKETS])))
            sign = 1.0 if (key >> 40) & 1 else -1.0
            vectors[row, (key >> 20) % LENGTH] += sign * weight * idf
    return unit(vectors)


def unit(vectors: Vectors) -> Vectors:
    """The rows at unit length; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    result: Vectors = vectors / lengths
    return result
