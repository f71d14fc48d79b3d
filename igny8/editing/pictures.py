"""A person changes the pictures of an article: their words, their file, or whether they are there at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from igny8.editing.states import held, reopened
from igny8.lib import clock
from igny8.lib.errors import Conflict
from igny8.media.store import store_anew
from igny8.models import Content, Image, User
from igny8.quality.recheck import recheck_pictures

UPLOADED: Final = "upload"  # stands where a provider's name does
REGRETTED: Final = timedelta(days=7)  # a removed picture can be put back for so long
_SHOWN: Final = ("alt_text", "heading")  # what a reader of the article notices; the rest counts when it is drawn


class ImageState(Conflict):
    """The image is in a state in which this makes no sense; `extra["status"]` names it."""

    code = "image_state"


def pictures_of(content: Content) -> list[Image]:
    """The article's pictures in its order, removed ones last."""
    return sorted(content.images.order_by("position", "id"), key=lambda image: image.status == Image.Status.REMOVED)


def edit_picture(image: Image, *, user: User, changes: Mapping[str, Any]) -> Image:
    """Change its alt text, prompt, written title or heading. The picture itself stays until it is drawn again."""
    with transaction.atomic():
        content, now = _held(image)
        changed = {name: value for name, value in changes.items() if getattr(now, name) != value}
        for name, value in changed.items():
            setattr(now, name, value)
        if changed:
            now.save(update_fields=list(changed))
        if any(name in _SHOWN for name in changed):
            _touch(content, user)
    return now


def replace_picture(image: Image, data: bytes, *, user: User) -> Image:
    """Put a picture of one's own in its place: opened, measured, and written anew as WebP, without what it carries.

    A step that draws it meanwhile is discarded. Raises `NotAnImage`, `ImageTooLarge`; nothing has changed then.
    """
    file = store_anew(data)
    with transaction.atomic():
        content, now = _held(image)
        now.status, now.failed_reason, now.provider = Image.Status.GENERATED, "", UPLOADED
        now.file, now.mime_type, now.size_bytes = file.path, file.mime_type, file.size
        now.width, now.height = file.width, file.height
        now.save()
        _touch(content, user)
    return now


def remove_picture(image: Image, *, user: User) -> Image:
    """Take a picture out of the article; it can be put back for a week."""
    with transaction.atomic():
        content, now = _held(image)
        if now.kind == Image.Kind.FEATURED:
            raise ImageState("The featured image can be replaced, not removed. Nothing was changed.", status=now.status)
        now.status, now.removed_at = Image.Status.REMOVED, clock.now()
        now.save(update_fields=["status", "removed_at"])
        _touch(content, user)
    return now


def put_back_picture(image: Image, *, user: User) -> Image:
    """Undo `remove_picture`; harmless when repeated."""
    with transaction.atomic():
        content = held(image.content)
        now = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
        if now.status == Image.Status.REMOVED:
            now.status, now.removed_at = _status_before(now), None
            now.save(update_fields=["status", "removed_at"])
            _touch(content, user)
    now.content = content
    return now


def ask_for_another(image: Image, *, user: User, changes: Mapping[str, Any]) -> Image:
    """Put it at stage 6's door with another seed, and with another prompt or title where `changes` names one."""
    with transaction.atomic():
        content, now = _held(image)
        for name, value in changes.items():
            setattr(now, name, value)
        now.status, now.seed, now.failed_reason = Image.Status.PENDING, F("seed") + 1, ""
        now.save(update_fields=[*changes, "status", "seed", "failed_reason"])
        _touch(content, user)
    now.refresh_from_db()
    now.content = content
    return now


def forget_removed_pictures() -> int:
    """Delete the rows that nobody regretted within a week; how many went. Their files follow as orphans."""
    old = Image.objects.filter(status=Image.Status.REMOVED, removed_at__lt=clock.now() - REGRETTED)
    return old.delete()[0]


def _held(image: Image) -> tuple[Content, Image]:
    content = held(image.content)
    now = Image.objects.select_for_update(no_key=True).get(pk=image.pk)
    now.content = content
    if now.status == Image.Status.REMOVED:
        raise ImageState("The image was removed. Nothing was changed; put it back first.", status=now.status)
    return content, now


def _status_before(image: Image) -> str:
    if image.file:
        return Image.Status.GENERATED
    return Image.Status.FAILED if image.failed_reason else Image.Status.PENDING


def _touch(content: Content, user: User) -> None:
    reopened(content, user)
    content.save(update_fields=["status", "updated_at"])
    recheck_pictures(content.pk)
