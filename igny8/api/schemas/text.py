"""Text that comes in, in the shapes that the tables can hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

NO_CONTROL = "^[^\\x00-\\x1f\\x7f]*$"
TOKEN = "^[A-Za-z0-9_-]*$"  # noqa: S105 - a pattern
Line = Annotated[str, Field(max_length=200, pattern=NO_CONTROL)]  # one line; may be empty
NonEmptyLine = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_CONTROL)]
Email = Annotated[
    str, Field(min_length=3, max_length=254, pattern=NO_CONTROL, json_schema_extra={"examples": ["ana@example.com"]})
]
Password = Annotated[
    str,
    Field(
        min_length=8,
        max_length=1_000,
        pattern="^[^\\x00]*$",
        description="8 to 1,000 characters, and not the e-mail address",
        json_schema_extra={"format": "password", "writeOnly": True},
    ),
]
Secret = Annotated[str, Field(min_length=1, max_length=200, pattern=TOKEN)]  # a token that a link holds
RowId = Annotated[int, Field(ge=1, le=9_223_372_036_854_775_807)]
