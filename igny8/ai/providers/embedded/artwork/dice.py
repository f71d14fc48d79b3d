"""Chance that comes out the same everywhere: seeded by words, stable across Python versions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def seed_of(*parts: str | int) -> int:
    """A number for these parts; ("a", "bc") and ("ab", "c") differ."""
    digest = blake2b(digest_size=8)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return int.from_bytes(digest.digest(), "big")


class Dice:
    """Draws from `random.random()` alone: the one method whose sequence Python promises to keep."""

    def __init__(self, *parts: str | int) -> None:
        self._random = random.Random(seed_of(*parts))

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """An integer from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        return self._random.random() < share

    def pick(self, things: Sequence[T]) -> T:
        return things[int(self._random.random() * len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        keyed = [(self._random.random(), place) for place in range(len(things))]
        return [things[place] for _, place in sorted(keyed)]
