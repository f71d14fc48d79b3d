"""Embeddings for tests: words of one meaning share a direction, so that groups can be foreseen."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from igny8.ai.provider import Vectors

_MEANINGS = [
    {"sneaker", "sneakers", "shoe", "shoes", "trainers", "footwear"},
    {"mortgage", "mortgages", "loan", "loans", "lender"},
    {"pasta", "spaghetti", "noodles", "lasagne", "recipe"},
    {"tent", "camping", "campsite", "sleeping", "bag"},
]


def embed(texts: list[str]) -> Vectors:
    """A row of unit length for each text: the sum of its words' directions."""
    rows = np.array([sum((_direction(word) for word in text.split()), np.zeros(64)) for text in texts])
    rows = rows.reshape(len(texts), 64) + 1e-9
    result: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return result


def _direction(word: str) -> NDArray[np.float64]:
    own = _random(word) * 0.3
    for number, meaning in enumerate(_MEANINGS):
        if word in meaning:
            return own + _random(f"meaning {number}") * 2
    return own


def _random(seed: str) -> NDArray[np.float64]:
    return np.random.default_rng(int(sha256(seed.encode()).hexdigest()[:8], 16)).normal(size=64)


SUBJECTS = {
    "shoes": ["running shoes", "trail sneakers", "white sneakers", "cheap trainers", "shoes for running"],
    "money": ["mortgage lender", "home loan", "payday loans", "fixed mortgage", "loan lender"],
    "food": ["pasta recipe", "spaghetti recipe", "lasagne recipe", "noodles recipe", "pasta noodles"],
}
TERMS = [term for terms in SUBJECTS.values() for term in terms]
