"""Puts an article through every check."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Final

from igny8.quality.article import Article
from igny8.quality.check import Check, CheckResult, Finding, Status, not_applicable
from igny8.quality.registry import CHECKS
from igny8.quality.score import score_of

_log = logging.getLogger("igny8.quality")
_BRIEF: Final = "This is a brief: the check makes sense once it is filled in."


@dataclass(frozen=True)
class Report:
    """What came of all checks."""

    results: tuple[CheckResult, ...]

    @property
    def checks(self) -> list[dict[str, Any]]:
        """As `Content.checks` keeps it."""
        return [result.as_json() for result in self.results]

    @property
    def score(self) -> int | None:
        """As `Content.score` keeps it."""
        return score_of(self.checks)

    @property
    def failed(self) -> list[CheckResult]:
        """The checks that failed."""
        return [result for result in self.results if result.status is Status.FAIL]


def examine(article: Article) -> Report:
    """Every check's result, in the order of the registry."""
    return Report(tuple(result_of(check, _finding(check, article)) for check in CHECKS))


def result_of(check: Check, finding: Finding) -> CheckResult:
    """A finding with what is published of its check."""
    return CheckResult(
        key=check.key,
        title=check.title,
        status=finding.status,
        measured=finding.measured,
        threshold=check.threshold,
        message=finding.message,
        weight=check.weight,
        is_must=check.is_must,
    )


def _finding(check: Check, article: Article) -> Finding:
    if article.is_brief and not check.for_briefs:
        return not_applicable(_BRIEF)
    try:
        return check.run(article)
    except Exception as error:  # noqa: BLE001 - see below
        # The article is written and paid for: a defect in one check must not lose it.
        _log.exception("the check %s failed", check.key)
        return not_applicable(f"This check failed, which is a defect in IGNY8: {error!r}")
