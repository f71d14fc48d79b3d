"""Tokens of programs. They are a person's own, and reach what the person reaches."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access import tokens as rules
from igny8.access.policy import Need
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import access as schemas

router = Router(tags=["tokens"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.TokensOut), operation_id="list_tokens")
def tokens(request: HttpRequest, cursor: str = "", limit: Annotated[int, Query(ge=1, le=MOST)] = 50) -> Any:
    """Yours, the latest first; closed ones too. Never the whole token."""
    found, further = page(rules.own_tokens(principal(request)), cursor=cursor, limit=limit)
    return {"items": found, "next": further}


@router.post("", auth=doors(Need.SELF), response=answering(201, schemas.NewTokenOut), operation_id="create_token")
def create(request: HttpRequest, payload: schemas.TokenIn) -> Any:
    """Make a token with at most your own rights. It is shown this once."""
    token, secret = rules.make_own_token(
        principal(request), name=payload.name, scopes=payload.scopes, expires_at=payload.expires_at
    )
    return Status(201, {**schemas.TokenOut.from_orm(token).model_dump(), "token": secret})


@router.delete("{token_id}/", auth=doors(Need.SELF), response=answering(204, None), operation_id="revoke_token")
def revoke(request: HttpRequest, token_id: int) -> Any:
    """Close one of yours for good."""
    rules.revoke_own_token(principal(request), token_id)
    return Status(204, None)
