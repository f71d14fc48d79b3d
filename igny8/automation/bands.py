"""A number that isn't known yet: its low, expected and high value, and how bands are reckoned with. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final, Self

# What a default is worth beside the site's own history: two runs' spread, and ten items' evidence.
PRIOR_RUNS: Final = 2
PRIOR_ITEMS: Final = 10
_EIGHTY_PERCENT: Final = 1.28  # standard deviations on either side that hold four cases of five


@dataclass(frozen=True)
class Band:
    """Low <= expected <= high."""

    low: float
    expected: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> Self:
        return cls(value, value, value)

    def __add__(self, other: Band) -> Band:
        return Band(self.low + other.low, self.expected + other.expected, self.high + other.high)

    def __mul__(self, other: Band) -> Band:
        return Band(self.low * other.low, self.expected * other.expected, self.high * other.high)

    def at_most(self, most: Band | float) -> Band:
        """Each value cut at `most`."""
        bound = most if isinstance(most, Band) else Band.exactly(most)
        return Band(min(self.low, bound.low), min(self.expected, bound.expected), min(self.high, bound.high))


@dataclass(frozen=True)
class Seen:
    """One past run's word on a rate: what came, and what the default says should have come."""

    came: float
    by_default: float


def learned(default: float, spread: float, history: Sequence[Seen]) -> Band:
    """A rate learned from history, drawn towards `default` while there is little.

    Expected is `default` times (PRIOR_ITEMS + all that came) / (PRIOR_ITEMS + all that the default foretold). The
    band holds four cases of five if past runs scatter around that on a logarithmic scale, where the default
    itself counts as PRIOR_RUNS runs with the standard deviation `spread`.
    """
    seen = [each for each in history if each.by_default > 0]
    factor = (PRIOR_ITEMS + sum(each.came for each in seen)) / (PRIOR_ITEMS + sum(each.by_default for each in seen))
    misses = [log(min(max(each.came / each.by_default / factor, 0.1), 10)) ** 2 for each in seen]
    deviation = sqrt((PRIOR_RUNS * spread**2 + sum(misses)) / (PRIOR_RUNS + len(misses)))
    width = exp(_EIGHTY_PERCENT * deviation)
    return Band(default * factor / width, default * factor, default * factor * width)
