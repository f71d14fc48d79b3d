"""Notes on an article."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import page
from igny8.api.schemas import notes as schemas
from igny8.api.schemas.text import Cursor
from igny8.editing.notes import add_note, delete_note, describe_notes, edit_note, notes_of
from igny8.editing.reach import content_in_reach, note_in_reach

router = Router(tags=["notes"])
content_router = Router(tags=["notes"])  # below an article


@content_router.get(
    "{content_id}/notes/",
    auth=doors(Need.READ),
    response=answering(200, schemas.NotesOut),
    operation_id="list_notes",
)
def list_notes(
    request: HttpRequest, content_id: int, cursor: Cursor = "", limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> Any:
    """All notes on the article, in the order of writing."""
    content = content_in_reach(principal(request), content_id)
    found, after = page(notes_of(content), sort="id", cursor=cursor, limit=limit)
    return {"items": describe_notes(content, found), "next": after}


@content_router.post(
    "{content_id}/notes/",
    auth=doors(Need.WRITE),
    response=answering(201, schemas.NoteOut),
    operation_id="add_note",
)
def add(request: HttpRequest, content_id: int, payload: schemas.NoteIn) -> Any:
    """Write a note, of the whole article or of the words that are quoted."""
    who = principal(request)
    content = content_in_reach(who, content_id)
    note = add_note(content, user=who.user, **payload.model_dump())
    return Status(201, describe_notes(content, [note])[0])


@router.patch("{note_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.NoteOut), operation_id="edit_note")
def edit(request: HttpRequest, note_id: int, payload: schemas.NoteChangeIn) -> Any:
    """Change your own words, or mark it as resolved."""
    who = principal(request)
    note = edit_note(note_in_reach(who, note_id), user=who.user, **payload.model_dump())
    return describe_notes(note.content, [note])[0]


@router.delete("{note_id}/", auth=doors(Need.WRITE), response=answering(204, None), operation_id="delete_note")
def delete(request: HttpRequest, note_id: int) -> Any:
    """Take back your own note."""
    who = principal(request)
    delete_note(note_in_reach(who, note_id), user=who.user)
    return Status(204, None)
