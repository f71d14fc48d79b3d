"""Costs: sums of what models were paid, and the caps."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

CostDimension = Literal["day", "month", "function", "provider", "model", "stage", "site", "run", "step"]


class SumsOut(Schema):
    calls: int
    failed: int
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: float = Field(description="US dollars; the work of discarded steps too, because it was paid")
    unpriced: int = Field(description="calls whose price nobody knows; they count 0")


class CostOut(SumsOut):
    key: str | None = Field(description="the day, month's first day, function, model, stage or id; null: outside runs")


class CostsOut(Schema):
    by: CostDimension
    since: date
    until: date = Field(description="this day too")
    time_zone: str = Field(description="the site's where one is named, else UTC")
    items: list[CostOut] = Field(description="days and months in order, all else the dearest first")
    left_out: int = Field(description="items beyond `limit`; the total holds them")
    total: SumsOut


class MoneyCapOut(Schema):
    cap: float | None = Field(description="US dollars; null: no limit")
    spent: float


class CreditCapOut(Schema):
    cap: int | None = Field(description="credits; null: no limit")
    used: int


class MoneyCapsOut(Schema):
    run: MoneyCapOut = Field(description="`spent` by the run that is active now")
    day: MoneyCapOut
    month: MoneyCapOut


class CreditCapsOut(Schema):
    run: CreditCapOut = Field(description="`used` by the run that is active now")
    day: CreditCapOut
    month: CreditCapOut


class CapsOut(Schema):
    """Changed in the automation's config: `max_cost_per_...` and `max_credits_per_...`."""

    site_id: int
    time_zone: str = Field(description="whose days and months they are")
    money: MoneyCapsOut
    credits: CreditCapsOut
