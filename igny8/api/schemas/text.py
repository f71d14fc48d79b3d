"""Types that values from outside have: what the database can't hold is refused here, by the field's name.

Text comes back as it was sent, or is refused with 422. PostgreSQL holds no NUL; half a surrogate pair is no text at
all, and no database takes it. `Body` refuses fields that it doesn't know.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from igny8.api.schemas.strict import Known, StrictBody

MOST_ID: Final = 9_223_372_036_854_775_807


_NO_LINE: Final = "\\x00-\\x1f\\x7f\\x85\\u2028\\u2029"  # control characters and line ends


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("may not hold the character NUL")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("may not hold half a surrogate pair")
    return text


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("may not be empty")
    return text


def _on_one_line(text: str) -> str:
    if re.search(f"[{_NO_LINE}]", text):
        raise ValueError("is one line, without control characters")
    return text


Text = Annotated[str, AfterValidator(_storable), Field(json_schema_extra={"pattern": "^[^\\u0000]*$"})]
Said = Annotated[  # something must stand there
    str,
    AfterValidator(_storable),
    AfterValidator(_said),
    Field(json_schema_extra={"pattern": "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$"}),
]
OneLine = Annotated[Text, AfterValidator(_on_one_line), Field(json_schema_extra={"pattern": f"^[^{_NO_LINE}]*$"})]
SaidOnOneLine = Annotated[
    Said,
    AfterValidator(_on_one_line),
    Field(json_schema_extra={"pattern": f"^[^{_NO_LINE}]*[^\\s{_NO_LINE}][^{_NO_LINE}]*$"}),
]
Name = Annotated[Said, Field(min_length=1, max_length=200)]
Title = Annotated[Said, Field(min_length=1, max_length=300)]
Term = Annotated[Said, Field(min_length=1, max_length=500)]
Long = Annotated[Text, Field(max_length=20_000)]
Search = Annotated[Text, Field(max_length=200)]
Id = Annotated[int, Field(ge=1, le=MOST_ID)]
Cursor = Annotated[Text, Field(max_length=2_000)]

NO_NUL = "^[^\\x00]*$"  # the one sign that PostgreSQL can't keep
TOKEN = "^[A-Za-z0-9_-]*$"  # noqa: S105 - a pattern
Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
NonEmptyLine = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
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


class Asked(Known):
    """Base of what stands in an address or a form, where everything is text; what isn't known is refused."""


class Body(StrictBody):
    """Base of what comes in: what isn't known is refused, and so is text for a number."""
