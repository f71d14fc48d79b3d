"""Steps of runs, and items that were set aside."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.automation import Stage

StepStatus = Literal["waiting", "leased", "done", "failed"]


class NamedItemOut(Schema):
    """A keyword, cluster, idea, task, article or image, as its stage has it."""

    item_id: int
    label: str | None = Field(description="its term, name or title; null where it is gone")


class StepOut(Schema):
    """A batch of a stage."""

    step_id: int
    run_id: str
    stage: Stage
    status: StepStatus
    item_ids: list[int]
    item_count: int
    named: list[NamedItemOut] = Field(description="its first items, at most three")
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


class StepItemOut(NamedItemOut):
    reason: str | None = Field(description="why it is set aside; null where it isn't")


class TroubleOut(Schema):
    """A try that came to nothing."""

    at: str
    level: Literal["warning", "error"]
    message: str = Field(description="what went wrong, and what was done about it")
    code: str


class StepWholeOut(StepOut):
    items: list[StepItemOut]
    troubles: list[TroubleOut] = Field(description="oldest first; as long as the log is kept")


class ParkedItemOut(NamedItemOut):
    stage: Stage
    step_id: int = Field(description="the step that gave it up")
    reason: str


class ParkedOut(Schema):
    items: list[ParkedItemOut] = Field(description="by stage; at most 500")
    count: int = Field(description="all there are")
