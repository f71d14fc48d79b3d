"""Articles: in lists, whole, saved, decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.images import ImageOut
from igny8.api.schemas.text import Asked, Body, Cursor, Id, OneLine, Said, SaidOnOneLine, Search, Text
from igny8.api.schemas.versions import Number, VersionOut

ContentStatus = Literal["draft", "changes_requested", "approved", "published", "rejected"]
# fmt: off
Sort = Literal[
    "id", "title", "status", "score", "word_count", "priority", "created_at", "updated_at",
    "-id", "-title", "-status", "-score", "-word_count", "-priority", "-created_at", "-updated_at",
]
# fmt: on
Score = Annotated[int | None, Field(ge=0, le=100)]
Ids = Annotated[list[Id], Field(min_length=1, max_length=100, examples=[[1, 2, 3]])]
Instruction = Annotated[Said, Field(min_length=1, max_length=5_000, examples=["Shorter, and with a table of prices."])]


Override = Annotated[Text, Field(max_length=1_000, description="why to approve what the site's limits hold; audited")]


class NamedOut(Schema):
    id: int
    name: str


class ContentFactsOut(Schema):
    id: int
    site_id: int
    task_id: int | None
    cluster: NamedOut | None
    sector: NamedOut | None
    title: str
    slug: str
    status: ContentStatus
    version: int = Field(description="grows with every save; send it back with yours")
    word_count: int = Field(description="counted from the body")
    score: int | None
    provider: str = Field(description="who wrote it; `offline` for a brief")
    is_brief: bool = Field(description="an offline brief, to be filled by a person")
    priority: float
    parked_reason: str = Field(description="why its images could not be planned")
    is_being_rewritten: bool = Field(description="the writer has it; it can't be edited until it is back")
    created_at: datetime
    updated_at: datetime


class FindingOut(Schema):
    key: str
    title: str
    status: Literal["warn", "fail"]
    message: str


class ContentRowOut(ContentFactsOut):
    meta_description: str
    image: ImageOut | None = Field(description="the featured one")
    images_generated: int
    images_pending: int
    images_failed: int
    open_notes: int
    is_held: bool = Field(description="the site's limits hold it: to approve it takes a reason")
    findings: list[FindingOut] | None = Field(
        description="the weightiest of what its checks find wanting, if asked for"
    )


class ContentsOut(Schema):
    items: list[ContentRowOut]
    next: str | None = Field(description="`cursor` of the next page")
    counts: dict[ContentStatus, int] | None = Field(description="by status, where they were asked for")


class TaskOfContentOut(Schema):
    id: int
    title: str
    description: str
    content_type: str
    content_structure: str
    status: Literal["pending", "in_progress", "completed", "parked"]
    parked_reason: str
    brief: dict[str, Any]


class ContentOut(ContentFactsOut):
    body: str = Field(description="HTML, sanitised, without its pictures")
    meta_title: str
    meta_description: str
    checks: list[dict[str, Any]] = Field(description="what came of each check")
    checked_version: int | None = Field(description="the version that `checks` and `score` are of")
    held: list[str] = Field(description="why the site's limits hold it; empty where they don't")
    citations: list[dict[str, Any]]
    structured_data: dict[str, list[dict[str, str]]] = Field(description="questions and steps that JSON-LD speaks of")
    images: list[ImageOut]
    task: TaskOfContentOut | None
    rewrite_instruction: str
    saved_by: VersionOut | None = Field(description="its present version")


class RenderedOut(Schema):
    html: str = Field(description="the body with its pictures under their headings")
    version: int


class ContentFilters(Asked):
    status: list[ContentStatus] = Field([], max_length=5)
    cluster_id: Id | None = None
    sector_id: Id | None = None
    task_id: Id | None = None
    provider: Annotated[Text, Field(max_length=64)] | None = None
    is_brief: bool | None = None
    score_min: Score = None
    score_max: Score = None
    marked: Literal["image_failed", "parked", "any"] | None = Field(None, description="why to look twice")
    is_ready: bool | None = Field(None, description="stands at the gate: a draft whose images are all settled")
    search: Search = Field("", description="words that all stand in title, slug or body")

    def asked(self) -> dict[str, Any]:
        return self.model_dump(include=set(ContentFilters.model_fields))


class ContentPage(ContentFilters):
    sort: Sort = "-id"
    cursor: Cursor = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    counts: bool = Field(False, description="count all that fit, by status")
    findings: bool = Field(False, description="tell of each article what its checks find wanting")


class ContentIn(Body):
    """What is to be saved; what isn't named stays. An approved article becomes a draft again."""

    version: Number = Field(description="the version that you have read")
    title: Annotated[SaidOnOneLine, Field(min_length=1, max_length=300)] = ""
    slug: Annotated[Said, Field(min_length=1, max_length=200)] = ""
    body: Annotated[Text, Field(max_length=1_000_000)] = Field("", description="HTML; what isn't an article's goes")
    meta_title: Annotated[OneLine, Field(max_length=300)] = ""
    meta_description: Annotated[OneLine, Field(max_length=500)] = ""
    is_brief: bool = Field(False, description="false: a person has filled the brief")
    autosave: bool = Field(False, description="your next save within a minute takes this version's place")

    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude_unset=True, exclude={"version", "autosave"})


class ApproveIn(Body):
    version: Number | None = Field(None, description="the version that you have read; else whatever it is now")
    without_images: bool = Field(False, description="although images of it wait to be drawn, and then won't be")
    override_reason: Override = ""


class RejectIn(Body):
    version: Number | None = None
    reason: Annotated[Text, Field(max_length=5_000)] = Field("", description="kept as a note")


class ChangesIn(Body):
    instruction: Instruction = Field(description="what is to be changed; kept as a note")
    rewrite: bool = Field(False, description="have the writer do it, at the price of a new article")


class DecidedOut(Schema):
    id: int
    status: ContentStatus
    version: int
    updated_at: datetime


class ChangesAskedOut(DecidedOut):
    run_id: str | None = Field(description="the run that rewrites it, where that was asked for")


class BulkIn(Body):
    content_ids: Ids
    decision: Literal["approve", "reject"]
    reason: Annotated[Text, Field(max_length=5_000)] = Field("", description="of a rejection; kept as a note")
    without_images: bool = False
    override_reason: Override = ""


class BulkResultOut(Schema):
    id: int
    ok: bool
    status: ContentStatus | None = Field(description="its state now; null where there is no such article")
    code: str | None = Field(description="why it was not done")
    message: str | None


class DecisionsOut(Schema):
    done: int
    results: list[BulkResultOut] = Field(description="one for each id, in their order")


class ExportIn(Body):
    """Without ids and filters: all but the rejected."""

    format: Literal["markdown", "html", "json", "wxr"]
    content_ids: list[Id] = Field([], max_length=1_000)
    filters: ContentFilters | None = None
    images_url: Annotated[Text, Field(max_length=2_000)] = Field(
        "", description="WXR: where WordPress will find the folder `images`"
    )
