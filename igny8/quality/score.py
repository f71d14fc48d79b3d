"""The score: what share of the weight of all applicable checks an article earned. Published, monotone, no dice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from igny8.quality.check import Status

_HALVES: Final = {Status.PASS: 2, Status.WARN: 1, Status.FAIL: 0}
LOWEST_BAND: Final = 33  # the most that an article scores while a check marked "must" fails


def score_of(results: Iterable[Mapping[str, Any]]) -> int | None:
    """0 to 100, from results as they are stored; 100 only where every applicable check passes.

    None for a brief, and where no check applies: a number would be read as a judgement of an article.
    """
    earned = total = 0
    is_capped = False
    for result in results:
        status = Status(result["status"])
        if result["key"] == "written" and status is not Status.PASS:
            return None
        if status is not Status.NOT_APPLICABLE:
            earned += _HALVES[status] * result["weight"]
            total += 2 * result["weight"]
            is_capped |= bool(result["is_must"]) and status is Status.FAIL
    if not total:
        return None
    score = 100 * earned // total
    return min(score, LOWEST_BAND) if is_capped else score
