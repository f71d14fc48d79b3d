"""Tasks: listed, made and changed with their briefs, deleted, written now."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import tasks as schemas
from igny8.api.schemas.automation import RunStartedOut
from igny8.api.schemas.bulk import BulkOut
from igny8.api.schemas.text import Cursor
from igny8.automation import planning_actions as actions
from igny8.planning import task_reads as reads
from igny8.planning.task_changes import change_task, create_task, delete_task

router = Router(tags=["tasks"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.TasksOut), operation_id="list_tasks")
def list_tasks(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.TaskFilters],
    sort: schemas.Sort = "-priority",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
    count: bool = False,
) -> Any:
    """The site's tasks that fit."""
    site, fitting = site_in_reach(principal(request), site_id), reads.TaskFilter(**which.model_dump())
    order = sort[: sort.startswith("-")] + reads.SORTS[sort.removeprefix("-")]
    found, following = page(reads.with_names(reads.tasks_of(site, fitting)), sort=order, cursor=cursor, limit=limit)
    counts = reads.count_by_status(site, fitting) if count else None
    return {"items": [reads.describe_task(each) for each in found], "next": following, "counts": counts}


@router.post("", auth=doors(Need.WRITE), response=answering(201, schemas.TaskWholeOut), operation_id="create_task")
def create(request: HttpRequest, site_id: int, payload: schemas.TaskIn) -> Any:
    """Make a task by hand; it waits to be written."""
    site = site_in_reach(principal(request), site_id)
    values = payload.model_dump(exclude={"brief"}, exclude_none=True)
    brief = payload.brief.model_dump(exclude_unset=True) if payload.brief else {}
    return Status(201, reads.describe_task_whole(create_task(site=site, values=values, brief=brief)))


@router.get(
    "{task_id}/", auth=doors(Need.READ), response=answering(200, schemas.TaskWholeOut), operation_id="read_task"
)
def read(request: HttpRequest, task_id: int) -> Any:
    """A task with its brief."""
    return reads.describe_task_whole(reads.task_in_reach(principal(request), task_id))


@router.patch(
    "{task_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.TaskWholeOut), operation_id="change_task"
)
def change(request: HttpRequest, task_id: int, payload: schemas.TaskChange) -> Any:
    """Change the fields that are named, of the brief too, until it is written."""
    task = reads.task_in_reach(principal(request), task_id)
    changes = payload.model_dump(exclude={"brief"}, exclude_unset=True)
    brief = payload.brief.model_dump(exclude_unset=True) if payload.brief else {}
    return reads.describe_task_whole(change_task(task, changes=changes, brief=brief))


@router.delete("{task_id}/", auth=doors(Need.WRITE), response=answering(200, BulkOut), operation_id="delete_task")
def delete(request: HttpRequest, task_id: int) -> Any:
    """Delete a task that isn't written yet; for a week `change_id` brings it back. Its idea counts as rejected."""
    who = principal(request)
    return delete_task(reads.task_in_reach(who, task_id), user=who.user).as_json()


@router.post(
    "{task_id}/write/",
    auth=doors(Need.WRITE),
    response=answering(202, RunStartedOut, may_cost=True),
    operation_id="write_task",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def write(request: HttpRequest, task_id: int) -> Any:
    """Write its article now, beside any run of the site."""
    who = principal(request)
    run = actions.write_task(reads.task_in_reach(who, task_id), user=who.user, trigger=who.trigger)
    return Status(202, actions.describe_started(run))
