"""`GET stream/`: what happens on a site, as it happens, over server-sent events."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from igny8.access.policy import Need
from igny8.access.presence import pass_of
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import REFUSALS
from igny8.api.live.application import RESYNC, RETRY, offer_in
from igny8.api.live.channel import Channel, log_line
from igny8.api.schemas import stream as schemas
from igny8.automation.live import Watch
from igny8.automation.log import last_id, read_following, settled_id

router = Router(tags=["live"])
_MOST_ID: Final = 9_223_372_036_854_775_807
_LINES: Final = 500
_EXAMPLE: Final = """retry: 2000

id: 118
event: run
data: {"run_id":"0d2c8a4e-6a55-4c58-9d1c-8f2d6d1f7c11","status":"running","current_stage":4}

id: 119
event: log
data: {"id":119,"level":"info","stage":4,"message":"Tasks → Content (AI): 12 items in 12 steps."}

: heartbeat
"""
_EVENTS: Final[list[dict[str, Any]]] = [
    {
        "type": "object",
        "properties": {
            "event": {"const": name},
            "id": {"type": "string"},
            "data": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"$ref": f"#/components/schemas/{model.__name__}"},
            },
        },
        "required": ["event", "data"],
    }
    for name, model in schemas.EVENTS.items()
]
_SSE: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "Events, for as long as you listen. The schema StreamEvents says what each holds.",
            "content": {"text/event-stream": {"schema": {"anyOf": _EVENTS}, "example": _EXAMPLE}},
        }
    }
}


@router.get("", auth=doors(Need.READ), response=REFUSALS, operation_id="stream", openapi_extra=_SSE)
def stream(
    request: HttpRequest,
    site_id: int,
    last_event_id: Annotated[int | None, Query(ge=0, le=_MOST_ID)] = None,
    last_event: Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=_MOST_ID)] = None,
) -> Any:
    """What happens on a site, as it happens.

    `log` events come each once and in order: come back with the last `id` that you have seen, in the header or in the
    query, and you miss none. `run`, `stage`, `step` and `balance` say how it stands now; what changed in between is
    left out. Without an id it begins now: ask `automation/logs/` for its `last_id` first. `resync` says that your id
    is of another time (a backup was restored): read all anew. A comment comes every 15 seconds. The stream ends with
    `end` when you may no longer listen.
    """
    who = principal(request)
    site = site_in_reach(who, site_id)
    given = last_event if last_event is not None else last_event_id
    is_resync = given is not None and given > last_id()
    cursor = settled_id() if given is None or is_resync else given
    response = HttpResponse(content_type="text/event-stream")
    response["Cache-Control"] = "no-cache, no-store"
    response["X-Accel-Buffering"] = "no"
    offer = offer_in(request)
    if offer is not None:
        offer.accept(pass_of(request, who, site), cursor, is_resync=is_resync)
    else:  # a server without an event loop: what there is now, and the client comes back
        response.content = RETRY + (RESYNC if is_resync else b"") + _so_far(site.pk, cursor)
    return response


def _so_far(site_id: int, cursor: int) -> bytes:
    channel = Channel(cursor)
    events, cursor = read_following(after=cursor, lines=_LINES, site_id=site_id)
    channel.update(Watch().look([site_id])[site_id])
    facts, _ = channel.facts_after(0)
    return b"".join(map(log_line, events)) + b"".join(b"id: %d\n%b" % (cursor, fact) for fact in facts)
