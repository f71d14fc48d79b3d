"""Pictures of articles."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.text import Asked, Body, Cursor, Id, Said, Search, Text

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


class ImageRowOut(ImageOut):
    article: str = Field(description="the title of the article that it belongs to")
    article_status: Literal["draft", "changes_requested", "approved", "published", "rejected"]


class ImagesOut(Schema):
    items: list[ImageRowOut]
    next: str | None = Field(description="`cursor` of the next page")
    counts: dict[ImageStatus, int] | None = Field(description="by status, where they were asked for")


class ImageFilters(Asked):
    status: list[ImageStatus] = Field([], max_length=4)
    kind: ImageKind | None = None
    content_id: Id | None = None
    lacks_alt: bool | None = Field(None, description="has no alternative text")
    search: Search = Field("", description="words that all stand in what is said of it, or in its article's title")

    def asked(self) -> dict[str, Any]:
        return self.model_dump(include=set(ImageFilters.model_fields))


class ImagePage(ImageFilters):
    cursor: Cursor = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    counts: bool = Field(False, description="count all that fit, by status")


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
