"""Tasks: articles to write, with their briefs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.ideas import ContentStructure, ContentType
from igny8.api.schemas.keywords import Count, Intent, Percent
from igny8.api.schemas.text import Asked, Body, Id, Long, Search, Term, Text, Title

Sort = Literal["priority", "-priority", "title", "-title", "created", "-created"]
TaskStatus = Literal["pending", "in_progress", "completed", "parked"]
Line = Annotated[Text, Field(max_length=500)]


class TaskFilters(Asked):
    status: list[TaskStatus] = Field([], max_length=4)
    cluster_id: Id | None = None
    sector_id: Id | None = None
    search: Search = Field("", description="in the title")


class TargetOut(Schema):
    term: str
    volume: int | None
    difficulty: float | None
    intent: Intent | None


class BriefOut(Schema):
    version: int
    audience: str
    intent: Intent
    main_keyword: str
    keywords: list[TargetOut] = Field(description="the main one first")
    target_words: int
    outline: list[str] = Field(description="headings that a person wants; empty: the writer's own")
    notes: str
    questions: list[str] = Field(description="searchers' own, to be answered")


class TaskOut(Schema):
    id: int
    site_id: int
    sector_id: int | None
    sector: str | None
    cluster_id: int | None
    cluster: str | None
    idea_id: int | None
    title: str
    description: str
    content_type: str
    content_structure: str
    priority: float
    status: TaskStatus
    parked_reason: str
    target_words: int | None
    main_keyword: str | None
    created_at: datetime


class TaskWholeOut(TaskOut):
    brief: BriefOut | None = Field(description="null: it is written for its title")
    content_ids: list[int]


class TaskCountsOut(Schema):
    pending: int
    in_progress: int
    completed: int
    parked: int


class TasksOut(Schema):
    items: list[TaskOut]
    next: str | None
    counts: TaskCountsOut | None = Field(description="by status, whatever status was asked for; with `count=true`")


class TargetIn(Body):
    term: Term
    volume: Count | None = None
    difficulty: Percent | None = None
    intent: Intent | None = None


class BriefChange(Body):
    """Any part of it."""

    audience: Annotated[Text, Field(max_length=2000)] = ""
    intent: Intent = "informational"
    keywords: list[TargetIn] = Field(
        [TargetIn(term="wool socks")], min_length=1, max_length=200, description="main one first"
    )
    target_words: int = Field(1500, ge=100, le=20_000)
    outline: list[Line] = Field([], max_length=100)
    notes: Long = ""
    questions: list[Line] = Field([], max_length=50)


class TaskIn(Body):
    title: Title
    description: Long = ""
    content_type: ContentType = "post"
    content_structure: ContentStructure = "guide"
    cluster_id: Id | None = None
    sector_id: Id | None = Field(None, description="the cluster's where it isn't given")
    priority: Percent | None = Field(None, description="the cluster's where it isn't given")
    brief: BriefChange | None = Field(None, description="over the usual one of its form")


class TaskChange(Body):
    """Any part of it, until it is written."""

    title: Title = "How to wash wool"
    description: Long = ""
    content_type: ContentType = "post"
    content_structure: ContentStructure = "guide"
    cluster_id: Id | None = None
    sector_id: Id | None = None
    priority: Percent = 50
    brief: BriefChange | None = Field(None, description="the fields of the brief that change")
