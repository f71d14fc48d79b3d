"""The prompt library as a page shows it: what is in force for whom, its versions, and what changed between two."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from igny8.ai.prompts.parts import PARTS, Part
from igny8.ai.prompts.port import Prompt
from igny8.ai.prompts.shipped import shipped
from igny8.gateway.prompts import Scope, name_of, part_named, text_of_version
from igny8.lib.text import count_words
from igny8.lib.worddiff import diff_words
from igny8.models import PromptVersion


def in_force(scope: Scope) -> list[dict[str, Any]]:
    """Every part, with what is in force for the scope and whose it is."""
    rows = _active(scope)
    return [_described(part, rows.get(part.key), scope) for part in PARTS.values()]


def whole(scope: Scope, key: str, version: str = "") -> dict[str, Any]:
    """One part with its places, and the text of a version: the one in force if none is named. Raises `NotFound`."""
    part = part_named(key)
    row = _active(scope).get(key)
    told = _described(part, row, scope)
    prompt = text_of_version(scope, key, version) if version else Prompt(row.text, name_of(row)) if row else None
    prompt = prompt or shipped(key)
    return {
        **told,
        "shown": prompt.version,
        "is_in_force": prompt.version == told["version"],
        "text": prompt.text,
        "places": [_place(part, name) for name in sorted(part.places)],
    }


def versions(scope: Scope, key: str) -> QuerySet[PromptVersion]:
    """The scope's own versions of a part. Raises `NotFound`."""
    return scope.versions(part_named(key).key)


def describe_version(version: PromptVersion, *, with_text: bool = False) -> dict[str, Any]:
    """One version in plain values."""
    told: dict[str, Any] = {
        "version": name_of(version),
        "number": version.number,
        "part": version.part,
        "is_active": version.is_active,
        "author": version.author,
        "note": version.note,
        "created_at": version.created_at,
    }
    return {**told, "text": version.text} if with_text else told


def differing(scope: Scope, key: str, old: str, new: str) -> dict[str, Any]:
    """What changed from one version's text to another's, word by word. Raises `NotFound`."""
    before, after = text_of_version(scope, key, old), text_of_version(scope, key, new)
    segments = diff_words(before.text, after.text, "en")
    return {
        "from": before.version,
        "to": after.version,
        "segments": [{"op": segment.op, "text": segment.text} for segment in segments],
        "words_added": sum(count_words(each.text, "en") for each in segments if each.op == "ins"),
        "words_removed": sum(count_words(each.text, "en") for each in segments if each.op == "del"),
    }


def _active(scope: Scope) -> dict[str, PromptVersion]:
    """The row in force for each part: the site's own before its account's; none where the shipped text is."""
    rows = PromptVersion.objects.filter(account=scope.account, is_active=True)
    mine = [row for row in rows if row.site_id is None or (scope.site and row.site_id == scope.site.pk)]
    return {row.part: row for row in sorted(mine, key=lambda row: row.site_id is not None)}


def _described(part: Part, row: PromptVersion | None, scope: Scope) -> dict[str, Any]:
    source = "shipped" if row is None else "account" if row.site_id is None else "site"
    return {
        "part": part.key,
        "function": part.function,
        "title": part.title,
        "is_drawing": part.is_drawing,
        "version": name_of(row) if row else shipped(part.key).version,
        "shipped_version": shipped(part.key).version,
        "source": source,
        "is_own": source == scope.name,
        "author": row.author if row else "IGNY8",
        "note": row.note if row else "",
        "saved_at": row.created_at if row else None,
    }


def _place(part: Part, name: str) -> dict[str, Any]:
    is_data = name in part.data
    return {"name": name, "meaning": part.meaning(name), "is_data": is_data, "is_required": name in part.required}
