"""Articles, notes and pictures that a person may touch; see `igny8.access.reach`."""

from __future__ import annotations

from igny8.access.principals import Principal
from igny8.access.reach import in_reach
from igny8.models import Content, Image, Note


def content_in_reach(who: Principal, content_id: int) -> Content:
    """The article of that id, with all that is told of it."""
    rows = Content.objects.select_related("site__account", "task__cluster", "sector")
    return in_reach(who, rows, content_id, kind="article")


def image_in_reach(who: Principal, image_id: int) -> Image:
    """The picture of that id, removed ones too, with its article."""
    rows = Image.objects.select_related("content__site__account")
    return in_reach(who, rows, image_id, account="content__site__account", kind="image")


def note_in_reach(who: Principal, note_id: int) -> Note:
    """The note of that id, with its article."""
    rows = Note.objects.select_related("content__site__account", "user", "resolved_by")
    return in_reach(who, rows, note_id, account="content__site__account", kind="note")
