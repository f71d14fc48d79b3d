"""What a site knows, as the API tells it; and what an article would quote."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Count, QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.knowledge.embedding import Embedder
from igny8.knowledge.retrieval import LEAST_SIMILARITY, retrieve
from igny8.models import Passage, PassageSource, Site

MOST_SHOWN: Final = 20


def source_in_reach(who: Principal, source_id: int) -> PassageSource:
    """The source of that id, with its site."""
    return in_reach(who, PassageSource.objects.select_related("site__account"), source_id, kind="source")


def sources_in(site: Site) -> QuerySet[PassageSource]:
    """All sources of a site."""
    return PassageSource.objects.filter(site=site)


def passages_of(source: PassageSource) -> QuerySet[Passage]:
    """All passages of a source, without their vectors."""
    return Passage.objects.filter(source=source).defer("vector")


def describe_sources(sources: list[PassageSource]) -> list[dict[str, Any]]:
    """Sources in plain values, with the number of their passages."""
    counted = Passage.objects.filter(source__in=sources).order_by().values_list("source").annotate(Count("id"))
    passages = dict(counted) if sources else {}
    return [
        {
            "id": source.pk,
            "site_id": source.site_id,
            "title": source.title,
            "url": source.url,
            "passages": passages.get(source.pk, 0),
            "created_at": source.created_at,
        }
        for source in sources
    ]


def describe_passage(passage: Passage) -> dict[str, Any]:
    """A passage in plain values."""
    return {
        "id": passage.pk,
        "position": passage.position,
        "heading": passage.heading,
        "text": passage.text,
        "is_embedded": bool(passage.model),
    }


def preview(site: Site, query: str, embedder: Embedder, *, most: int) -> list[dict[str, Any]]:
    """The passages that come nearest to a title or question; `is_quoted` tells which of them a writer would get."""
    found = retrieve(site, query, embedder, most=most, least=-1.0)
    return [
        {
            **describe_passage(each.passage),
            "source_id": each.passage.source_id,
            "source": each.passage.source.title,
            "url": each.passage.source.url,
            "similarity": round(each.similarity, 4),
            "is_quoted": each.similarity >= LEAST_SIMILARITY,
        }
        for each in found
    ]
