"""Rows of the planning half, for its tests."""

from __future__ import annotations

from typing import Any

from igny8.lib.text import normalise_term, slugify, twin_key
from igny8.models import Cluster, ContentIdea, Keyword, Site, Task
from igny8.planning.keyword_changes import priority_of


def keyword(site: Site, term: str, **fields: Any) -> Keyword:
    normalised = normalise_term(term)
    key = twin_key(normalised)
    if "cluster" in fields:
        fields.setdefault("status", "mapped")
    made = Keyword(site=site, term=term, normalised_term=normalised, twin_key=key, **fields)
    made.priority = fields.get("priority", priority_of(made))
    made.save()
    return made


def cluster(site: Site, name: str, *terms: str, **fields: Any) -> Cluster:
    made = Cluster.objects.create(site=site, name=name, slug=slugify(name), **fields)
    for place, term in enumerate(terms):
        keyword(site, term, cluster=made, volume=1000 - place, sector=made.sector, market=made.market)
    return made


def idea(of: Cluster, title: str, **fields: Any) -> ContentIdea:
    given = {"content_type": "post", "content_structure": "guide", **fields}
    return ContentIdea.objects.create(site=of.site, keyword_cluster=of, idea_title=title, **given)


def task(site: Site, title: str, **fields: Any) -> Task:
    given = {"content_type": "post", "content_structure": "guide", **fields}
    return Task.objects.create(site=site, title=title, **given)
