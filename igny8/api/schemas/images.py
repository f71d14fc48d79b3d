"""Pictures of articles."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.text import Body, Cursor, Id, Said, Text

ImageStatus = Literal["pending", "generated", "failed", "removed"]
ImageKind = Literal["featured", "in_article"]
Prompt = Annotated[Said, Field(min_length=1, max_length=10_000)]
Line = Annotated[Text, Field(max_length=300)]


class ImageOut(Schema):
    id: int
    content_id: int
    kind: ImageKind
    position: int = Field(description="0 is the featured one, then in the article's order")
    heading: str = Field(description="that it stands under")
    title: str = Field(description="what is written on it")
    prompt: str
    alt_text: str
    status: ImageStatus
    is_being_redrawn: bool = Field(description="the old one stays until the new one is there")
    failed_reason: str
    url: str | None = Field(description="its file, for who may see the article")
    mime_type: str
    width: int | None
    height: int | None
    size_bytes: int | None
    provider: str = Field(description="who drew it; `upload` where a person put it there")
    seed: int
    removed_at: datetime | None = Field(description="it can be put back for a week")
    created_at: datetime


class ImagesOut(Schema):
    items: list[ImageOut]
    next: str | None = Field(description="`cursor` of the next page")


class ImageFilters(Schema):
    status: list[ImageStatus] = Field([], max_length=4)
    kind: ImageKind | None = None
    content_id: Id | None = None
    cursor: Cursor = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ImageIn(Body):
    """What a reader doesn't see (prompt, title) counts when it is drawn again."""

    alt_text: Annotated[Text, Field(max_length=500)] = ""
    prompt: Prompt = ""
    title: Line = ""
    heading: Line = ""


class RedrawIn(Body):
    prompt: Prompt | None = None
    title: Line | None = None

    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude_none=True)


class RedrawnOut(Schema):
    run_id: str
    image_id: int
    message: str
