"""The adjusted Rand index: how far two groupings agree, 1 for the same, about 0 for chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def adjusted_rand_index(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Hubert and Arabie's index over pairs of items, from the table of how the groups cross."""
    together = _pairs(Counter(zip(one, other, strict=True)).values())
    in_one, in_other = _pairs(Counter(one).values()), _pairs(Counter(other).values())
    by_chance = in_one * in_other / max(1, _pairs([len(one)]))
    most = (in_one + in_other) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _pairs(sizes: Iterable[int]) -> float:
    return sum(size * (size - 1) / 2 for size in sizes)
