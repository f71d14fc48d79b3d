"""What the events of the stream hold.

`run` and `stage` use the names of `AutomationRun` and its stages, so they can be laid over them.
"""

from __future__ import annotations

from typing import Any, Final, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.automation import RunStatus, Stage


class RunEventOut(Schema):
    """`event: run`"""

    run_id: str
    site_id: int
    kind: Literal["pipeline", "action"]
    status: RunStatus
    pause_reason: Literal["user", "credits", "budget", "provider", "shutdown"] | None
    current_stage: Stage
    trigger_type: Literal["manual", "scheduled", "api"]
    started_at: str
    completed_at: str | None
    paused_at: str | None
    paused_seconds: float
    total_credits_used: int
    error: str | None
    probe_at: str | None


class StageEventOut(Schema):
    """`event: stage`"""

    run_id: str
    number: Stage
    status: Literal["waiting", "planning", "running", "completed", "skipped", "failed"]
    total: int
    done: int
    failed: int
    current_item: str | None
    credits: int
    started_at: str | None
    finished_at: str | None
    paused_seconds: float


class StepEventOut(Schema):
    """`event: step`: a batch in a worker's hands, and once more when it no longer is."""

    run_id: str
    step_id: int
    stage: Stage
    status: Literal["waiting", "leased", "done", "failed"]
    items: int
    attempts: int
    credits: int
    error_code: str | None
    started_at: str | None
    finished_at: str | None


class BalanceEventOut(Schema):
    """`event: balance`"""

    account_id: int
    credit_balance: int


class LogEventOut(Schema):
    """`event: log`: a line of a run's log, or of the site's where `run_id` is null."""

    id: int
    run_id: str | None
    time: str
    level: Literal["debug", "info", "warning", "error"]
    stage: int | None
    message: str
    data: dict[str, Any] = Field(description="numbers and names, for programs")


class SaidOut(Schema):
    """`event: resync` and `event: end`"""

    message: str
    code: str = Field("", description="of `end`: why")


EVENTS: Final[dict[str, type[Schema]]] = {
    "run": RunEventOut,
    "stage": StageEventOut,
    "step": StepEventOut,
    "balance": BalanceEventOut,
    "log": LogEventOut,
    "resync": SaidOut,
    "end": SaidOut,
}
