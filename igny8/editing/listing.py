"""Lists of a site's articles and pictures: filters, and what a row tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from igny8.editing.describing import AddressOf, describe_image
from igny8.models import Content, Image, Note, Site
from igny8.quality.holding import held_among

MOST_FINDINGS: Final = 2  # as many as a row has lines for


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


def describe_rows(
    site: Site, found: Iterable[Content], address_of: AddressOf, *, findings: bool = False
) -> list[dict[str, Any]]:
    """Rows of a site's list in plain values; with `findings` what its checks find wanting, the weightiest first."""
    articles = list(found)
    wanting = _findings([content.pk for content in articles]) if findings else {}
    open_notes = Note.objects.filter(content__in=articles, resolved_at__isnull=True).order_by()
    notes = dict(open_notes.values_list("content").annotate(Count("id"))) if articles else {}
    held = held_among(site, [content.pk for content in articles])
    return [
        _row(content, notes.get(content.pk, 0), content.pk in held, address_of)
        | {"findings": wanting.get(content.pk, []) if findings else None}
        for content in articles
    ]


def _findings(ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """What fails and what could be better, of each article; a failure comes before a warning of the same weight."""
    rows = Content.objects.filter(pk__in=ids).values_list("pk", "checks") if ids else []
    return {
        pk: sorted(
            (check for check in checks if check["status"] in ("fail", "warn")),
            key=lambda check: (-int(check["is_must"]), -check["weight"], check["status"]),
        )[:MOST_FINDINGS]
        for pk, checks in rows
    }


def _row(content: Content, notes: int, is_held: bool, address_of: AddressOf) -> dict[str, Any]:
    images: list[Image] = getattr(content, "told_images", [])
    featured = next((image for image in images if image.kind == Image.Kind.FEATURED), None)
    states = [image.status for image in images]
    return {
        **facts(content),
        "meta_description": content.meta_description,
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


@dataclass(frozen=True)
class ImageFilter:
    """Which pictures are meant; None and empty ask for nothing."""

    status: Sequence[str] = ()
    kind: str | None = None
    content_id: int | None = None
    lacks_alt: bool | None = None
    search: str = ""  # in their words, and in their article's title


def images_in(site: Site, which: ImageFilter) -> QuerySet[Image]:
    """The pictures of a site; removed ones only where they are asked for."""
    rows = _images_that_fit(site, which)
    rows = rows.filter(status__in=which.status) if which.status else rows.exclude(status=Image.Status.REMOVED)
    heavy = ("body", "citations", "checks", "structured_data")
    return rows.select_related("content").defer(*(f"content__{name}" for name in heavy))


def count_images(site: Site, which: ImageFilter) -> dict[str, int]:
    """How many fit of each status, whatever the status that is asked for."""
    rows = _images_that_fit(site, which).order_by().values_list("status").annotate(Count("id"))
    return {str(status): 0 for status in Image.Status.values} | dict(rows)


def _images_that_fit(site: Site, which: ImageFilter) -> QuerySet[Image]:
    rows = Image.objects.filter(content__site=site)
    if which.kind is not None:
        rows = rows.filter(kind=which.kind)
    if which.content_id is not None:
        rows = rows.filter(content=which.content_id)
    if which.lacks_alt is not None:
        rows = rows.filter(alt_text="") if which.lacks_alt else rows.exclude(alt_text="")
    for word in which.search.split():
        rows = rows.filter(
            Q(alt_text__icontains=word)
            | Q(prompt__icontains=word)
            | Q(title__icontains=word)
            | Q(heading__icontains=word)
            | Q(content__title__icontains=word)
        )
    return rows


def describe_image_row(image: Image, address_of: AddressOf) -> dict[str, Any]:
    """A picture in a list, with the article that it belongs to."""
    content = image.content
    return describe_image(image, address_of) | {"article": content.title, "article_status": str(content.status)}
