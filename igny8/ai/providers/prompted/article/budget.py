"""How many words each part of an article gets; together they are the words that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

TOLERANCE: Final = 0.15  # of what was asked for
_WORDS_PER_SECTION: Final = 250
_WORDS_PER_LATER_SECTION: Final = 500  # from 3,000 words on sections grow, too
_LONG: Final = 3_000
_MOST_SECTIONS: Final = 40
_INTRO_SHARE, _SHORTEST_INTRO, _LONGEST_INTRO = 0.08, 30, 150
_WORDS_PER_ANSWER, _MOST_FAQ_SHARE = 50, 0.2
_LEAST_WEIGHT, _MOST_WEIGHT = 0.4, 2.5  # of the mean: no section starves another


@dataclass(frozen=True)
class Budgets:
    """Words."""

    intro: int
    sections: list[int]
    faq: int  # all answers together


def section_count(words: int) -> int:
    """How many sections suit an article of that length."""
    if words <= _LONG:
        return max(1, round(words / _WORDS_PER_SECTION))
    return min(_MOST_SECTIONS, _LONG // _WORDS_PER_SECTION + round((words - _LONG) / _WORDS_PER_LATER_SECTION))


def share(words: int, wanted: Sequence[int], questions: int) -> Budgets:
    """Words for an introduction, sections in the proportion of `wanted`, and answers; the sum is `words`."""
    intro = min(_LONGEST_INTRO, max(_SHORTEST_INTRO, round(words * _INTRO_SHARE)))
    faq = min(_WORDS_PER_ANSWER * questions, round(words * _MOST_FAQ_SHARE))
    left = max(len(wanted), words - intro - faq)
    known = [count for count in wanted if count > 0]
    mean = sum(known) / len(known) if known else 1.0
    weights = [min(_MOST_WEIGHT, max(_LEAST_WEIGHT, count / mean if count > 0 else 1.0)) for count in wanted]
    whole = sum(weights)
    ends = [round(left * sum(weights[:place]) / whole) for place in range(len(weights) + 1)]
    return Budgets(intro, [max(1, end - start) for start, end in pairwise(ends)], faq)


def is_near(words: int, wanted: int) -> bool:
    """Whether a length is within the tolerance."""
    return abs(words - wanted) <= TOLERANCE * wanted
