"""Runs in lists, their steps, their AI calls and their log."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.automation import RunOut, RunStatus, Stage
from igny8.api.schemas.moments import Moment
from igny8.api.schemas.stream import LogEventOut

RunSort = Literal["started_at", "-started_at"]
StepStatus = Literal["waiting", "leased", "done", "failed"]


class RunFilters(Schema):
    """Which runs."""

    status: list[RunStatus] = Field([], max_length=5, description="any of these")
    kind: Literal["pipeline", "action"] | None = None
    trigger: Literal["manual", "scheduled", "api"] | None = None
    since: Moment | None = Field(None, description="started then or later")
    until: Moment | None = Field(None, description="started before then")


class RunsOut(Schema):
    items: list[RunOut]
    next: str | None = Field(description="`cursor` of the next page; null on the last one")


class BesideOut(Schema):
    """What was expected beside what was settled, in credits."""

    low: int
    estimated: int
    high: int
    actual: int
    difference: int = Field(description="actual less estimated")
    ratio: float | None = Field(description="actual by estimated; null where nothing was expected")
    bracketed: bool = Field(description="the actual lies between low and high")


class StageBesideOut(BesideOut):
    number: Stage


class EstimateErrorOut(BesideOut):
    stages: list[StageBesideOut]


class RunWholeOut(RunOut):
    estimate_error: EstimateErrorOut | None = Field(description="null until it ends, and where nothing was estimated")


class StepOut(Schema):
    """A batch of a stage."""

    step_id: int
    run_id: str
    stage: Stage
    status: StepStatus
    item_ids: list[int]
    attempts: int = Field(description="work that ended in an error")
    crashes: int = Field(description="workers that died or went silent with it")
    credits: int = Field(description="settled")
    price: int = Field(description="the most that it may cost")
    ai_calls: int
    tokens_in: int
    tokens_out: int
    cost: float = Field(description="US dollars")
    error: str | None
    error_code: str | None
    split_from: int | None = Field(description="the step that failed and was halved into this one")
    not_before: str | None = Field(description="when it is tried again")
    created_at: str
    started_at: str | None
    finished_at: str | None


class StepsOut(Schema):
    items: list[StepOut]
    next: str | None = Field(description="`cursor` of the next page; null on the last one")


class CallFilters(Schema):
    """Which AI calls."""

    stage: Stage | None = None
    function: str | None = Field(None, max_length=64, pattern="^[a-z_]*$", examples=["generate_content"])
    provider: str | None = Field(None, max_length=64, pattern="^[^\\x00]*$", examples=["offline"])
    model: str | None = Field(None, max_length=128, pattern="^[^\\x00]*$")
    outcome: str | None = Field(None, max_length=32, pattern="^[a-z_]*$", examples=["ok"])


class CallOut(Schema):
    """A call to an AI provider, whatever came of it."""

    id: str
    run_id: str | None
    step_id: int | None
    stage: int | None
    function: str
    provider: str
    model: str
    prompt_version: str | None
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: float = Field(description="US dollars")
    latency_ms: int
    outcome: str = Field(description="ok, or what went wrong")
    error: str | None
    created_at: str


class CallsOut(Schema):
    items: list[CallOut]
    next: str | None = Field(description="`cursor` of the next page; null on the last one")


class EventsOut(Schema):
    items: list[LogEventOut]
    last_id: int | None = Field(description="`after` to go on from; null where there is no line")
