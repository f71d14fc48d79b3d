"""What you are told, what of it you have read, and what you want to hear of."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import notifications as schemas
from igny8.notifications import read as told

router = Router(tags=["notifications"])


@router.get(
    "", auth=doors(Need.READ), response=answering(200, schemas.NotificationsOut), operation_id="list_notifications"
)
def notifications(
    request: HttpRequest,
    is_unread: Annotated[bool | None, Query(description="only those; false: only read ones")] = None,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Any:
    """Yours, the latest first, with the number of those that you haven't read."""
    user = principal(request).user
    found, further = page(told.notifications_of(user, is_unread=is_unread), cursor=cursor, limit=limit)
    return {"items": [_plain(each) for each in found], "next": further, "unread": told.unread_count(user)}


@router.post(
    "read/", auth=doors(Need.SELF), response=answering(200, schemas.ReadOut), operation_id="read_notifications"
)
def mark_read(request: HttpRequest, payload: schemas.ReadIn) -> Any:
    """Note that you have read them. Harmless when repeated."""
    user = principal(request).user
    return {"read": told.mark_read(user, payload.ids, payload.up_to), "unread": told.unread_count(user)}


@router.get(
    "settings/",
    auth=doors(Need.READ),
    response=answering(200, schemas.ChoicesOut),
    operation_id="get_notification_settings",
)
def choices(request: HttpRequest) -> Any:
    """Of which kinds you are told."""
    return told.choices_of(principal(request).user)


@router.put(
    "settings/",
    auth=doors(Need.SELF),
    response=answering(200, schemas.ChoicesOut),
    operation_id="change_notification_settings",
)
def choose(request: HttpRequest, payload: schemas.ChoicesIn) -> Any:
    """Change the kinds that are named; all of them come back. It counts from now on."""
    return told.choose(principal(request).user, payload.model_dump(exclude_none=True))


def _plain(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": str(row.kind),
        "message": row.message,
        "account_id": row.account_id,
        "site_id": row.site_id,
        "run_id": str(row.run_id) if row.run_id else None,
        "data": row.data,
        "created_at": row.created_at,
        "read_at": row.read_at,
    }
