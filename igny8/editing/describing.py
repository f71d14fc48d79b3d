"""Articles, versions and pictures in plain values, as the API gives them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from igny8.editing.checking import checks_of
from igny8.editing.people import person
from igny8.media.article import article_with_images
from igny8.models import Content, ContentVersion, Image, Task

AddressOf = Callable[[Image], str]  # where a picture's file is served


def describe_image(image: Image, address_of: AddressOf) -> dict[str, Any]:
    """A picture; `url` is None where there is no file yet."""
    return {
        "id": image.pk,
        "content_id": image.content_id,
        "kind": str(image.kind),
        "position": image.position,
        "heading": image.heading,
        "title": image.title,
        "prompt": image.prompt,
        "alt_text": image.alt_text,
        "status": str(image.status),
        "is_being_redrawn": image.status == Image.Status.PENDING and bool(image.file),
        "failed_reason": image.failed_reason,
        "url": address_of(image) if image.file else None,
        "mime_type": image.mime_type,
        "width": image.width,
        "height": image.height,
        "size_bytes": image.size_bytes,
        "provider": image.provider,
        "seed": image.seed,
        "removed_at": image.removed_at,
        "created_at": image.created_at,
    }


def describe_article(content: Content, facts: dict[str, Any], address_of: AddressOf) -> dict[str, Any]:
    """An article whole: what a list tells of it is in `facts`."""
    images = content.images.exclude(status=Image.Status.REMOVED).order_by("position", "id")
    last = ContentVersion.objects.filter(content=content, number=content.version).select_related("user").first()
    return {
        **facts,
        "body": content.body,
        "meta_title": content.meta_title,
        "meta_description": content.meta_description,
        **checks_of(content),
        "citations": content.citations,
        "structured_data": content.structured_data,
        "images": [describe_image(image, address_of) for image in images],
        "task": _task(content.task) if content.task else None,
        "rewrite_instruction": content.rewrite_instruction,
        "saved_by": describe_version(last) if last else None,
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "id": task.pk,
        "title": task.title,
        "description": task.description,
        "content_type": task.content_type,
        "content_structure": task.content_structure,
        "status": str(task.status),
        "parked_reason": task.parked_reason,
        "brief": task.brief,
    }


def rendered(content: Content, address_of: AddressOf) -> str:
    """The body with its pictures under their headings."""
    return article_with_images(content, address_of)


def describe_version(version: ContentVersion) -> dict[str, Any]:
    """A version without its text."""
    return {
        "number": version.number,
        "author": version.author,
        "user": person(version.user),
        "kind": str(version.kind),
        "is_autosave": version.is_autosave,
        "restored_from": version.restored_from,
        "title": version.title,
        "word_count": version.word_count,
        "provider": version.provider,
        "is_brief": version.is_brief,
        "created_at": version.created_at,
    }


def describe_version_whole(version: ContentVersion) -> dict[str, Any]:
    """A version with its text."""
    return {
        **describe_version(version),
        "body": version.body,
        "meta_title": version.meta_title,
        "meta_description": version.meta_description,
        "citations": version.citations,
    }
