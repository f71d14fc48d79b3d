"""Ideas: listed, made, changed, accepted or rejected, made a task now."""

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
from igny8.api.schemas import ideas as schemas
from igny8.api.schemas.automation import RunStartedOut
from igny8.api.schemas.bulk import BulkOut
from igny8.api.schemas.text import Cursor
from igny8.automation import planning_actions as actions
from igny8.planning import idea_reads as reads
from igny8.planning.bulk.change import either
from igny8.planning.bulk.ideas import change_ideas
from igny8.planning.idea_changes import change_idea, create_idea

router = Router(tags=["ideas"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.IdeasOut), operation_id="list_ideas")
def list_ideas(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.IdeaFilters],
    sort: schemas.Sort = "-priority",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
    count: bool = False,
) -> Any:
    """The site's ideas that fit."""
    site, fitting = site_in_reach(principal(request), site_id), reads.IdeaFilter(**which.model_dump())
    order = sort[: sort.startswith("-")] + reads.SORTS[sort.removeprefix("-")]
    found, following = page(reads.with_names(reads.ideas_of(site, fitting)), sort=order, cursor=cursor, limit=limit)
    counts = reads.count_by_status(site, fitting) if count else None
    return {"items": [reads.describe_idea(each) for each in found], "next": following, "counts": counts}


@router.post("", auth=doors(Need.WRITE), response=answering(201, schemas.IdeaOut), operation_id="create_idea")
def create(request: HttpRequest, site_id: int, payload: schemas.IdeaIn) -> Any:
    """Make an idea by hand; it waits to become a task."""
    site = site_in_reach(principal(request), site_id)
    values = payload.model_dump(exclude={"cluster_id"}, exclude_none=True)
    return Status(201, reads.describe_idea(create_idea(site=site, cluster_id=payload.cluster_id, values=values)))


@router.post("bulk/", auth=doors(Need.WRITE), response=answering(200, BulkOut), operation_id="change_ideas")
def change_many(request: HttpRequest, site_id: int, payload: schemas.IdeaBulkIn) -> Any:
    """Accept or reject the ideas that are named, or all that fit a filter: it can be undone for a week."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    which = either(payload.ids, reads.IdeaFilter(**payload.filter.model_dump()) if payload.filter else None)
    done = change_ideas(site=site, action=payload.action, which=which, user=who.user, dry_run=payload.dry_run)
    return done.as_json(dry_run=payload.dry_run)


@router.get("{idea_id}/", auth=doors(Need.READ), response=answering(200, schemas.IdeaOut), operation_id="read_idea")
def read(request: HttpRequest, idea_id: int) -> Any:
    """One idea."""
    return reads.describe_idea(reads.idea_in_reach(principal(request), idea_id))


@router.patch(
    "{idea_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.IdeaOut), operation_id="change_idea"
)
def change(request: HttpRequest, idea_id: int, payload: schemas.IdeaChange) -> Any:
    """Change the fields that are named, until it has a task."""
    idea = reads.idea_in_reach(principal(request), idea_id)
    return reads.describe_idea(change_idea(idea, changes=payload.model_dump(exclude_unset=True)))


@router.post(
    "{idea_id}/make_task/",
    auth=doors(Need.WRITE),
    response=answering(202, RunStartedOut),
    operation_id="make_task",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def make_task(request: HttpRequest, idea_id: int) -> Any:
    """Make its task now, beside any run of the site."""
    who = principal(request)
    run = actions.make_task_now(reads.idea_in_reach(who, idea_id), user=who.user, trigger=who.trigger)
    return Status(202, actions.describe_started(run))
