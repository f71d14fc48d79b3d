"""Accounts, members, invitations, tokens, set-up, audit: what goes in and out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from igny8.api.schemas.me import AccountOut, RoleName
from igny8.api.schemas.moments import Moment
from igny8.api.schemas.text import Body, Email, Id, Line, NonEmptyLine, Password, Secret

Scope = Literal["read", "write", "publish", "admin"]
Next = Annotated[str | None, Field(description="the cursor of the next page; null on the last one")]


class SetupStateOut(Schema):
    is_open: bool = Field(description="whether nobody has an account yet")


class SetupIn(Body):
    token: Secret
    email: Email
    password: Password
    name: Line = ""
    account: NonEmptyLine = Field(description="what the account is called")


class JoinedOut(Schema):
    """Somebody who is in the account now. They sign in at /_allauth/browser/v1/auth/login."""

    user_id: int
    email: str
    account: AccountOut
    role: RoleName


class AccountsOut(Schema):
    items: list[AccountOut]
    next: Next


class NameIn(Body):
    name: NonEmptyLine = Field(description="white space in it becomes single spaces")


class PersonIn(Body):
    name: Line


class MemberOut(Schema):
    user_id: int
    email: str
    name: str
    role: RoleName
    joined_at: datetime


class MembersOut(Schema):
    items: list[MemberOut]
    next: Next


class RoleIn(Body):
    role: RoleName


class HeirIn(Body):
    user_id: Id


class InvitationIn(Body):
    email: Email
    role: RoleName = "editor"


class InvitationOut(Schema):
    id: int
    email: str
    role: RoleName
    invited_by: str | None
    created_at: datetime
    expires_at: datetime
    is_expired: bool


class InvitedOut(InvitationOut):
    is_mailed: bool = Field(
        description="false: it could not be sent, or no mail server is set and it stands in the log"
    )


class InvitationsOut(Schema):
    items: list[InvitationOut]
    next: Next


class OfferOut(Schema):
    """What an invitation's link stands for."""

    account: str
    email: str
    role: RoleName
    invited_by: str | None
    expires_at: datetime
    has_user: bool = Field(description="whether the address has a user, who signs in to accept")


class JoinIn(Body):
    token: Secret
    password: Password
    name: Line = ""


class AcceptIn(Body):
    token: Secret


class TokenIn(Body):
    name: Line = ""
    scopes: list[Scope] = Field(default=["write"], min_length=1, max_length=4)
    expires_at: Moment | None = Field(default=None, description="null: never")


class TokenOut(Schema):
    id: int
    name: str
    prefix: str = Field(description="its first characters")
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None = Field(description="to the minute")
    revoked_at: datetime | None


class NewTokenOut(TokenOut):
    token: str = Field(description="the whole, this once: only its hash is kept")


class TokensOut(Schema):
    items: list[TokenOut]
    next: Next


class AuditEntryOut(Schema):
    id: int
    created_at: datetime
    actor: str
    action: str
    target: str
    data: dict[str, Any]


class AuditOut(Schema):
    items: list[AuditEntryOut]
    next: Next
