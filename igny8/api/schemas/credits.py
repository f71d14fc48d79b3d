"""Credits: the balance, the ledger's entries, where they went, and grants."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.strict import StrictBody

EntryKind = Literal["grant", "reserve", "release", "settle"]
Dimension = Literal["day", "stage", "function", "model", "site"]


class BalanceOut(Schema):
    account_id: int
    balance: int = Field(description="available now")
    held: int = Field(description="held by steps at work; what they don't use comes back")
    opening: int = Field(description="what the account opened with")
    is_unlimited: bool = Field(description="nothing is taken from the balance; use is still written down")


class EntryOut(Schema):
    """One movement. The balance is the sum of all amounts."""

    id: int
    kind: EntryKind
    amount: int = Field(description="the change of the balance")
    charged: int = Field(description="credits used for good; of `settle` alone")
    site: str | None = Field(description="its domain")
    run_id: str | None
    stage: int | None
    user: str | None
    note: str
    created_at: str


class EntriesOut(Schema):
    items: list[EntryOut]
    next: str | None = Field(description="`cursor` of the next page; null on the last one")


class UsedOut(Schema):
    key: str = Field(description="the day, stage, function, model, or the site's id")
    credits: int | None = Field(description="null by model: credits aren't booked by model")
    ai_calls: int
    tokens_in: int
    tokens_out: int
    cost: float = Field(description="US dollars")


class UseOut(Schema):
    by: Dimension
    since: date
    until: date = Field(description="this day too")
    time_zone: str = Field(description="the site's where one is named, else UTC")
    items: list[UsedOut]
    total_credits: int | None
    total_cost: float


class GrantIn(StrictBody):
    amount: Annotated[int, Field(ge=1, le=1_000_000_000_000, examples=[5_000])]
    note: Annotated[str, Field(max_length=200, pattern="^[^\\x00-\\x1f\\x7f]*$", examples=["November"])] = ""


class GrantedOut(Schema):
    account_id: int
    granted: int
    balance: int
