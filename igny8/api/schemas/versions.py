"""Versions of articles, and what changed between two of them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.notes import PersonOut
from igny8.api.schemas.text import Body

Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
Author = Literal["ai", "person"]
VersionKind = Literal["written", "mended", "rewritten", "saved", "restored"]


class VersionOut(Schema):
    number: int = Field(description="grows with every save; autosaves that were folded into one leave gaps")
    author: Author
    user: PersonOut | None
    kind: VersionKind
    is_autosave: bool
    restored_from: int | None
    title: str
    word_count: int
    provider: str
    is_brief: bool
    created_at: datetime


class VersionsOut(Schema):
    items: list[VersionOut]
    next: str | None = Field(description="`cursor` of the next page")


class VersionWholeOut(VersionOut):
    body: str
    meta_title: str
    meta_description: str
    citations: list[dict[str, Any]]


class RestoreIn(Body):
    number: Number = Field(description="the version to bring back")
    version: Number | None = Field(None, description="the version that you have read; else whatever it is now")


class SegmentOut(Schema):
    op: Literal["same", "ins", "del"]
    text: str


class BlockOut(Schema):
    op: Literal["same", "changed", "ins", "del"]
    tag: str = Field(description="of its element: p, h2, li, ...")
    is_marked_otherwise: bool = Field(description="its links, its bold words or its kind changed")
    segments: list[SegmentOut]


class DiffOut(Schema):
    from_: int = Field(alias="from")
    to: int
    fields: dict[str, list[SegmentOut]] = Field(description="title, meta_title, meta_description: those that changed")
    blocks: list[BlockOut]
    words_added: int
    words_removed: int
