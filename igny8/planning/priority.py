"""How much a keyword or a cluster is worth writing for, from 0 to 100, and the parts that make the number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log10

from igny8.ai.functions.common import Intent

DEMAND_POINTS = 60.0
EASE_POINTS = 25.0
INTENT_POINTS = 15.0
MOST_DEMAND = 100_000  # a month; more than that counts no more

# Where a figure is unknown, this is counted instead, and the part says so. Unknown is never taken for zero.
UNKNOWN_DEMAND = 10
UNKNOWN_DIFFICULTY = 50.0

_INTENT_WORTH = {
    Intent.TRANSACTIONAL: 1.0,
    Intent.COMMERCIAL: 0.9,
    Intent.INFORMATIONAL: 0.6,
    Intent.NAVIGATIONAL: 0.1,
}
_UNKNOWN_INTENT_WORTH = 0.6
_FULL_DEMAND = log10(1 + MOST_DEMAND)


@dataclass(frozen=True)
class Part:
    """One summand of a priority, ready to be shown."""

    name: str  # demand, ease, intent
    figure: float | str | None  # what it was made of, as it is known; None: unknown
    points: float
    most: float  # the points it could give
    note: str  # what the figure is, in words

    @property
    def is_known(self) -> bool:
        """Whether the figure is known, or an assumption stands in for it."""
        return self.figure is not None


@dataclass(frozen=True)
class Figures:
    """What is known of one keyword; None and "" are unknown."""

    volume: int | None = None
    impressions: int | None = None
    difficulty: float | None = None
    intent: str = ""


def priority(
    *,
    volume: int | None = None,
    impressions: int | None = None,
    difficulty: float | None = None,
    intent: str = "",
) -> float:
    """The priority, 0-100, to one decimal: demand + ease + intent.

    - demand: 60 · log10(1 + v) / log10(100,001), at most 60. v is the monthly volume; where that is unknown the
      impressions; where both are unknown, 10.
    - ease: 25 · (1 - difficulty / 100). An unknown difficulty counts as 50, not as 0.
    - intent: 15 · 1.0 transactional, 0.9 commercial, 0.6 informational or unknown, 0.1 navigational.

    `parts` returns the same three summands for showing.
    """
    demand = volume if volume is not None else impressions
    points = _demand_points(UNKNOWN_DEMAND if demand is None else demand)
    points += _ease_points(UNKNOWN_DIFFICULTY if difficulty is None else difficulty)
    return round(points + _intent_points(intent), 1)


def parts(
    *,
    volume: int | None = None,
    impressions: int | None = None,
    difficulty: float | None = None,
    intent: str = "",
) -> tuple[Part, Part, Part]:
    """The summands of `priority`: demand, ease, intent. Their points add up to it, but for rounding."""
    if volume is not None:
        demand, note = volume, "searches a month"
    elif impressions is not None:
        demand, note = impressions, "impressions (no volume is known)"
    else:
        demand, note = UNKNOWN_DEMAND, f"unknown, counted as {UNKNOWN_DEMAND} searches a month"
    is_demand_known = volume is not None or impressions is not None
    level = UNKNOWN_DIFFICULTY if difficulty is None else difficulty
    ease_note = f"unknown, counted as {UNKNOWN_DIFFICULTY:.0f}" if difficulty is None else "difficulty, 0-100"
    intent_note = "what the searcher wants" if intent else "unknown, counted as informational"
    return (
        Part("demand", demand if is_demand_known else None, round(_demand_points(demand), 2), DEMAND_POINTS, note),
        Part("ease", difficulty, round(_ease_points(level), 2), EASE_POINTS, ease_note),
        Part("intent", str(intent) or None, round(_intent_points(intent), 2), INTENT_POINTS, intent_note),
    )


def cluster_figures(keywords: Iterable[Figures], intent: str = "") -> Figures:
    """The figures of a cluster: demand summed, difficulty averaged by demand, over those that are known.

    Leave word-order twins out: tools report the same searches for each of them. `priority` of the result is the
    cluster's priority. Where some volumes are known, impressions of the others are left out of the sum.
    """
    volumes: list[int] = []
    impressions: list[int] = []
    difficulty_sum = weight_sum = 0.0
    for keyword in keywords:
        if keyword.volume is not None:
            volumes.append(keyword.volume)
        if keyword.impressions is not None:
            impressions.append(keyword.impressions)
        if keyword.difficulty is not None:
            weight = 1.0 + (keyword.volume or 0)
            difficulty_sum += weight * keyword.difficulty
            weight_sum += weight
    return Figures(
        volume=sum(volumes) if volumes else None,
        impressions=sum(impressions) if impressions else None,
        difficulty=difficulty_sum / weight_sum if weight_sum else None,
        intent=intent,
    )


def _demand_points(demand: float) -> float:
    return DEMAND_POINTS * min(1.0, log10(1 + max(0, demand)) / _FULL_DEMAND)


def _ease_points(difficulty: float) -> float:
    return EASE_POINTS * (1 - min(100.0, max(0.0, difficulty)) / 100)


def _intent_points(intent: str) -> float:
    worth = _INTENT_WORTH[Intent(intent)] if intent else _UNKNOWN_INTENT_WORTH
    return INTENT_POINTS * worth
