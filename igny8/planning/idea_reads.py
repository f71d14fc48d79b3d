"""Ideas as lists ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Count, QuerySet

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.models import ContentIdea, Site

SORTS: Final = {"priority": "priority", "title": "idea_title", "created": "id"}
_OWN: Final = (
    "id site_id sector_id idea_title description content_type content_structure target_keywords similar_to priority "
    "parked_reason status created_at"
).split()


@dataclass(frozen=True)
class IdeaFilter:
    """Which ideas are meant; what is None or empty asks for nothing."""

    status: Sequence[str] = ()
    cluster_id: int | None = None
    sector_id: int | None = None
    similar: bool | None = None  # to something that exists
    parked: bool | None = None
    search: str = ""  # in the title


def ideas_of(site: Site, which: IdeaFilter) -> QuerySet[ContentIdea]:
    """The site's ideas that fit."""
    asked = {
        "status__in": list(which.status) or None,
        "keyword_cluster": which.cluster_id,
        "sector_id": which.sector_id,
        "idea_title__icontains": which.search.strip() or None,
    }
    rows = ContentIdea.objects.filter(site=site, **{name: value for name, value in asked.items() if value is not None})
    for name, value in (("similar_to", which.similar), ("parked_reason", which.parked)):
        if value is not None:
            rows = rows.exclude(**{name: ""}) if value else rows.filter(**{name: ""})
    return rows


def with_names(rows: QuerySet[ContentIdea]) -> QuerySet[ContentIdea]:
    """The rows with the names that `describe_idea` tells."""
    return rows.select_related("keyword_cluster", "sector", "task")


def count_by_status(site: Site, which: IdeaFilter) -> dict[str, int]:
    """How many fit in each status, whatever status the filter names."""
    rows = ideas_of(site, replace(which, status=())).order_by().values_list("status")
    return dict.fromkeys(ContentIdea.Status.values, 0) | dict(rows.annotate(count=Count("pk")))


def idea_in_reach(who: Principal, idea_id: int) -> ContentIdea:
    """The idea of that id, with its site."""
    rows = with_names(ContentIdea.objects.select_related("site__account"))
    return in_reach(who, rows, idea_id, kind="idea")


def describe_idea(idea: ContentIdea) -> dict[str, Any]:
    """An idea in plain values."""
    task = getattr(idea, "task", None)
    return {name: getattr(idea, name) for name in _OWN} | {
        "cluster_id": idea.keyword_cluster_id,
        "cluster": idea.keyword_cluster.name,
        "sector": idea.sector.name if idea.sector else None,
        "task_id": task.pk if task else None,
    }
