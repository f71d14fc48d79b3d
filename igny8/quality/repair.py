"""Decides whether a writer is asked to mend an article, what it is told, and which of the two texts is kept."""

from __future__ import annotations

from typing import Final

from igny8.quality.check import CheckResult, Status
from igny8.quality.examine import Report
from igny8.quality.registry import BY_KEY

LEAST_WEIGHT: Final = 6  # of what failed, together: below, a second call costs more than it mends
MOST_INSTRUCTIONS: Final = 12
NO_WRITER: Final = "offline"  # it writes briefs, the same again for the same input


def instructions(report: Report) -> list[str]:
    """What a writer is told to mend, the weightiest first; only what it can."""
    mendable = [result for result in report.failed if BY_KEY[result.key].is_mendable]
    worst = sorted(mendable, key=lambda result: (not result.is_must, -result.weight, result.key))
    return [f"{result.title}: {result.message} (Wanted: {result.threshold}.)" for result in worst[:MOST_INSTRUCTIONS]]


def is_worth_it(report: Report, *, provider: str, is_wanted: bool = True) -> bool:
    """Whether one repair is asked for. Never of the embedded provider, never for a brief, never for warnings."""
    if not is_wanted or provider == NO_WRITER or report.score is None:
        return False
    mendable = [result for result in report.failed if BY_KEY[result.key].is_mendable]
    return any(result.is_must for result in mendable) or sum(map(_weight, mendable)) >= LEAST_WEIGHT


def is_better(repaired: Report, first: Report) -> bool:
    """Whether the repaired text is kept: by score, then by what failed. The first stays where they are equal."""
    return _worth(repaired) > _worth(first)


def _worth(report: Report) -> tuple[int, int, int]:
    score = -1 if report.score is None else report.score
    musts = sum(result.is_must and result.status is Status.FAIL for result in report.results)
    return score, -musts, -sum(map(_weight, report.failed))


def _weight(result: CheckResult) -> int:
    return result.weight
