"""A person's word on which column is what, over what was recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from igny8.lib.errors import Invalid
from igny8.planning.imports.headers import Header

ROLES: Final = (
    "keyword",
    "volume",
    "impressions",
    "difficulty",
    "cpc",
    "currency",
    "trend",
    "intent",
    "url",
    "country",
)


def remapped(header: Header, columns: Mapping[str, str | None]) -> Header:
    """The header with these columns for these roles. Raises `Invalid`, which names every bad one."""
    names = {name or f"column {number}": number - 1 for number, name in enumerate(header.names, 1)}
    problems = {f"columns.{role}": "there is no such role" for role in columns if role not in ROLES}
    for role, name in columns.items():
        if name is not None and name not in names:
            problems[f"columns.{role}"] = f"the file has no column {name!r}"
    if columns.get("keyword", "") is None:
        problems["columns.keyword"] = "a column must hold the keywords"
    if problems:
        raise Invalid(f"Nothing was changed: {'; '.join(problems.values())}.", fields=problems)
    chosen = {role: names[name] for role, name in columns.items() if name is not None}
    kept = {role: at for role, at in header.columns.items() if role not in columns and at not in set(chosen.values())}
    if "keyword" not in chosen | kept:
        raise Invalid("Nothing was changed: no column is left for the keywords.", fields={"columns.keyword": "needed"})
    return replace(header, columns=kept | chosen, months=() if "trend" in columns else header.months)
