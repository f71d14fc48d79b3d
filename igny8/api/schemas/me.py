"""What a client asks first: who am I, and where."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Schema

RoleName = Literal["owner", "admin", "editor", "viewer"]


class UserOut(Schema):
    id: int
    email: str
    name: str


class AccountOut(Schema):
    id: int
    name: str
    role: RoleName
    credit_balance: int


class SiteBriefOut(Schema):
    id: int
    account_id: int
    name: str
    domain: str
    time_zone: str
    planner_enabled: bool
    writer_enabled: bool


class MeOut(Schema):
    """Answers 200 always; `user` is null where nobody has signed in."""

    user: UserOut | None
    account: AccountOut | None
    role: RoleName | None
    sites: list[SiteBriefOut]
    planner_enabled: bool
    writer_enabled: bool
    server_time: datetime
