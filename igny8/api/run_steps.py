"""The steps of a run: listed, one whole, tried again; and what was set aside."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import run_steps as schemas
from igny8.api.schemas.automation import RetriedOut, Stage
from igny8.api.schemas.text import Cursor, Id, Search
from igny8.automation import steps as reads
from igny8.automation import troubles
from igny8.automation.finding import steps_named
from igny8.automation.read import run_in_reach
from igny8.automation.retry import retried_json, retry_step

router = Router(tags=["runs"])
Limit = Annotated[int, Query(ge=1, le=MOST)]


@router.get(
    "{run_id}/steps/", auth=doors(Need.READ), response=answering(200, schemas.StepsOut), operation_id="list_steps"
)
def list_steps(
    request: HttpRequest,
    run_id: UUID,
    stage: Stage | None = None,
    status: schemas.StepStatus | None = None,
    search: Search = "",
    sort: Literal["id", "-id"] = "id",
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Any:
    """The run's batches: what they hold, tries, times, tokens, credits, errors.

    `search` keeps those with an item whose name holds the text; `named` begins with such items.
    """
    run = run_in_reach(principal(request), run_id)
    rows = reads.steps_of(run, stage=stage, status=status)
    named = steps_named(run, search.strip(), stage=stage) if search.strip() else None
    if named is not None:
        rows = rows.filter(pk__in=list(named))
    found, following = page(rows, sort=sort, cursor=cursor, limit=limit)
    return {"items": reads.describe_steps(found, run.site, named), "next": following}


@router.get(
    "{run_id}/steps/{step_id}/",
    auth=doors(Need.READ),
    response=answering(200, schemas.StepWholeOut),
    operation_id="read_step",
)
def read_step(request: HttpRequest, run_id: UUID, step_id: Id) -> Any:
    """A batch with all its items, why some are set aside, and the tries that came to nothing."""
    run = run_in_reach(principal(request), run_id)
    return troubles.describe_step(run, reads.step_of(run, step_id))


@router.post(
    "{run_id}/steps/{step_id}/retry/",
    auth=doors(Need.WRITE),
    response=answering(202, RetriedOut, may_cost=True),
    operation_id="retry_step",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def retry(request: HttpRequest, run_id: UUID, step_id: Id) -> Any:
    """Bring the step's parked items back: into an active run, or as a new run with `retry_of` after the end.

    409 `nothing_to_retry` where none of them is parked; `extra` names the states of run and step.
    """
    who = principal(request)
    return Status(202, retried_json(retry_step(run_in_reach(who, run_id), step_id, user=who.user)))


@router.get(
    "{run_id}/parked/", auth=doors(Need.READ), response=answering(200, schemas.ParkedOut), operation_id="list_parked"
)
def list_parked(request: HttpRequest, run_id: UUID) -> Any:
    """The run's items that are set aside now, each with the reason and the step that gave it up."""
    run = run_in_reach(principal(request), run_id)
    found, left_out = troubles.parked_of(run)
    return {"items": found, "count": len(found) + left_out}
