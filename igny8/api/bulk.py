"""Changes of many rows at once: what was done within the week, and undoing it."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import bulk as schemas
from igny8.api.schemas.text import Cursor
from igny8.planning.bulk.undo import change_in_reach, changes_of, undo_change

router = Router(tags=["bulk"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.ChangesOut), operation_id="list_changes")
def list_changes(
    request: HttpRequest, site_id: int, limit: Annotated[int, Query(ge=1, le=MOST)] = 50, cursor: Cursor = ""
) -> Any:
    """The bulk changes and deletions of the last week, the latest first."""
    rows = changes_of(site_in_reach(principal(request), site_id))
    found, following = page(rows, cursor=cursor, limit=limit)
    return {"items": found, "next": following}


@router.post("undo/", auth=doors(Need.WRITE), response=answering(200, schemas.UndoneOut), operation_id="undo_change")
def undo(request: HttpRequest, change_id: int) -> Any:
    """Give the rows their old values back. What was changed again since stays as it is, and is counted."""
    who = principal(request)
    return undo_change(change_in_reach(who, change_id), user=who.user)
