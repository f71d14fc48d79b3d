"""Every save of an article is a version; an old one can be brought back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from igny8.editing.checking import check_article
from igny8.editing.states import expect, expect_no_rewrite, held, record, reopened
from igny8.lib import clock
from igny8.lib.errors import NotFound
from igny8.lib.text import count_words, text_of
from igny8.models import Content, ContentVersion, User

FOLDED: Final = timedelta(minutes=1)  # autosaves of one person within it are one version
_MOST_NUMBER: Final = 2_147_483_647
_KEPT: Final = (
    *("title", "body", "meta_title", "meta_description", "word_count"),
    *("citations", "structured_data", "provider", "is_brief"),
)


def keep_ai_versions(content: Content, kind: ContentVersion.Kind, *, mended: Content | None = None) -> None:
    """Keep what AI has written as the article's present version, in the caller's transaction.

    Where the text was mended after its checks, `mended` is what it was before: the version of `kind`, one below.
    """
    texts = [(content, kind)] if mended is None else [(mended, kind), (content, ContentVersion.Kind.MENDED)]
    first = content.version + 1 - len(texts)
    ContentVersion.objects.bulk_create(
        ContentVersion(content=content, number=number, author="ai", kind=how, **_values(text))
        for number, (text, how) in enumerate(texts, first)
    )


def keep_person_version(
    content: Content,
    user: User,
    *,
    kind: ContentVersion.Kind = ContentVersion.Kind.SAVED,
    is_autosave: bool = False,
    restored_from: int | None = None,
) -> None:
    """Keep what a person saved; it takes the place of their own autosave of a minute ago.

    The version keeps the moment at which it was begun, so that an hour of typing is sixty versions and not one.
    """
    kept = {"kind": kind, "is_autosave": is_autosave, "restored_from": restored_from, **_values(content)}
    last = ContentVersion.objects.filter(content=content).order_by("-number").first()
    folds = last is not None and last.is_autosave and last.user_id == user.pk
    if folds and last is not None and last.created_at > clock.now() - FOLDED:
        ContentVersion.objects.filter(pk=last.pk).update(number=content.version, **kept)
    else:
        ContentVersion.objects.create(content=content, number=content.version, author="person", user=user, **kept)


def _values(content: Content) -> dict[str, Any]:
    return {name: getattr(content, name) for name in _KEPT}


def versions_of(content: Content) -> QuerySet[ContentVersion]:
    """All versions that are kept, without their bodies."""
    return (
        ContentVersion.objects.filter(content=content)
        .select_related("user")
        .defer("body", "citations", "structured_data")
    )


def version_of(content: Content, number: int) -> ContentVersion:
    """The version of that number. Raises `NotFound`."""
    if 0 < number <= _MOST_NUMBER:
        found = ContentVersion.objects.filter(content=content, number=number).select_related("user").first()
        if found is not None:
            return found
    raise NotFound(f"The article has no version {number}.")


def restore_version(content: Content, *, user: User, number: int, version: int | None = None) -> Content:
    """Bring an old version back as the newest, and check it; nothing is lost. `version` is what the caller has read."""
    old = version_of(content, number)
    with transaction.atomic():
        now = held(content)
        expect(now, version)
        expect_no_rewrite(now)
        for name in _KEPT:
            setattr(now, name, getattr(old, name))
        now.word_count = count_words(text_of(now.body), now.site.language)
        now.version += 1
        reopened(now, user)
        now.save(update_fields=[*_KEPT, "version", "status", "updated_at"])
        keep_person_version(now, user, kind=ContentVersion.Kind.RESTORED, restored_from=number)
        record(now, user, "restore", restored=number, version=now.version)
    return check_article(now)
