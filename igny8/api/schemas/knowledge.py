"""What a site knows: sources and their passages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.text import Body, Said, Text

MOST_CHARACTERS = 1_000_000  # of one text; `igny8 knowledge add` takes files up to 5 MB
SourceTitle = Annotated[Text, Field(max_length=300, description="in citations; else its first heading")]
SourceUrl = Annotated[Text, Field(max_length=2_000, description="where it can be read")]
SourceText = Annotated[Said, Field(min_length=1, max_length=MOST_CHARACTERS, description="plain text or Markdown")]


class SourceOut(Schema):
    id: int
    site_id: int
    title: str
    url: str
    passages: int
    created_at: datetime


class SourcesOut(Schema):
    items: list[SourceOut]
    next: str | None = Field(description="`cursor` of the next page")


class PassageOut(Schema):
    id: int
    position: int
    heading: str
    text: str
    is_embedded: bool = Field(description="found by meaning; else by its words")


class PassagesOut(Schema):
    items: list[PassageOut]
    next: str | None = Field(description="`cursor` of the next page")


class SourceFormIn(Schema):
    """What comes along with a file."""

    title: SourceTitle = ""
    url: SourceUrl = ""


class SourceIn(Body):
    text: SourceText
    title: SourceTitle = ""
    url: SourceUrl = ""


class SourceChangeIn(Body):
    """What isn't named stays. A new text is cut and embedded anew."""

    text: SourceText | None = None
    title: SourceTitle | None = None
    url: SourceUrl | None = None


class SourceAddedOut(SourceOut):
    is_new: bool = Field(description="false: the site knew the text already")


class FoundOut(PassageOut):
    source_id: int
    source: str
    url: str
    similarity: float
    is_quoted: bool = Field(description="near enough that a writer would get it")


class SourcePreviewOut(Schema):
    query: str
    items: list[FoundOut] = Field(description="the nearest first")
