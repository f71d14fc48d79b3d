"""`GET me/`: who is signed in, and what they reach."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from igny8.access.me import describe_me
from igny8.access.policy import Need
from igny8.access.principals import Principal
from igny8.access.users import rename_user
from igny8.api.doors import doors, principal, visitor
from igny8.api.errors import ErrorOut, answering
from igny8.api.schemas.access import PersonIn
from igny8.api.schemas.me import MeOut, UserOut

router = Router(tags=["me"])


def anybody(request: HttpRequest) -> Principal | bool:
    """Whoever comes is let in; who they are is looked up where they say it."""
    for door in doors(Need.READ):
        who = door(request)
        if isinstance(who, Principal):
            return who
    return True


@router.get("me/", auth=anybody, response={200: MeOut, 401: ErrorOut}, operation_id="me")
def me(request: HttpRequest) -> Any:
    """The user, the account that they came into first, their role in it, and all sites within their reach."""
    return describe_me(visitor(request))


@router.patch("me/", auth=doors(Need.SELF), response=answering(200, UserOut), operation_id="rename_me")
def rename(request: HttpRequest, payload: PersonIn) -> Any:
    """Change your name. Address, password and second factors change at /_allauth/browser/v1/account/."""
    user = principal(request).user
    rename_user(user, payload.name)
    return user
