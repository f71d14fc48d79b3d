"""Runs: listed, read, with their AI calls and their log."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import REFUSALS, answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import runs as schemas
from igny8.api.schemas.calls import CallFilters, CallsOut
from igny8.api.schemas.text import MOST_ID, Cursor, Id
from igny8.automation import log
from igny8.automation import steps as reads
from igny8.automation.calls import CallFilter, calls_of, describe_call
from igny8.automation.estimate import estimate_error
from igny8.automation.read import describe_run, describe_runs, run_in_reach
from igny8.lib.errors import Invalid

router = Router(tags=["runs"])
Limit = Annotated[int, Query(ge=1, le=MOST)]
_TEXT: Final[dict[str, Any]] = {
    "responses": {200: {"description": "OK", "content": {"text/plain": {"schema": {"type": "string"}}}}}
}


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.RunsOut), operation_id="list_runs")
def list_runs(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.RunFilters],
    sort: schemas.RunSort = "-started_at",
    limit: Limit = 20,
    cursor: Cursor = "",
) -> Any:
    """The site's runs that fit, the latest first: those of the pipeline and single actions."""
    site = site_in_reach(principal(request), site_id)
    rows = reads.filtered_runs(site, reads.RunFilter(**which.model_dump()))
    found, following = page(rows, sort=sort, cursor=cursor, limit=limit)
    return {"items": describe_runs(found), "next": following}


@router.get("{run_id}/", auth=doors(Need.READ), response=answering(200, schemas.RunWholeOut), operation_id="read_run")
def read_run(request: HttpRequest, run_id: UUID) -> Any:
    """A run, and once it has ended how far its estimate was off."""
    run = run_in_reach(principal(request), run_id)
    return {**describe_run(run), "estimate_error": estimate_error(run) if run.completed_at else None}


@router.get(
    "{run_id}/ai_calls/",
    auth=doors(Need.READ),
    response=answering(200, CallsOut),
    operation_id="list_run_calls",
)
def list_run_calls(
    request: HttpRequest,
    run_id: UUID,
    which: Query[CallFilters],
    step_id: Id | None = None,
    item_id: Id | None = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Any:
    """The AI calls of a run, of one of its steps, or with `stage` and `item_id` for one keyword, cluster or article."""
    run = run_in_reach(principal(request), run_id)
    if item_id is not None and which.stage is None:
        raise Invalid("Name the `stage` that the item stands at.", fields={"stage": "is missing"})
    rows = calls_of(run.site, CallFilter(run_id=run.pk, step_id=step_id, **which.model_dump()))
    if item_id is not None and which.stage is not None:
        rows = rows.filter(step__in=reads.steps_with(run, which.stage, item_id))
    found, following = page(rows, sort="-created_at", cursor=cursor, limit=limit)
    return {"items": [describe_call(call) for call in found], "next": following}


@router.get(
    "{run_id}/events/", auth=doors(Need.READ), response=answering(200, schemas.EventsOut), operation_id="list_events"
)
def list_events(
    request: HttpRequest,
    run_id: UUID,
    limit: Annotated[int, Query(ge=1, le=log.MOST_LINES)] = 100,
    level: Literal["debug", "info", "warning", "error"] = "debug",
    after: Annotated[int | None, Query(ge=0, le=MOST_ID)] = None,
) -> Any:
    """The run's log as JSON: the last lines, or with `after` the next ones. Call again with `last_id` to follow."""
    run = run_in_reach(principal(request), run_id)
    events = log.read_events(run=run, level=level, lines=limit, after=after)
    return {"items": [log.event_json(event) for event in events], "last_id": events[-1].pk if events else after}


@router.get("{run_id}/log/", auth=doors(Need.READ), response=REFUSALS, operation_id="download_log", openapi_extra=_TEXT)
def download_log(request: HttpRequest, run_id: UUID) -> Any:
    """The run's whole log as a text file, in the site's time."""
    run = run_in_reach(principal(request), run_id)
    answer = HttpResponse(reads.whole_log(run), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="run-{run.pk}.log"'
    return answer
