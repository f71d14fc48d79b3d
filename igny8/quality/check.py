"""What a check is and what comes of it: a pure function over a prepared article, with its published threshold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from igny8.quality.article import Article

Measured = dict[str, Any]  # plain JSON values, by name


class Status(StrEnum):
    """What a check says of an article."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"  # half of its weight counts
    FAIL = "fail"  # nothing of it counts; a site may hold the article for it
    NOT_APPLICABLE = "not_applicable"  # left out of the score


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    status: Status
    message: str  # plain words: what is the case, and what to do
    measured: Measured = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """One check, as it is published."""

    key: str  # stable: it is stored, and limits name it
    title: str  # what a person calls it
    weight: int  # its share of the score; 0 is shown and never counted
    threshold: str  # what passes, warns and fails, in words
    source: str  # who says so; "ours" where it is our own judgement
    run: Callable[[Article], Finding]
    for_briefs: bool = False  # makes sense for a brief that a person has yet to fill
    is_must: bool = False  # where it fails, the score stays in the lowest band
    is_mendable: bool = True  # a writer who is told can mend it


@dataclass(frozen=True)
class CheckResult:
    """What is stored and shown of a check."""

    key: str
    title: str
    status: Status
    measured: Measured
    threshold: str
    message: str
    weight: int
    is_must: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain values, as `Content.checks` keeps them."""
        return {
            "key": self.key,
            "title": self.title,
            "status": str(self.status),
            "measured": self.measured,
            "threshold": self.threshold,
            "message": self.message,
            "weight": self.weight,
            "is_must": self.is_must,
        }


def passed(message: str, /, **measured: Any) -> Finding:
    """The check is satisfied."""
    return Finding(Status.PASS, message, measured)


def warned(message: str, /, **measured: Any) -> Finding:
    """It could be better."""
    return Finding(Status.WARN, message, measured)


def failed(message: str, /, **measured: Any) -> Finding:
    """It has to be mended."""
    return Finding(Status.FAIL, message, measured)


def not_applicable(message: str, /, **measured: Any) -> Finding:
    """The question doesn't arise; the message says why."""
    return Finding(Status.NOT_APPLICABLE, message, measured)


def some(items: list[str], most: int = 5) -> str:
    """The first few of a list in quotation marks, and how many more there are."""
    shown = ", ".join(f"“{item if len(item) <= 80 else item[:79] + '…'}”" for item in items[:most])
    return f"{shown} and {len(items) - most} more" if len(items) > most else shown


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 link", "3 links"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
