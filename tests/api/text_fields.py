"""Every field of text that a request may hold, as the API's document names them: a new one is found by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from igny8.api.api import api

# What isn't free text by its schema: an address, a moment, a file.
_OTHER_FORMATS: Final = {"uuid", "date", "date-time", "binary"}
_ENTRY, _ANY_NAME = "[]", "*"


@dataclass(frozen=True)
class TextField:
    """Where the text stands in the body, and what the document says of it."""

    path: tuple[str, ...]  # names; `[]` is an entry of a list, `*` any name
    shortest: int
    longest: float
    pattern: str

    @property
    def name(self) -> str:
        return ".".join(self.path)

    def allows(self, text: str) -> bool:
        """Whether the document lets it in. Half a surrogate pair is no text, so it says nothing of that."""
        fits = self.shortest <= len(text) <= self.longest and re.search(self.pattern, text) is not None
        return fits and not re.search("[\ud800-\udfff]", text)

    def put(self, body: dict[str, Any], text: str) -> None:
        """Write the text into the body."""
        _put(body, self.path, text)

    def read(self, answer: Any) -> Any:
        """What stands there in an answer that has the body's shape; None if it hasn't."""
        value = answer
        for step in self.path:
            if step in {_ENTRY, _ANY_NAME}:
                entries = list(value.values() if isinstance(value, dict) else value or [])
                value = entries[0] if entries else None
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value


def _put(holder: dict[str, Any], path: tuple[str, ...], text: str) -> None:
    name, rest = path[0], path[1:]
    name = next(iter(holder), "a") if name == _ANY_NAME else name
    if not rest:
        holder[name] = text
    elif rest[0] == _ENTRY:
        entries = holder.setdefault(name, [])
        if rest[1:]:
            if not entries:
                entries.append({})
            _put(entries[0], rest[1:], text)
        else:
            holder[name] = [text]
    else:
        inner = holder.get(name)
        holder[name] = inner if isinstance(inner, dict) else {}
        _put(holder[name], rest, text)


@cache
def text_fields() -> dict[str, list[TextField]]:
    """The fields of each operation that has any, by operation id."""
    document = api.get_openapi_schema()
    schemas = document["components"]["schemas"]
    found: dict[str, list[TextField]] = {}
    for operation in (each for methods in document["paths"].values() for each in methods.values()):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            fields = {field.path: field for field in _fields(content["schema"], (), schemas)}
            if fields:
                found[operation["operationId"]] = list(fields.values())
    return found


def _fields(schema: dict[str, Any], path: tuple[str, ...], schemas: dict[str, Any]) -> Iterator[TextField]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    for part in (part for kind in ("anyOf", "oneOf", "allOf") for part in schema.get(kind, [])):
        yield from _fields(part, path, schemas)
    if schema.get("type") == "string" and not ({"enum", "const"} & set(schema) or _is_other(schema)):
        yield TextField(
            path,
            schema.get("minLength", 0),
            schema.get("maxLength", float("inf")),
            schema.get("pattern", ""),
        )
    for name, part in schema.get("properties", {}).items():
        yield from _fields(part, (*path, name), schemas)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from _fields(schema["additionalProperties"], (*path, _ANY_NAME), schemas)
    if "items" in schema:
        yield from _fields(schema["items"], (*path, _ENTRY), schemas)


def _is_other(schema: dict[str, Any]) -> bool:
    return bool(schema.get("readOnly")) or schema.get("format") in _OTHER_FORMATS
