"""Sites and their sectors."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from igny8.access.sites import LONGEST_ENTRY, LONGEST_TEXT, MOST_ENTRIES
from igny8.api.schemas.text import Body, Name, Said, Text

Domain = Annotated[Said, Field(min_length=1, max_length=253, examples=["example.com"])]
Language = Annotated[Text, Field(min_length=2, max_length=35, description="BCP 47", examples=["en", "pt-BR"])]
Country = Annotated[Text, Field(max_length=2, description="two letters: the market of its keywords", examples=["us"])]
Zone = Annotated[Text, Field(min_length=1, max_length=64, description="IANA", examples=["Europe/Berlin"])]
Prose = Annotated[Text, Field(max_length=LONGEST_TEXT)]
_Entry = Annotated[Said, Field(max_length=LONGEST_ENTRY)]
Words = Annotated[list[_Entry], Field(max_length=MOST_ENTRIES, description="words that no text may hold")]
Brands = Annotated[
    list[_Entry],
    Field(max_length=MOST_ENTRIES, description="brand names, the site's own and others', for navigational intent"),
]


class SiteCountsOut(Schema):
    """What the site's lists hold."""

    keywords: int
    ideas_new: int = Field(description="ideas that nobody has accepted or rejected")
    tasks_pending: int = Field(description="tasks that wait to be written")
    articles: int = Field(description="all but the rejected")
    images_pending: int = Field(description="pictures that wait to be drawn")
    ready_for_review: int = Field(description="drafts at the gate")
    published: int


class SiteOut(Schema):
    id: int
    account_id: int
    name: str
    domain: str
    language: str
    country: str
    time_zone: str
    voice: str
    audience: str
    words_to_avoid: list[str]
    image_style: str
    brands: list[str]
    planner_enabled: bool
    writer_enabled: bool
    created_at: datetime
    deleted_at: datetime | None
    purged_at: datetime | None = Field(description="when a deleted site is gone for good")


class SitesOut(Schema):
    items: list[SiteOut]
    next: str | None


class SiteIn(Body):
    domain: Domain
    name: Annotated[Text, Field(max_length=200)] = ""
    language: Language = "en"
    country: Country = ""
    time_zone: Zone = "UTC"
    voice: Prose = ""
    audience: Prose = ""
    words_to_avoid: Words = Field([])
    image_style: Prose = ""
    brands: Brands = Field([])
    planner_enabled: bool = True
    writer_enabled: bool = True


class SiteChange(Body):
    """Any part of it."""

    domain: Domain = "example.com"
    name: Name = "Example"
    language: Language = "en"
    country: Country = ""
    time_zone: Zone = "UTC"
    voice: Prose = ""
    audience: Prose = ""
    words_to_avoid: Words = Field([])
    image_style: Prose = ""
    brands: Brands = Field([])
    planner_enabled: bool = True
    writer_enabled: bool = True


class SectorOut(Schema):
    id: int
    site_id: int
    name: str
    clusters: int = 0
    created_at: datetime


class SectorsOut(Schema):
    items: list[SectorOut]


class SectorIn(Body):
    name: Name


class SectorGoneOut(Schema):
    """What stood in the sector stays, without one."""

    keywords: int
    clusters: int
    ideas: int
    tasks: int
