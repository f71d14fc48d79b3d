"""From what a model said to a value of the type that was asked for."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from pydantic import ValidationError

from igny8.ai.client import Answer, Completion, Finish, Request
from igny8.ai.errors import InvalidOutput, Refused

MOST_PROBLEMS: Final = 5  # of one answer that the model is told about
LONGEST_PROBLEM: Final = 600  # characters
LONGEST_TEXT: Final = 1_000  # characters of a text in a bounded answer: more than any prompt asks for
LONGEST_LISTED: Final = 300  # characters of a text in a list there
MOST_ITEMS: Final = 10  # of a list there
_THOUGHTS = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCED = re.compile(r"\A[^{\[]*?```[A-Za-z0-9_-]*[ \t]*\n(.*?)\n?[ \t]*```", re.DOTALL)


def completion(request: Request[Answer], text: str, finish: Finish) -> Completion[Answer]:
    """The answer to a request. InvalidOutput if it is whole and no use, Refused if a filter left nothing of it."""
    said = _THOUGHTS.sub("", text).strip()
    if finish == Finish.FILTERED and not said:
        raise Refused("The service's content filter refused this request.")
    if finish != Finish.STOP:
        return Completion(said, finish)
    if not said:
        raise InvalidOutput("the answer is empty")
    if request.answer is None:
        return Completion(said, finish)
    try:
        return Completion(said, finish, parsed(said, request.answer))
    except InvalidOutput as error:
        error.said = said
        raise


def broken_off(text: str) -> InvalidOutput:
    """The error of an answer whose service doesn't say why it ended."""
    error = InvalidOutput("the answer broke off before its end")
    error.said = text
    return error


def parsed(text: str, wanted: type[Answer]) -> Answer:
    """The one JSON value in a text, also where it is fenced or stands among words."""
    value = _value(text)
    try:
        return wanted.model_validate_json(json.dumps(value))  # as JSON: strict types take lists and strings from it
    except ValidationError as error:
        raise InvalidOutput(_told(error)) from None


def schema_of(request: Request[Answer], *, is_bounded: bool = False) -> dict[str, Any]:
    """The schema of the JSON that is wanted.

    Bounded: with a most for each text and list, for a server that holds the model to the schema token by token. There a
    small model, once it repeats itself, would go on until it has no room left. Other services refuse such limits, or
    no longer hold to the schema; their models end by themselves.
    """
    if request.answer is None:
        raise ValueError("a request for text has no schema")
    schema = request.answer.model_json_schema()
    if is_bounded:
        places: list[Any] = [*schema.get("$defs", {}).values(), schema]
        for place in places:
            for named in place.get("properties", {}).values():
                _bound(named, LONGEST_TEXT)
        if request.items is not None:
            lists = (each for each in schema["properties"].values() if each.get("type") == "array")
            next(lists).update(minItems=request.items[0], maxItems=request.items[1])
    return schema


def _bound(schema: dict[str, Any], longest: int) -> None:
    if schema.get("type") == "string" and "enum" not in schema:
        schema.setdefault("maxLength", longest)
    if schema.get("type") == "array":
        schema.setdefault("maxItems", MOST_ITEMS)
        _bound(schema["items"], LONGEST_LISTED)


def _value(text: str) -> Any:
    fenced = _FENCED.match(text)
    said = fenced[1] if fenced else text
    start = re.search(r"^\s*\[|\{", said)  # a bracket among words is seldom JSON
    if start is None:
        raise InvalidOutput("there is no JSON in the answer; answer with one JSON object and nothing else")
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(said, start.end() - 1)
    except json.JSONDecodeError as error:
        where = said[max(0, error.pos - 30) : error.pos + 10]
        raise InvalidOutput(f"it isn't valid JSON: {error.msg} near “{where}”") from None
    return value


def _told(error: ValidationError) -> str:
    """What is wrong, for the model: where, and what was expected there."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    lines = [f"{_place(each['loc'])}: {each['msg']}" for each in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(f"and {len(problems) - MOST_PROBLEMS} more")
    return "; ".join(lines)[:LONGEST_PROBLEM]


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    return place or "the answer"
