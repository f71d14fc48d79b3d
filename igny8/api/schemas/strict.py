"""Bodies as they are meant: a number is no text, true is no number, and what isn't known is refused.

Pydantic would take "5", true and 5.5 where 5 is wanted, though the document says otherwise.
"""

from __future__ import annotations

import json
from typing import Any, Final

from django.http import HttpRequest
from ninja import Schema
from ninja.errors import HttpError
from ninja.parser import Parser
from pydantic import ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema
from typing_extensions import override

_STRICT: Final = frozenset({"int", "float", "bool"})
_MOST_EXACT: Final = 2**53  # beyond this a float doesn't say which whole number is meant


def _strict(node: Any) -> Any:
    """The same, strict: a copy, for what is nested in a body may be asked for in an address as well."""
    if isinstance(node, dict):
        copy = {name: _strict(value) for name, value in node.items()}
        return {**copy, "strict": True} if node.get("type") in _STRICT else copy
    if isinstance(node, list | tuple):
        return type(node)(_strict(value) for value in node)
    return node


class Known(Schema):
    """An object, of which what isn't known is refused. Ninja would take a list for one without a single field."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _is_an_object(cls, given: Any) -> Any:
        if isinstance(given, str | list | int | float | None):
            raise ValueError("must be an object")
        return given


class StrictBody(Known):
    """Base of what comes in."""

    @classmethod
    @override
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler, /) -> CoreSchema:
        strict: CoreSchema = _strict(handler(source))
        return strict


class ExactParser(Parser):
    """JSON as it is defined: 5.0 is the whole number 5, NaN is nothing."""

    @override
    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return json.loads(request.body, parse_float=_number, parse_constant=_refuse)
        except (UnicodeDecodeError, RecursionError) as error:
            raise HttpError(400, "The body is no JSON. Nothing was changed.") from error


def _number(written: str) -> int | float:
    value = float(written)
    if value in {float("inf"), float("-inf")}:
        raise ValueError(f"{written} is too large a number")
    return int(value) if value.is_integer() and abs(value) <= _MOST_EXACT else value


def _refuse(written: str) -> Any:
    raise ValueError(f"{written} is no number")
