"""An article is written again as a person asked: a new version of the same article, never a second one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from igny8.editing.structure import still_there
from igny8.editing.versions import keep_ai_versions
from igny8.lib import clock
from igny8.models import Content, ContentVersion

_WRITTEN = (
    *("title", "body", "meta_title", "meta_description", "word_count", "citations", "provider", "is_brief"),
    *("structured_data", "checks", "score", "repaired_at"),
)


def asked_for(task_ids: Sequence[int]) -> dict[int, Content]:
    """The articles that are to be written again, by their tasks."""
    found = Content.objects.rewriting().filter(task__in=task_ids).order_by("-id")
    return {content.task_id: content for content in found if content.task_id is not None}


def asked_of_writer(old: Content, notes: str) -> dict[str, Any]:
    """What the writer is given besides the brief, whose `notes` stay.

    An offline brief that nobody has touched is no article yet: it is written anew, with what was asked for.
    """
    told = {"title": old.title, "notes": "\n\n".join(part for part in [notes, old.rewrite_instruction] if part)}
    if old.is_brief and not ContentVersion.objects.filter(content=old, author="person").exists():
        return told
    return {**told, "repair": [old.rewrite_instruction], "draft_html": old.body}


def take_over(old: Content, new: Content) -> None:
    """Let the unsaved text stand for the article that it is to become, so that it isn't compared with itself."""
    new.pk, new.slug = old.pk, old.slug
    if not any(new.structured_data.values()):  # who mends doesn't look for questions and steps again
        new.structured_data = still_there(old.structured_data, new.body)


def put_in_place(old: Content, new: Content, *, mended: Content | None = None) -> bool:
    """Make `new` the next version of `old`, inside the settling transaction; false where it isn't wanted any more.

    Its slug, task, pictures and notes stay. `mended` is what `new` was before its checks had it mended.
    """
    wanted = Content.objects.rewriting().filter(
        pk=old.pk, version=old.version, rewrite_instruction=old.rewrite_instruction
    )
    new.version = new.checked_version = old.version + (1 if mended is None else 2)
    is_wanted = wanted.update(
        status=Content.Status.DRAFT,
        rewrite_instruction="",
        version=new.version,
        checked_version=new.checked_version,
        updated_at=clock.now(),
        **{name: getattr(new, name) for name in _WRITTEN},
    )
    if is_wanted:
        keep_ai_versions(new, ContentVersion.Kind.REWRITTEN, mended=mended)
    return bool(is_wanted)
