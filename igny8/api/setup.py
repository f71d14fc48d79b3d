"""First set-up: the first person comes in with the token of the set-up link."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from ninja import Router
from ninja.responses import Status

from igny8.access import limits
from igny8.access import setup as link
from igny8.access.client import counted_as
from igny8.access.me import describe_joined
from igny8.api.errors import answering
from igny8.api.schemas.access import JoinedOut, SetupIn, SetupStateOut
from igny8.automation.joining import set_up

router = Router(tags=["set-up"])
_TRIES_A_MINUTE: Final = 20


@router.get("", auth=None, response=answering(200, SetupStateOut), operation_id="setup_state")
def state(request: HttpRequest) -> Any:
    """Whether set-up is open: it is until a person has an account."""
    return {"is_open": link.is_open()}


@router.post("", auth=None, response=answering(201, JoinedOut), operation_id="set_up")
def setup(request: HttpRequest, payload: SetupIn) -> Any:
    """Make the first person and their account. A demo that is there becomes theirs. 409 `setup_done` afterwards."""
    limits.count("setup", counted_as(request), most=_TRIES_A_MINUTE)
    membership = set_up(
        token=payload.token,
        email=payload.email,
        password=payload.password,
        name=payload.name,
        account_name=payload.account,
    )
    return Status(201, describe_joined(membership))
