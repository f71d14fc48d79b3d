"""What the automation endpoints take and give."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from ninja import Schema
from pydantic import Field, WithJsonSchema

from igny8.api.schemas.strict import StrictBody

Stage = Annotated[int, Field(ge=1, le=7)]
RunStatus = Literal["running", "paused", "completed", "failed", "cancelled"]
Result = Annotated[dict[str, Any] | None, Field(description="its result keys, or {skipped: true}; null before its end")]


class StageOut(Schema):
    number: Stage
    status: Literal["waiting", "planning", "running", "completed", "skipped", "failed"]
    total: int
    done: int
    failed: int
    current_item: str | None
    credits: int
    tokens: int
    cost: float = Field(description="US dollars")
    started_at: str | None
    finished_at: str | None
    paused_seconds: float = Field(description="how long it stood still since it began, without a pause that isn't over")


class RunOut(Schema):
    """An AutomationRun. Every number but `eta` is counted from rows."""

    run_id: str
    site_id: int
    kind: Literal["pipeline", "action"]
    status: RunStatus
    pause_reason: Literal["user", "credits", "budget", "provider", "shutdown"] | None
    current_stage: Stage
    trigger_type: Literal["manual", "scheduled", "api"]
    started_by: str | None
    started_at: str
    completed_at: str | None
    paused_at: str | None = Field(description="since when it is paused")
    paused_seconds: float = Field(description="how long it stood still before, paused or failed")
    total_credits_used: int = Field(description="settled")
    stage_1_result: Result
    stage_2_result: Result
    stage_3_result: Result
    stage_4_result: Result
    stage_5_result: Result
    stage_6_result: Result
    stage_7_result: Result
    error: str | None
    retry_of: str | None
    probe_at: str | None
    settings: dict[str, Any] = Field(description="the site's config when it started")
    estimate: dict[str, Any] | None
    ai_calls: int
    retries: int
    tokens_in: int
    tokens_out: int
    cost: float = Field(description="US dollars")
    eta: str | None
    stages: list[StageOut]


_MOST: Final = 2_147_483_647
Caps = Annotated[
    dict[Literal["1", "2", "3", "4", "5", "6"], Annotated[int, Field(ge=1, le=_MOST)]],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {str(number): {"type": "integer", "minimum": 1, "maximum": _MOST} for number in range(1, 7)},
            "additionalProperties": False,
        }
    ),
]


class RunNowIn(StrictBody):
    stages: list[Stage] | None = Field(None, min_length=1, max_length=7, description="only these", examples=[[1, 2, 3]])
    caps: Caps | None = Field(None, description="most items, by stage", examples=[{"4": 10}])
    allow_partial: bool = Field(False, description="start even if the balance doesn't cover what is expected")


class RunStartedOut(Schema):
    run_id: str
    message: str


class CurrentRunOut(Schema):
    run: RunOut | None = Field(description="the run that is running or paused")


class ControlledOut(Schema):
    run_id: str
    status: RunStatus
    message: str


class RetriedOut(ControlledOut):
    items: dict[str, int] = Field(description="parked items that were brought back, by stage")


class HistoryOut(Schema):
    runs: list[RunOut]
    next: str | None = Field(description="`before` of the next page")


class LogOut(Schema):
    log: str = Field(description="a line each, in the site's time")
    last_id: int | None = Field(description="`after` to go on from; null where there is no line")


class StageEstimateOut(Schema):
    number: Stage
    items: int
    low: int
    expected: int
    high: int
    used: int = Field(description="settled by the active run")
    items_low: int
    items_high: int
    cost_low: float = Field(description="US dollars")
    cost_expected: float
    cost_high: float
    is_cost_known: bool = Field(description="false: nobody knows what the model costs, and it counts as nothing")


class EstimateOut(Schema):
    """Credits. While a run is active, what it still needs."""

    estimated_credits: int
    current_balance: int
    sufficient: bool = Field(description="the available balance covers what is expected")
    low: int
    high: int
    shortfall_low: int
    shortfall_high: int
    cost_low: float = Field(description="US dollars")
    cost_expected: float
    cost_high: float
    is_cost_known: bool
    stages: list[StageEstimateOut]


class DoorOut(Schema):
    number: Stage
    name: str
    pending: int
    type: Literal["AI", "Local", "Manual"]


class OverviewOut(Schema):
    stages: list[DoorOut]
