"""Ideas: what could be written."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.bulk import Ids
from igny8.api.schemas.keywords import Percent
from igny8.api.schemas.text import Asked, Body, Id, Long, Search, Term, Title

ContentType = Literal["post", "page", "product"]
ContentStructure = Literal[
    "explainer", "how_to", "guide", "listicle", "comparison", "review", "faq", "landing", "checklist", "troubleshooting"
]
IdeaStatus = Literal["new", "in_progress", "completed", "rejected"]
Sort = Literal["priority", "-priority", "title", "-title", "created", "-created"]
Targets = Annotated[list[Term], Field(max_length=200, description="terms, the main one first")]


class IdeaFilters(Asked):
    status: list[IdeaStatus] = Field([], max_length=4)
    cluster_id: Id | None = None
    sector_id: Id | None = None
    similar: bool | None = Field(None, description="to something that exists")
    parked: bool | None = None
    search: Search = Field("", description="in the title")


class IdeaOut(Schema):
    id: int
    site_id: int
    sector_id: int | None
    sector: str | None
    cluster_id: int
    cluster: str
    idea_title: str
    description: str
    content_type: str
    content_structure: str
    target_keywords: list[str]
    similar_to: str = Field(description="the title of something close that exists")
    priority: float
    parked_reason: str
    status: IdeaStatus
    task_id: int | None
    created_at: datetime


class IdeaCountsOut(Schema):
    new: int
    in_progress: int
    completed: int
    rejected: int


class IdeasOut(Schema):
    items: list[IdeaOut]
    next: str | None
    counts: IdeaCountsOut | None = Field(description="by status, whatever status was asked for; with `count=true`")


class IdeaIn(Body):
    cluster_id: Id
    idea_title: Title
    description: Long = ""
    content_type: ContentType = "post"
    content_structure: ContentStructure = "guide"
    target_keywords: Targets = Field([], description="where there are none, the cluster's weightiest")
    priority: Percent | None = Field(None, description="the cluster's where it isn't given")


class IdeaChange(Body):
    """Any part of it, until it has a task."""

    idea_title: Title = "How to wash wool"
    description: Long = ""
    content_type: ContentType = "post"
    content_structure: ContentStructure = "guide"
    target_keywords: Targets = Field([])
    priority: Percent = 50


class IdeaBulkIn(Body):
    """Either `ids` or `filter`."""

    action: Literal["accept", "reject"]
    ids: Ids | None = None
    filter: IdeaFilters | None = None
    dry_run: bool = Field(False, description="count, and change nothing")
