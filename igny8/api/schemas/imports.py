"""Imports: what a file holds, what becomes of it, how far it is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.keywords import Market
from igny8.api.schemas.text import Asked, Body, Id, Text

Role = Literal["keyword", "volume", "impressions", "difficulty", "cpc", "currency", "trend", "intent", "url", "country"]
Column = Annotated[Text, Field(max_length=2_000)]
Columns = Annotated[
    dict[Role, Column | None],
    Field(description="which column is what, over what was recognised; null: none", examples=[{"volume": "Searches"}]),
]
ImportStatus = Literal["previewed", "queued", "running", "done", "failed", "cancelled", "expired"]


class UploadForm(Asked):
    sector_id: Id | None = Field(None, description="for keywords that are new")
    market: Market = Field("", description="country of the rows that name none")
    keyword_column: Column = Field("", description="what the file calls its column of keywords, where none is found")


class WishesIn(Body):
    """What isn't given stays as it was."""

    columns: Columns = Field({})
    sector_id: Id | None = Field(None, description="for keywords that are new")
    market: Market = Field("", description="country of the rows that name none")


class LeftOutRowOut(Schema):
    row: int = Field(description="as a spreadsheet counts them")
    text: str = Field(description="how it begins")


class LeftOutOut(Schema):
    reason: str
    rows: int
    examples: list[LeftOutRowOut] = Field([], description="the first twenty of them")


class CountsOut(Schema):
    tool: str
    demand_column: str | None
    keywords: int = Field(description="rows that hold one")
    unique: int
    new: int
    updated: int
    duplicates: int
    left_out: list[LeftOutOut]
    volume_sum: int | None
    volume_empty: int | None
    volume_zero: int | None
    difficulty_empty: int | None
    first: str
    last: str


class SampleOut(Schema):
    term: str
    volume: int | None
    impressions: int | None
    difficulty: float | None
    cpc: float | None
    currency: str
    intent: str
    url: str
    market: str


class MappingOut(Schema):
    columns: dict[str, Any] = Field(description="role: column, or columns")
    header: list[str] = Field(description="all columns of the file")
    values: list[list[str]] = Field([], description="the first ones of each column, without empty ones")
    header_line: int | None
    encoding: str | None
    delimiter: str | None
    tables: list[str]
    ignored: list[str]


class PreviewOut(CountsOut):
    mapping: MappingOut
    sample: list[SampleOut]


class OptionsOut(Schema):
    columns: dict[str, str | None]
    sector_id: int | None
    market: str


class FaultOut(Schema):
    code: str
    message: str
    extra: dict[str, Any]


class ImportOut(Schema):
    id: int
    site_id: int
    file_name: str
    file_size: int
    tool: str
    status: ImportStatus
    options: OptionsOut
    preview: PreviewOut | None = Field(description="null for an import from the command line")
    rows_done: int | None
    rows_total: int | None
    result: CountsOut | None = Field(description="once it is done")
    error: FaultOut | None = Field(description="why it failed; nothing of it was kept")
    created_by: str | None
    created_at: datetime
    finished_at: datetime | None


class ImportsOut(Schema):
    items: list[ImportOut]
    next: str | None
