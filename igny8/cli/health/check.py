"""The result of one check of the doctor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Status = Literal["ok", "warn", "fail"]
_ORDER: tuple[Status, ...] = ("ok", "warn", "fail")


@dataclass(frozen=True)
class Check:
    """What was looked at, how it stands, and what to do about it."""

    name: str
    status: Status
    found: str
    advice: str = ""

    def plain(self) -> dict[str, str]:
        """For JSON."""
        return asdict(self)


def worst(checks: Sequence[Check]) -> Status:
    """The gravest status among them."""
    return max((check.status for check in checks), key=_ORDER.index, default="ok")
