"""auto_cluster: names and refines groups of keywords that the grouping has proposed."""

from __future__ import annotations

from pydantic import Field

from igny8.ai.functions.common import Given, Intent, SiteContext


class GroupKeyword(Given):
    """A keyword of this batch."""

    id: int
    term: str
    volume: int | None = None
    intent: Intent | None = None


class ProposedGroup(Given):
    """A group, of which this batch may hold only a part: `sample` speaks for the whole."""

    key: str  # the same in every batch that holds a part of the group
    cluster_name: str = ""  # set where the group is a cluster that exists; its name then stays
    pillar: str  # the term that stands for the whole group best
    size: int  # keywords in the whole group
    intent: Intent  # the commonest of the whole group
    sample: list[str] = Field(max_length=50)  # terms of the whole group, weightiest first
    keywords: list[GroupKeyword]


class AutoClusterInput(Given):
    """Groups to name."""

    site: SiteContext
    groups: list[ProposedGroup]
    existing_names: list[str] = []  # names that are taken


class NamedGroup(Given):
    """A group with its name. `keyword_ids` are those of its keywords that belong; the others keep their group."""

    key: str
    name: str = Field(min_length=1, max_length=200)
    description: str = Field(default="", max_length=2000)
    intent: Intent
    keyword_ids: list[int]


class AutoClusterOutput(Given):
    """One entry for each group of the input, by key."""

    groups: list[NamedGroup]
