"""What people are told, and what they want to hear of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.text import Body, Id

Kind = Literal["run_completed", "run_failed", "run_paused", "budget_warning", "schedule_skipped", "invitation_accepted"]


class NotificationOut(Schema):
    id: int
    kind: Kind
    message: str
    account_id: int
    site_id: int | None
    run_id: str | None
    data: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


class NotificationsOut(Schema):
    items: list[NotificationOut]
    next: str | None
    unread: int


class ReadIn(Body):
    """Which: by their ids, or all up to an id (what was on the screen), or, with neither, all."""

    ids: Annotated[list[Id] | None, Field(max_length=200)] = None
    up_to: Id | None = None


class ReadOut(Schema):
    read: int
    unread: int


class ChoicesIn(Body):
    run_completed: bool | None = None
    run_failed: bool | None = None
    run_paused: bool | None = None
    budget_warning: bool | None = None
    schedule_skipped: bool | None = None
    invitation_accepted: bool | None = None


class ChoicesOut(Schema):
    run_completed: bool
    run_failed: bool
    run_paused: bool
    budget_warning: bool
    schedule_skipped: bool
    invitation_accepted: bool
