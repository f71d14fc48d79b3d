"""A draft that was written from a task, its versions, a note, and two pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.editing.notes import add_note
from igny8.models import Content
from tests.api.articles import an_article, png
from tests.api.people import Form, World

_DECIDED: Final[dict[str, Any]] = {"content_ids": [1], "decision": "approve"}
BODIES: Final[dict[str, Any]] = {
    "save_content": {"version": 1, "title": "Warm Socks"},
    "ask_for_changes": {"instruction": "Shorter."},
    "restore_version": {"number": 1},
    "decide_content_in_bulk": _DECIDED,
    "export_content": {"format": "markdown"},
    "add_note": {"text": "Is that so?"},
    "edit_note": {"is_resolved": True},
    "edit_image": {"alt_text": "Two socks"},
    "upload_image": Form("socks.png", png(), "image/png"),
}


def _approved(world: World) -> None:
    Content.objects.filter(pk=world.ids["content_id"]).update(status=Content.Status.APPROVED)


PREPARE: Final[dict[str, Callable[[World], None]]] = {"content_back_to_draft": _approved}


def fill(world: World) -> dict[str, Any]:
    content = an_article(world.site)
    _DECIDED["content_ids"] = [content.pk]
    inside = content.images.get(kind="in_article")
    note = add_note(content, user=world.alice, text="Check the facts.")
    return {
        "content_id": content.pk,
        "image_id": inside.pk,
        "note_id": note.pk,
        "number": 1,
        "from": 1,
        "to": 1,
    }
