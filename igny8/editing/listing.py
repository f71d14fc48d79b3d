"""Lists of a site's articles and pictures: filters, and what a row tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from igny8.editing.describing import AddressOf, describe_image
from igny8.models import Content, Image, Note, Site
from igny8.quality.holding import held_among


@dataclass(frozen=True)
class Filters:
    """What is asked for; None and empty ask for nothing."""

    status: Sequence[str] = ()
    cluster_id: int | None = None
    sector_id: int | None = None
    task_id: int | None = None
    provider: str | None = None
    is_brief: bool | None = None
    score_min: int | None = None
    score_max: int | None = None
    marked: str | None = None  # image_failed, parked, any: why a person should look twice
    is_ready: bool | None = None  # stands at the gate
    search: str = ""


def articles_in(site: Site, filters: Filters | None = None) -> QuerySet[Content]:
    """The articles of a site that fit, without their bodies."""
    wanted = filters or Filters()
    rows = Content.objects.ready_for_review(site) if wanted.is_ready else Content.objects.filter(site=site)
    if wanted.is_ready is False:
        rows = rows.exclude(pk__in=Content.objects.ready_for_review(site).values("pk"))
    given = {
        "status__in": list(wanted.status) or None,
        "task__cluster": wanted.cluster_id,
        "sector": wanted.sector_id,
        "task": wanted.task_id,
        "provider": wanted.provider,
        "is_brief": wanted.is_brief,
        "score__gte": wanted.score_min,
        "score__lte": wanted.score_max,
    }
    rows = rows.filter(**{name: value for name, value in given.items() if value is not None})
    for condition in (_marked(wanted.marked), _search(wanted.search)):
        rows = rows.filter(condition)
    return rows.select_related("task__cluster", "sector").defer("body", "citations", "checks", "structured_data")


def _marked(marked: str | None) -> Q:
    failed = Q(Exists(Image.objects.filter(content=OuterRef("pk"), status=Image.Status.FAILED)))
    parked = ~Q(parked_reason="") | Q(task__status="parked", status=Content.Status.CHANGES_REQUESTED)
    return {None: Q(), "image_failed": failed, "parked": parked}.get(marked, failed | parked)


def _search(search: str) -> Q:
    words = search.split()
    found = Q()
    for word in words:
        found &= Q(title__icontains=word) | Q(slug__icontains=word) | Q(body__icontains=word)
    return found


def with_images(rows: QuerySet[Content]) -> QuerySet[Content]:
    """The articles with their pictures, as `describe_rows` needs them."""
    return rows.prefetch_related(Prefetch("images", Image.objects.order_by("position", "id"), to_attr="told_images"))


def describe_rows(site: Site, found: Iterable[Content], address_of: AddressOf) -> list[dict[str, Any]]:
    """Rows of a site's list in plain values."""
    articles = list(found)
    open_notes = Note.objects.filter(content__in=articles, resolved_at__isnull=True).order_by()
    notes = dict(open_notes.values_list("content").annotate(Count("id"))) if articles else {}
    held = held_among(site, [content.pk for content in articles])
    return [_row(content, notes.get(content.pk, 0), content.pk in held, address_of) for content in articles]


def _row(content: Content, notes: int, is_held: bool, address_of: AddressOf) -> dict[str, Any]:
    images: list[Image] = getattr(content, "told_images", [])
    featured = next((image for image in images if image.kind == Image.Kind.FEATURED), None)
    states = [image.status for image in images]
    return {
        **facts(content),
        "image": describe_image(featured, address_of) if featured else None,
        "images_generated": states.count(Image.Status.GENERATED),
        "images_pending": states.count(Image.Status.PENDING),
        "images_failed": states.count(Image.Status.FAILED),
        "open_notes": notes,
        "is_held": is_held,
    }


def facts(content: Content) -> dict[str, Any]:
    """What a list and an article's own page both tell."""
    task = content.task
    cluster = task.cluster if task else None
    return {
        "id": content.pk,
        "site_id": content.site_id,
        "task_id": content.task_id,
        "cluster": {"id": cluster.pk, "name": cluster.name} if cluster else None,
        "sector": {"id": content.sector.pk, "name": content.sector.name} if content.sector else None,
        "title": content.title,
        "slug": content.slug,
        "status": str(content.status),
        "version": content.version,
        "word_count": content.word_count,
        "score": content.score,
        "provider": content.provider,
        "is_brief": content.is_brief,
        "priority": content.priority,
        "parked_reason": content.parked_reason,
        "is_being_rewritten": bool(content.rewrite_instruction),
        "created_at": content.created_at,
        "updated_at": content.updated_at,
    }


def count_by_status(site: Site, filters: Filters) -> dict[str, int]:
    """How many fit of each status, whatever the status that is asked for."""
    others = Filters(**{**vars(filters), "status": ()})
    rows = articles_in(site, others).order_by().values_list("status").annotate(Count("id"))
    return {str(status): 0 for status in Content.Status.values} | dict(rows)


def images_in(
    site: Site, *, status: Sequence[str] = (), kind: str | None = None, content_id: int | None = None
) -> QuerySet[Image]:
    """The pictures of a site; removed ones only where they are asked for."""
    rows = Image.objects.filter(content__site=site).select_related("content")
    rows = rows.filter(status__in=status) if status else rows.exclude(status=Image.Status.REMOVED)
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows if content_id is None else rows.filter(content=content_id)
