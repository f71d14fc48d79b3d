"""Clusters, with what is counted of their keywords."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.keywords import Intent, Market
from igny8.api.schemas.text import Asked, Body, Id, Long, Name, Search, Text

ClusterStatus = Literal["active", "mapped", "parked"]
Sort = Literal["priority", "-priority", "name", "-name", "created", "-created"]
Ids = Annotated[list[Id], Field(min_length=1, max_length=100)]
KeywordIds = Annotated[list[Id], Field(min_length=1, max_length=10_000)]


class ClusterFilters(Asked):
    status: list[ClusterStatus] = Field([], max_length=3)
    sector_id: Id | None = None
    market: Market | None = None
    intent: list[Intent] = Field([], max_length=4)
    locked: bool | None = None
    empty: bool | None = Field(None, description="without keywords")
    search: Search = Field("", description="in the name")


class ClusterOut(Schema):
    id: int
    site_id: int
    sector_id: int | None
    sector: str | None
    market: str
    name: str
    slug: str = Field(description="never ends in a bare number")
    description: str
    intent: Intent
    pillar_id: int | None
    pillar: str | None = Field(description="the keyword that stands for it")
    priority: float
    status: ClusterStatus
    parked_reason: str
    is_locked: bool = Field(description="grouping adds nothing but twins")
    is_shaped: bool = Field(description="a person merged or split it")
    mapped_size: int = Field(description="keywords it had when its ideas were made")
    created_at: datetime
    keywords: int = Field(description="mapped, twins included")
    volume: int | None = Field(description="searches a month of its keywords, twins aside; null: none is known")
    ideas: int
    growth: int = Field(description="keywords that came since its ideas were made")
    offers_more_ideas: bool = Field(description="it grew by 5 keywords and by half: more ideas can be planned")


class EvidenceOut(Schema):
    id: int
    term: str
    volume: int | None
    nearness: float | None = Field(description="to the middle of the cluster, by meaning, 0 to 1")


class MergedOut(Schema):
    name: str
    slug: str
    created_at: datetime


class ClusterWholeOut(ClusterOut):
    tasks: int
    evidence: list[EvidenceOut] = Field(description="the keywords nearest to its middle")
    merged: list[MergedOut] = Field(description="clusters that were merged into it")


class ClustersOut(Schema):
    items: list[ClusterOut]
    next: str | None


class MapKeywordOut(Schema):
    id: int
    term: str
    volume: int | None


class MapClusterOut(Schema):
    id: int
    name: str
    intent: Intent
    status: ClusterStatus
    sector_id: int | None
    priority: float
    is_locked: bool
    keywords: int
    volume: int | None = Field(description="searches a month; null: none is known")
    difficulty: float | None = Field(description="the mean of its keywords'")
    planned: int = Field(description="articles: ideas that nobody rejected, and tasks without an idea")
    written: int
    published: int
    offers_more_ideas: bool
    top: list[MapKeywordOut] = Field(description="its keywords, the most searched first; fewer, the more clusters")


class MapLinkOut(Schema):
    one_id: int
    other_id: int
    nearness: float = Field(description="by meaning, 0 to 1")


class ClusterMapOut(Schema):
    clusters: int = Field(description="all that fit")
    keywords: int
    volume: int | None
    items: list[MapClusterOut] = Field(description="at most 500, the most searched first")
    left_out: int = Field(description="clusters that fit and aren't among the items")
    links: list[MapLinkOut] = Field(description="to the three that come nearest; empty where nothing is embedded")


class ClusterChange(Body):
    """Any part of it. Its keywords, ideas and tasks go to the sector with it."""

    name: Name = "Wool socks"
    slug: Annotated[Text, Field(min_length=1, max_length=200)] = "wool-socks"
    description: Long = ""
    intent: Intent = "informational"
    pillar_id: Id | None = Field(None, description="one of its keywords")
    sector_id: Id | None = None
    is_locked: bool = False


class MergeIn(Body):
    cluster_ids: Ids = Field(description="the others: all that they hold moves, and they are gone")


class SplitIn(Body):
    name: Name = Field(description="of the new cluster")
    keyword_ids: KeywordIds = Field(description="what moves there, with its twins")


class GroupNowIn(Body):
    keyword_ids: KeywordIds | None = Field(None, description="only these; else all that wait")
