"""Runs in lists, and their log."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.automation import RunOut, RunStatus, Stage
from igny8.api.schemas.moments import Moment
from igny8.api.schemas.stream import LogEventOut

RunSort = Literal["started_at", "-started_at"]


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


class EventsOut(Schema):
    items: list[LogEventOut]
    last_id: int | None = Field(description="`after` to go on from; null where there is no line")
