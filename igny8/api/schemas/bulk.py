"""Changes of many rows at once: what became of them, and how to undo it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.keywords import Intent, KeywordFilters
from igny8.api.schemas.text import Body, Id

Ids = Annotated[list[Id], Field(min_length=1, max_length=10_000)]


class KeywordBulkIn(Body):
    """Either `ids` or `filter`. Word-order twins go with their leader, but for set_intent and delete."""

    action: Literal["exclude", "restore", "set_intent", "set_sector", "move", "delete"]
    ids: Ids | None = None
    filter: KeywordFilters | None = None
    intent: Intent | None = Field(None, description="for set_intent")
    sector_id: Id | None = Field(None, description="for set_sector; null: no sector")
    cluster_id: Id | None = Field(None, description="for move")
    dry_run: bool = Field(False, description="count, and change nothing")


class RowOut(Schema):
    id: int
    outcome: Literal["changed", "unchanged", "refused"]
    code: str | None
    message: str | None


class BulkOut(Schema):
    matched: int
    changed: int
    unchanged: int
    refused: int
    reasons: dict[str, int] = Field(description="refusals by their code")
    results: list[RowOut] | None = Field(description="row by row, where there are at most 100")
    change_id: int | None = Field(description="undoes it within a week; null where nothing was changed")
    dry_run: bool


class ChangeOut(Schema):
    id: int
    site_id: int
    kind: Literal["keyword", "idea", "task"]
    action: str
    arguments: dict[str, Any]
    counts: dict[str, Any]
    actor: str
    created_at: datetime
    undone_at: datetime | None


class ChangesOut(Schema):
    items: list[ChangeOut]
    next: str | None


class UndoneOut(Schema):
    restored: int
    refused: int = Field(description="changed again since, or something new stands in the way: these stay as they are")
    refused_ids: list[int] = Field(description="the first hundred of them")
