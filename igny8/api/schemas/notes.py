"""Notes on articles."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.text import Body, Said, Text

NoteText = Annotated[Said, Field(min_length=1, max_length=10_000)]


class PersonOut(Schema):
    id: int
    name: str
    email: str


class NoteOut(Schema):
    id: int
    content_id: int
    user: PersonOut | None
    text: str
    quote: str = Field(description="the words that it is about; empty: the whole article")
    is_found: bool | None = Field(description="whether they still stand in the article; null without a quote")
    is_request: bool = Field(description="written when changes were asked for, or when it was rejected")
    version: int = Field(description="of the article, when it was written")
    resolved_at: datetime | None
    resolved_by: PersonOut | None
    created_at: datetime
    updated_at: datetime


class NotesOut(Schema):
    items: list[NoteOut]
    next: str | None = Field(description="`cursor` of the next page")


class NoteIn(Body):
    text: NoteText
    quote: Annotated[Text, Field(max_length=2_000)] = ""


class NoteChangeIn(Body):
    """One's own text; whether it is resolved, for anybody who may write."""

    text: NoteText | None = None
    is_resolved: bool | None = None
