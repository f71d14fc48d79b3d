"""Meta title and description, from what was really written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import Field

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.common import Given
from igny8.ai.prompts.fence import line
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.material import rows
from igny8.ai.providers.prompted.requests import Requests

LONGEST_TITLE: Final = 60
LONGEST_DESCRIPTION: Final = 155
_SHORTEST: Final = 3
_TOLERANCE: Final = 1.2  # over that a text is written again, below it is cut at a word
_BEGINNING: Final = 1_500  # characters of the introduction


class MetaAnswer(Given):
    """What the model answers."""

    meta_title: str = Field(description="At most 60 characters")
    meta_description: str = Field(description="110 to 155 characters")


def write_meta(desk: Desk, about: About, beginning: str, headings: Sequence[str]) -> MetaAnswer:
    """One request; both within their lengths."""
    return desk.parsed(request_of(desk, about, beginning, headings), lambda answer: _read(desk, answer), "meta")


def request_of(requests: Requests, about: About, beginning: str, headings: Sequence[str]) -> Request[MetaAnswer]:
    """What is asked about the article that was written."""
    article = "\n".join([beginning[:_BEGINNING], "", *(f"- {heading}" for heading in headings)])
    data = {**about.data, "article": article, "repair": rows(about.given.repair)}
    return requests.request("article_meta", data=data, answer=MetaAnswer, max_tokens=2_000)


def _read(desk: Desk, answer: MetaAnswer) -> MetaAnswer:
    title = _fitted(desk, answer.meta_title, "meta_title", LONGEST_TITLE)
    description = _fitted(desk, answer.meta_description, "meta_description", LONGEST_DESCRIPTION)
    if not desk.is_second_try:
        refuse_foreign(f"{title} {description}", desk.site.language)
    return MetaAnswer(meta_title=title, meta_description=description)


def _fitted(desk: Desk, said: str, name: str, most: int) -> str:
    text = line(said, 1_000).strip("\"“”' ")
    if len(text) < _SHORTEST:
        raise InvalidOutput(f"{name} is empty")
    if len(text) > most * _TOLERANCE and not desk.is_second_try:
        raise InvalidOutput(f"{name} has {len(text)} characters; at most {most} are allowed")
    return text if len(text) <= most else _cut(text, most)


def _cut(text: str, most: int) -> str:
    head = text[: most + 1]
    space = head.rfind(" ")
    return (head[:space] if space > most // 2 else text[:most]).rstrip(" ,;:–—-")
