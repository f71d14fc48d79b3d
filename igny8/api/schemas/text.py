"""Text, ids and moments that come in, in the shapes that the tables can hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field

NO_NUL = "^[^\\x00]*$"  # the one sign that PostgreSQL can't keep
TOKEN = "^[A-Za-z0-9_-]*$"  # noqa: S105 - a pattern
Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
NonEmptyLine = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_NUL)]
Email = Annotated[
    str,
    Field(
        min_length=3,
        max_length=254,
        pattern=NO_NUL,
        json_schema_extra={"format": "email", "examples": ["ana@example.com"]},
    ),
]
Password = Annotated[
    str,
    Field(
        min_length=8,
        max_length=1_000,
        pattern=NO_NUL,
        description="8 to 1,000 characters, and not the e-mail address",
        json_schema_extra={"format": "password", "writeOnly": True},
    ),
]
Secret = Annotated[str, Field(min_length=1, max_length=200, pattern=TOKEN)]  # a token that a link holds
RowId = Annotated[int, Field(ge=1, le=9_223_372_036_854_775_807)]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a moment of the years 1 to 9999 in UTC") from error


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]  # with its offset from UTC, or Z
