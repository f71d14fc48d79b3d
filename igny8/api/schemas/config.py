"""The automation config, as it goes out and as changes come in. A test holds it to the fields of the table."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.strict import StrictBody
from igny8.quality.registry import BY_KEY

Frequency = Literal["daily", "weekly", "monthly"]
Granularity = Literal["tight", "balanced", "broad"]
ImageQuality = Literal["draft", "standard", "high"]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["02:00"])]
Weekdays = Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(min_length=1, max_length=7, examples=[[0, 3]])]
Keywords = Annotated[int, Field(ge=1, le=500)]  # in one step
Items = Annotated[int, Field(ge=1, le=50)]  # in one step
Cap = Annotated[int | None, Field(ge=1, le=2_147_483_647)]  # null: no cap
Dollars = Annotated[float | None, Field(ge=0, le=10_000_000)]  # null: no limit
Budget = Annotated[int | None, Field(ge=0, le=2_147_483_647)]  # null: no limit

Score = Annotated[int | None, Field(ge=0, le=100)]  # null: nothing is held for its score
CheckKey = Annotated[str, Field(max_length=64, json_schema_extra={"enum": list(BY_KEY)})]  # the verb refuses others


class ConfigOut(Schema):
    """Times are ISO 8601 in UTC, `scheduled_time` is in `time_zone`."""

    time_zone: str
    is_enabled: bool
    frequency: Frequency
    scheduled_time: Clock
    weekdays: Weekdays
    day_of_month: Annotated[int, Field(ge=1, le=31)]
    stage_1_batch_size: Keywords
    stage_2_batch_size: Items
    stage_3_batch_size: Keywords
    stage_4_batch_size: Items
    stage_5_batch_size: Items
    stage_6_batch_size: Items
    stage_1_max_items: Cap
    stage_2_max_items: Cap
    stage_3_max_items: Cap
    stage_4_max_items: Cap
    stage_5_max_items: Cap
    stage_6_max_items: Cap
    stage_1_enabled: bool
    stage_2_enabled: bool
    stage_3_enabled: bool
    stage_4_enabled: bool
    stage_5_enabled: bool
    stage_6_enabled: bool
    max_credits_per_run: Budget
    max_credits_per_day: Budget
    max_credits_per_month: Budget
    max_cost_per_run: Dollars
    max_cost_per_day: Dollars
    max_cost_per_month: Dollars
    warn_below: Budget
    concurrency: Annotated[int, Field(ge=1, le=64)]
    max_attempts: Annotated[int, Field(ge=1, le=10)]
    granularity: Granularity
    ideas_per_cluster: Annotated[int, Field(ge=1, le=20)]
    image_quality: ImageQuality
    quality_min_score: Score
    quality_hold: list[CheckKey]
    quality_repair: bool
    last_run_at: str | None
    next_run_at: str | None


class ConfigIn(StrictBody):
    """Any part of it. The two moments that the scheduler sets may come along unchanged."""

    time_zone: str = Field("", max_length=64, examples=["Europe/Berlin"])
    is_enabled: bool = False
    frequency: Frequency = "daily"
    scheduled_time: Clock = "02:00"
    weekdays: Weekdays = Field([0])
    day_of_month: Annotated[int, Field(ge=1, le=31)] = 1
    stage_1_batch_size: Keywords = 20
    stage_2_batch_size: Items = 1
    stage_3_batch_size: Keywords = 20
    stage_4_batch_size: Items = 1
    stage_5_batch_size: Items = 1
    stage_6_batch_size: Items = 1
    stage_1_max_items: Cap = None
    stage_2_max_items: Cap = None
    stage_3_max_items: Cap = None
    stage_4_max_items: Cap = None
    stage_5_max_items: Cap = None
    stage_6_max_items: Cap = None
    stage_1_enabled: bool = True
    stage_2_enabled: bool = True
    stage_3_enabled: bool = True
    stage_4_enabled: bool = True
    stage_5_enabled: bool = True
    stage_6_enabled: bool = True
    max_credits_per_run: Budget = None
    max_credits_per_day: Budget = None
    max_credits_per_month: Budget = None
    max_cost_per_run: Dollars = None
    max_cost_per_day: Dollars = None
    max_cost_per_month: Dollars = None
    warn_below: Budget = None
    concurrency: Annotated[int, Field(ge=1, le=64)] = 4
    max_attempts: Annotated[int, Field(ge=1, le=10)] = 3
    granularity: Granularity = "balanced"
    ideas_per_cluster: Annotated[int, Field(ge=1, le=20)] = 3
    image_quality: ImageQuality = "draft"
    quality_min_score: Score = None
    quality_hold: list[CheckKey] = Field([], max_length=200)
    quality_repair: bool = True
    last_run_at: Annotated[str, Field(max_length=40)] | None = None
    next_run_at: Annotated[str, Field(max_length=40)] | None = None
