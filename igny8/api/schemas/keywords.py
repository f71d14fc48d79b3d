"""Keywords: what a list asks for, and what it shows."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field, WithJsonSchema

from igny8.api.schemas.text import Asked, Body, Id, Search, Term, Text

Intent = Literal["informational", "commercial", "transactional", "navigational"]
KeywordStatus = Literal["new", "mapped", "excluded", "parked"]
Lacking = Literal["volume", "impressions", "difficulty", "cpc", "intent", "url", "cluster", "sector"]
Sort = Literal[
    "priority", "-priority", "term", "-term", "volume", "-volume", "impressions", "-impressions", "difficulty",
    "-difficulty", "cpc", "-cpc", "created", "-created",
]  # fmt: skip
Count = Annotated[int, Field(ge=0, le=1_000_000_000_000)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
_PRICE: Final = "^[0-9]{1,8}([.][0-9]{1,4})?$"


def _written(value: Any) -> Any:
    """Decimal would take more than the document says: signs, exponents, spaces, digits of other scripts."""
    if isinstance(value, str) and not re.fullmatch(_PRICE[1:-1], value):
        raise ValueError("must be written like 1.25, with four decimals at most")
    return value


Cpc = Annotated[
    Decimal,
    BeforeValidator(_written),
    Field(ge=0, lt=100_000_000, decimal_places=4, allow_inf_nan=False),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 100_000_000},
                {"type": "string", "pattern": _PRICE},
            ],
            "description": "with four decimals at most",
        }
    ),
]
Market = Annotated[str, Field(max_length=8, pattern="^[a-z]{0,8}$", description='country code; "" is the site\'s own')]


class KeywordFilters(Asked):
    """What isn't given asks for nothing. Ranges include their ends; a keyword without the figure is in no range."""

    status: list[KeywordStatus] = Field([], max_length=4)
    cluster_id: Id | None = None
    sector_id: Id | None = None
    intent: list[Intent] = Field([], max_length=4)
    market: Market | None = None
    search: Search = Field("", description="in the term, whatever the case")
    volume_from: Count | None = None
    volume_to: Count | None = None
    impressions_from: Count | None = None
    impressions_to: Count | None = None
    difficulty_from: Percent | None = None
    difficulty_to: Percent | None = None
    cpc_from: Cpc | None = None
    cpc_to: Cpc | None = None
    lacks: list[Lacking] = Field([], max_length=8, description="those without a value there")
    variants: bool | None = Field(None, description="word-order twins alone, or none of them")


class KeywordOut(Schema):
    """Null is unknown; zero is zero."""

    id: int
    site_id: int
    term: str
    market: str
    volume: int | None
    impressions: int | None
    difficulty: float | None
    cpc: float | None
    currency: str
    trend: list[float | None] | None
    intent: Intent | None
    intent_source: Literal["imported", "rules", "person"] | None
    url: str
    priority: float = Field(description="0-100; see docs/reference/priority.md")
    status: KeywordStatus
    parked_reason: str
    cluster_id: int | None
    cluster: str | None
    sector_id: int | None
    sector: str | None
    variant_of_id: int | None = Field(description="the keyword whose word-order twin it is")
    variant_of: str | None
    edited_fields: list[str] = Field(description="what a person changed: imports leave it alone")
    created_at: datetime
    updated_at: datetime


class TwinOut(Schema):
    id: int
    term: str


class PartOut(Schema):
    name: Literal["demand", "ease", "intent"]
    figure: float | str | None
    points: float
    most: float
    note: str


class KeywordWholeOut(KeywordOut):
    raw_row: dict[str, Any] | None = Field(description="the row as the file had it")
    import_id: int | None
    import_file: str | None
    variants: list[TwinOut]
    priority_parts: list[PartOut]


class StatusCountsOut(Schema):
    new: int
    mapped: int
    excluded: int
    parked: int


class KeywordsOut(Schema):
    items: list[KeywordOut]
    next: str | None
    counts: StatusCountsOut | None = Field(description="by status, whatever status was asked for; with `count=true`")


class _Figures(Body):
    volume: Count | None = None
    impressions: Count | None = None
    difficulty: Percent | None = None
    cpc: Cpc | None = None
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$", examples=["EUR"])] | None = None
    intent: Intent | None = None
    url: Annotated[Text, Field(max_length=2000)] | None = None
    sector_id: Id | None = None
    priority: Percent | None = None


class KeywordIn(_Figures):
    term: Term
    market: Market = ""


class KeywordChange(_Figures):
    """Any part of it; null is unknown. A priority of null is computed again."""
