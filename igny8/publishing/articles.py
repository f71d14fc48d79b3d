"""What every export tells of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from igny8.lib.errors import NotFound
from igny8.lib.markup import place_under_headings
from igny8.media.article import drawn_images, figure
from igny8.media.store import path_of
from igny8.models import Cluster, Content, Image, Site
from igny8.publishing.naming import picture_path
from igny8.publishing.target import File

APPROVED = (Content.Status.APPROVED, Content.Status.PUBLISHED)
BRIEF_NOTICE = "This is an offline brief, to be filled by a person. It is not an article yet."


def articles_of(site: Site, *, statuses: Sequence[str] = (), ids: Sequence[int] = ()) -> QuerySet[Content]:
    """The site's articles by id; without `statuses` all but those that a person rejected.

    Raises `NotFound` where an id of `ids` is not the site's.
    """
    found = (
        Content.objects.filter(site=site).select_related("site", "task__cluster", "task__idea", "sector").order_by("id")
    )
    if ids:
        missing = set(ids) - set(found.filter(pk__in=ids).values_list("pk", flat=True))
        if missing:
            raise NotFound(f"{site.domain} has no article {', '.join(map(str, sorted(missing)))}.")
        return found.filter(pk__in=ids)
    return found.filter(status__in=statuses) if statuses else found.exclude(status=Content.Status.REJECTED)


def cluster_of(content: Content) -> Cluster | None:
    """The cluster that the article came from."""
    return content.task.cluster if content.task else None


def keywords_of(content: Content) -> list[str]:
    """The terms that the article aims at, the main one first."""
    brief: dict[str, Any] = content.task.brief if content.task else {}
    return [keyword["term"] for keyword in brief.get("keywords", [])]


def wants_notice(content: Content) -> bool:
    """Whether a brief has to be marked by the export, because its text doesn't begin with its own notice."""
    return content.is_brief and not content.body.lstrip().startswith("<aside")


def pictures(content: Content) -> list[Image]:
    """The article's pictures that are really on disk."""
    return [image for image in drawn_images(content) if image.file and path_of(image.file).is_file()]


def missing_pictures(content: Content) -> list[Image]:
    """Pictures that should be on disk and aren't, or could not be drawn."""
    there = {image.pk for image in pictures(content)}
    wanted = content.images.exclude(status=Image.Status.REMOVED).order_by("position")
    return [image for image in wanted if image.pk not in there]


def body_with_pictures(
    content: Content, address_of: Callable[[Image], str] | None = None, *, with_featured: bool = True
) -> str:
    """The body with each picture that is on disk under its heading; by default at its place in the export."""
    address = address_of or (lambda image: picture_path(content, image))
    there = [image for image in pictures(content) if with_featured or image.kind != Image.Kind.FEATURED]
    top = "".join(f"{figure(image, address(image))}\n" for image in there if image.kind == Image.Kind.FEATURED)
    placed = [(image.heading, figure(image, address(image))) for image in there if image.kind != Image.Kind.FEATURED]
    return top + place_under_headings(content.body, placed)


def picture_files(articles: Sequence[Content]) -> Iterator[File]:
    """Copies of the articles' pictures."""
    for content in articles:
        for image in pictures(content):
            yield File(picture_path(content, image), path_of(image.file))


def facts(content: Content) -> dict[str, Any]:
    """Everything about an article but its body, as plain values. Key order is the order on paper."""
    cluster = cluster_of(content)
    return {
        "id": content.pk,
        "title": content.title,
        "slug": content.slug,
        "status": str(content.status),
        "is_brief": content.is_brief,
        "provider": content.provider,
        "meta_title": content.meta_title,
        "meta_description": content.meta_description,
        "cluster": cluster.name if cluster else None,
        "sector": content.sector.name if content.sector else None,
        "content_type": content.task.content_type if content.task else None,
        "content_structure": content.task.content_structure if content.task else None,
        "keywords": keywords_of(content),
        "word_count": content.word_count,
        "score": content.score,
        "created_at": content.created_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "updated_at": content.updated_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
