"""Notes on an article: of the whole, or of some words of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from igny8.access.principals import Forbidden
from igny8.editing.people import person
from igny8.lib import clock
from igny8.lib.text import normalise_term, text_of
from igny8.models import Content, Note, User


def notes_of(content: Content) -> QuerySet[Note]:
    """All notes on the article."""
    return Note.objects.filter(content=content).select_related("user", "resolved_by")


def add_note(content: Content, *, user: User, text: str, quote: str = "", is_request: bool = False) -> Note:
    """Write a note, in the caller's transaction if there is one."""
    return Note.objects.create(
        content=content, user=user, text=text, quote=quote, is_request=is_request, version=content.version
    )


def edit_note(note: Note, *, user: User, text: str | None = None, is_resolved: bool | None = None) -> Note:
    """Change one's own words, or say that it is done: the latter anybody may who can write."""
    if text is not None and text != note.text:
        _expect_own(note, user)
        note.text, note.updated_at = text, clock.now()
    if is_resolved is not None and is_resolved != (note.resolved_at is not None):
        note.resolved_at, note.resolved_by = (clock.now(), user) if is_resolved else (None, None)
    note.save(update_fields=["text", "updated_at", "resolved_at", "resolved_by"])
    return note


def delete_note(note: Note, *, user: User) -> None:
    """Take back one's own note."""
    _expect_own(note, user)
    note.delete()


def _expect_own(note: Note, user: User) -> None:
    if note.user_id != user.pk:
        raise Forbidden("This note is somebody else's. Nothing was changed; you can mark it as resolved.")


def describe_notes(content: Content, notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Notes in plain values; `is_found` says whether the quoted words still stand in the article."""
    where = normalise_term(text_of(content.body))
    return [_described(note, where) for note in notes]


def _described(note: Note, where: str) -> dict[str, Any]:
    return {
        "id": note.pk,
        "content_id": note.content_id,
        "user": person(note.user),
        "text": note.text,
        "quote": note.quote,
        "is_found": normalise_term(note.quote) in where if note.quote else None,
        "is_request": note.is_request,
        "version": note.version,
        "resolved_at": note.resolved_at,
        "resolved_by": person(note.resolved_by),
        "created_at": note.created_at,
        "updated_at": note.updated_at,
    }
