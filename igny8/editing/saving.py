"""A person saves an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.editing.checking import check_article
from igny8.editing.states import expect, expect_no_rewrite, held, reopened
from igny8.editing.structure import still_there
from igny8.editing.versions import keep_person_version
from igny8.lib.errors import Conflict, Invalid
from igny8.lib.markup import sanitise
from igny8.lib.text import count_words, slugify, text_of
from igny8.models import Content, User

FIELDS: Final = ("title", "slug", "body", "meta_title", "meta_description", "is_brief")
_ONE_LINE: Final = ("title", "meta_title", "meta_description")
_MOST: Final = {"title": 300, "slug": 200, "meta_title": 300, "meta_description": 500}
_NO_LINE: Final = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


class SlugTaken(Conflict):
    """Another article of the site has this slug."""

    code = "slug_taken"


def save_article(
    content: Content, *, user: User, version: int, changes: Mapping[str, Any], is_autosave: bool = False
) -> Content:
    """Save what a person changed: `changes` holds some of `FIELDS`; a save that changes nothing makes no version.

    What is saved is checked anew, an autosave is not. A brief whose notice goes from its top is one no more: a person
    has filled it.

    Raises `VersionConflict` where somebody else has saved since the caller read `version`, `Invalid` for what can't
    be saved, `SlugTaken`, and `BeingRewritten` while the writer has the article.
    """
    wanted = checked(changes)
    try:
        with transaction.atomic():
            now = held(content)
            expect(now, version)
            expect_no_rewrite(now)
            if _is_filled_by(now, wanted):
                wanted["is_brief"] = False
            changed = [name for name, value in wanted.items() if getattr(now, name) != value]
            if changed:
                _save(now, user, {name: wanted[name] for name in changed}, is_autosave=is_autosave)
    except IntegrityError as error:
        if Content.objects.filter(site=content.site_id, slug=wanted.get("slug")).exclude(pk=content.pk).exists():
            raise SlugTaken(
                f"Another article of the site has the slug {wanted['slug']!r}. Nothing was saved.", slug=wanted["slug"]
            ) from error
        raise
    is_to_check = not is_autosave and now.checked_version != now.version
    return check_article(now) if is_to_check else now


def _is_filled_by(now: Content, wanted: Mapping[str, Any]) -> bool:
    """Whether a save takes a brief's notice away, and says nothing else about what it is."""
    if not now.is_brief or "is_brief" in wanted:
        return False
    return begins_with_notice(now.body) and not begins_with_notice(wanted.get("body", now.body))


def begins_with_notice(body: str) -> bool:
    """Whether a text says at its top that it is a brief."""
    return body.lstrip().startswith("<aside")


def _save(now: Content, user: User, changed: dict[str, Any], *, is_autosave: bool) -> None:
    for name, value in changed.items():
        setattr(now, name, value)
    now.structured_data = still_there(now.structured_data, now.body)
    now.word_count = count_words(text_of(now.body), now.site.language)
    now.version += 1
    reopened(now, user)
    now.save(update_fields=[*changed, "structured_data", "word_count", "version", "status", "updated_at"])
    keep_person_version(now, user, is_autosave=is_autosave)


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored. Raises `Invalid`, which names every bad one."""
    wanted = dict(changes)
    problems = {name: problem for name in wanted if (problem := _problem(name, wanted[name]))}
    if "body" in wanted and "body" not in problems:
        try:
            wanted["body"] = sanitise(wanted["body"])
        except Invalid as error:
            problems["body"] = error.message
    if problems:
        told = "; ".join(f"{name}: {problem}" for name, problem in problems.items())
        raise Invalid(f"Nothing was saved: {told}", fields=problems)
    return wanted


def _problem(name: str, value: Any) -> str:
    if name not in FIELDS:
        return "is no field that can be saved."
    if len(str(value)) > _MOST.get(name, len(str(value))):
        return f"has at most {_MOST[name]} characters."
    if name in _ONE_LINE and _NO_LINE.search(value):
        return "is one line, without control characters."
    if name == "title" and not value.strip():
        return "can't be empty."
    if name == "slug" and value != slugify(value, most=_MOST["slug"]):
        return f"is no slug; write it as {slugify(value, most=_MOST['slug'])!r}."
    return ""
