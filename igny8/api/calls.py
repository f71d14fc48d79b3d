"""AI calls of a site: listed, one, and what it asked and answered."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import calls as schemas
from igny8.api.schemas.moments import Moment
from igny8.api.schemas.text import Cursor
from igny8.automation.calls import CallFilter, call_in_reach, calls_of, describe_call
from igny8.gateway.words import read_words

router = Router(tags=["runs"])
Limit = Annotated[int, Query(ge=1, le=MOST)]


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.CallsOut), operation_id="list_calls")
def list_calls(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.CallFilters],
    since: Moment | None = None,
    until: Moment | None = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Any:
    """The site's AI calls, the latest first: function, provider, model, tokens, cost, time, outcome."""
    site = site_in_reach(principal(request), site_id)
    rows = calls_of(site, CallFilter(since=since, until=until, **which.model_dump()))
    found, following = page(rows, sort="-created_at", cursor=cursor, limit=limit)
    return {"items": [describe_call(call) for call in found], "next": following}


@router.get("{call_id}/", auth=doors(Need.READ), response=answering(200, schemas.CallOut), operation_id="read_call")
def read_call(request: HttpRequest, call_id: UUID) -> Any:
    """An AI call: who was asked, what it used, what came of it."""
    return describe_call(call_in_reach(principal(request), call_id))


@router.get(
    "{call_id}/words/",
    auth=doors(Need.READ),
    response=answering(200, schemas.CallWordsOut),
    operation_id="read_call_words",
)
def read_call_words(request: HttpRequest, call_id: UUID) -> Any:
    """What a call asked and answered, word for word. 404 `words_not_kept` where that isn't kept, or not any more.

    `extra.reason` is `pruned` (older than `extra.days`), `off` (nothing is kept here) or `none` (it had no words).
    """
    return read_words(call_in_reach(principal(request), call_id))
