"""An article is written again as a person asked: a new version of the same article, never a second one."""

from __future__ import annotations

from collections.abc import Sequence

from igny8.ai.functions.generate_content import Revision
from igny8.editing.versions import keep_ai_version
from igny8.lib import clock
from igny8.models import Content, ContentVersion


def asked_for(task_ids: Sequence[int]) -> dict[int, Content]:
    """The articles that are to be written again, by their tasks."""
    found = Content.objects.rewriting().filter(task__in=task_ids).order_by("-id")
    return {content.task_id: content for content in found if content.task_id is not None}


def notes_with(notes: str, old: Content | None) -> str:
    """The brief's notes, and what a person asked for."""
    asked = [old.rewrite_instruction] if old else []
    return "\n\n".join(part for part in [notes, *asked] if part)


def revision_of(old: Content) -> Revision:
    """What the writer gets to see of the article."""
    last = ContentVersion.objects.filter(content=old).order_by("-number").values_list("author", flat=True).first()
    is_untouched = old.is_brief and last != "person"
    return Revision(title=old.title, body_html=old.body, instruction=old.rewrite_instruction, is_brief=is_untouched)


def put_in_place(old: Content, new: Content) -> bool:
    """Make `new` the next version of `old`, inside the settling transaction; false where it isn't wanted any more.

    Its slug, task, pictures and notes stay. `new` becomes the row, for whoever tells of it.
    """
    changed = Content.objects.rewriting().filter(
        pk=old.pk, version=old.version, rewrite_instruction=old.rewrite_instruction
    )
    new.pk, new.version, new.slug = old.pk, old.version + 1, old.slug
    is_wanted = changed.update(
        status=Content.Status.DRAFT,
        rewrite_instruction="",
        version=new.version,
        title=new.title,
        body=new.body,
        meta_title=new.meta_title,
        meta_description=new.meta_description,
        word_count=new.word_count,
        citations=new.citations,
        provider=new.provider,
        is_brief=new.is_brief,
        updated_at=clock.now(),
    )
    if is_wanted:
        keep_ai_version(new, ContentVersion.Kind.REWRITTEN)
    return bool(is_wanted)
