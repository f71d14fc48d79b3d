"""generate_ideas: what could be written for a cluster."""

from __future__ import annotations

from pydantic import Field

from igny8.ai.functions.common import ContentStructure, ContentType, Given, Intent, SiteContext, TargetKeyword


class GenerateIdeasInput(Given):
    """A cluster, and what exists beside it."""

    site: SiteContext
    cluster_name: str
    cluster_description: str = ""
    intent: Intent
    pillar: str
    keywords: list[TargetKeyword] = Field(max_length=200)  # weightiest first; word-order twins left out
    count: int = Field(ge=1, le=20)
    spare: int = Field(default=0, ge=0, le=20)  # more that may come: near-duplicates are dropped by who asks
    existing_titles: list[str] = []  # titles of the site that come near; none may be repeated


class Idea(Given):
    """One idea."""

    title: str = Field(min_length=3, max_length=300)
    description: str = Field(min_length=1, max_length=2000)
    content_type: ContentType
    content_structure: ContentStructure
    target_keywords: list[str] = Field(min_length=1, max_length=30)  # terms of the cluster, the main one first


class GenerateIdeasOutput(Given):
    """At most `count` and `spare` ideas, no two alike; fewer where the cluster carries no more."""

    ideas: list[Idea] = Field(max_length=40)
