"""Moments and days that come in: ISO 8601 alone. Pydantic would take a bare number for seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d([Tt ].+)?\Z", re.ASCII)


def _iso(given: Any) -> Any:
    if isinstance(given, str) and not _ISO.match(given):
        raise ValueError("must be ISO 8601, such as 2026-11-01T00:00:00Z")
    if isinstance(given, str):
        return given.replace(" ", "+")  # an address in which nobody has encoded the plus
    return given


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a moment of the years 1 to 9999 in UTC") from error


def _iso_day(given: Any) -> Any:
    if isinstance(given, str) and len(given) != len("2026-11-01"):
        raise ValueError("must be a day such as 2026-11-01")
    return _iso(given)


Moment = Annotated[
    AwareDatetime, BeforeValidator(_iso), AfterValidator(_in_utc), Field(examples=["2026-11-01T00:00:00Z"])
]
Day = Annotated[date, BeforeValidator(_iso_day), Field(examples=["2026-11-01"])]
