"""The audit trail: who did what to money, access, runs and publication."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.audit import entries
from igny8.access.policy import Need
from igny8.access.reach import account_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas.access import AuditOut
from igny8.api.schemas.moments import Moment
from igny8.api.schemas.text import NO_NUL

router = Router(tags=["audit"])


@router.get("{account_id}/audit/", auth=doors(Need.ADMIN), response=answering(200, AuditOut), operation_id="list_audit")
def audit(
    request: HttpRequest,
    account_id: int,
    actor: Annotated[str, Query(max_length=200, pattern=NO_NUL, description="all or part of who it was")] = "",
    action: Annotated[
        str,
        Query(max_length=64, pattern=NO_NUL, description="such as run.pause; with a dot at its end all that begin so"),
    ] = "",
    since: Moment | None = None,
    until: Moment | None = None,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Any:
    """The latest first."""
    account = account_in_reach(principal(request), account_id)
    rows = entries(account, actor=actor, action=action, since=since, until=until)
    found, further = page(rows, cursor=cursor, limit=limit)
    return {"items": found, "next": further}
