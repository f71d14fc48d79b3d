"""The automation module: config, start, controls, estimate, overview, history, log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.schemas import automation as schemas
from igny8.api.schemas.config import ConfigIn, ConfigOut
from igny8.api.schemas.moments import Moment
from igny8.automation import log
from igny8.automation.cancel import cancel_run
from igny8.automation.config import describe_config, get_config, update_config
from igny8.automation.controls import active_run
from igny8.automation.estimate import estimate
from igny8.automation.pause import pause_run
from igny8.automation.read import describe_run, describe_runs, pipeline_overview, run_in_reach, runs_of
from igny8.automation.resume import resume_run
from igny8.automation.retry import retried_json, retry_failed
from igny8.automation.start import start_run

router = Router(tags=["automation"])
_MOST_RUNS = 100


@router.get("config/", auth=doors(Need.READ), response=answering(200, ConfigOut), operation_id="get_config")
def config(request: HttpRequest, site_id: int) -> Any:
    """The site's automation config."""
    return describe_config(get_config(site_in_reach(principal(request), site_id)))


@router.put("update_config/", auth=doors(Need.WRITE), response=answering(200, ConfigOut), operation_id="update_config")
def change_config(request: HttpRequest, site_id: int, payload: ConfigIn) -> Any:
    """Change the fields that are named; the whole config comes back. A run that is active keeps its copy."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    changes = payload.model_dump(exclude_unset=True)
    return describe_config(update_config(site=site, changes=changes, actor=who.user.email, user=who.user))


@router.post(
    "run_now/",
    auth=doors(Need.WRITE),
    response=answering(202, schemas.RunStartedOut, may_cost=True),
    operation_id="run_now",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def run_now(request: HttpRequest, site_id: int, payload: schemas.RunNowIn) -> Any:
    """Start a run. 409 `run_active` names the one that stands in the way, 402 tells what is missing."""
    who = principal(request)
    run = start_run(
        site=site_in_reach(who, site_id),
        trigger=who.trigger,
        user=who.user,
        stages=payload.stages,
        caps=_by_stage(payload.caps),
        allow_partial=payload.allow_partial,
    )
    return Status(202, {"run_id": str(run.pk), "message": "The run has started."})


@router.get(
    "current_run/", auth=doors(Need.READ), response=answering(200, schemas.CurrentRunOut), operation_id="current_run"
)
def current_run(request: HttpRequest, site_id: int) -> Any:
    """The run that is running or paused, if there is one."""
    run = active_run(site_in_reach(principal(request), site_id))
    return {"run": describe_run(run) if run else None}


@router.post("pause/", auth=doors(Need.WRITE), response=answering(200, schemas.ControlledOut), operation_id="pause")
def pause(request: HttpRequest, run_id: UUID) -> Any:
    """Start no new step; steps in flight finish and are kept."""
    who = principal(request)
    return _controlled(pause_run(run_in_reach(who, run_id), user=who.user), "Paused. Steps in flight finish.")


@router.post(
    "resume/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ControlledOut, may_cost=True),
    operation_id="resume",
)
def resume(request: HttpRequest, run_id: UUID) -> Any:
    """Go on from the rows. 402 where the next step can't be paid."""
    who = principal(request)
    return _controlled(resume_run(run_in_reach(who, run_id), user=who.user), "The run goes on.")


@router.post("cancel/", auth=doors(Need.WRITE), response=answering(200, schemas.ControlledOut), operation_id="cancel")
def cancel(request: HttpRequest, run_id: UUID) -> Any:
    """End the run now. What is settled stays; steps in flight are discarded and not charged."""
    who = principal(request)
    return _controlled(cancel_run(run_in_reach(who, run_id), user=who.user), "Cancelled. What is finished stays.")


@router.post(
    "retry_failed/",
    auth=doors(Need.WRITE),
    response=answering(202, schemas.RetriedOut, may_cost=True),
    operation_id="retry_failed",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def retry(request: HttpRequest, run_id: UUID) -> Any:
    """Bring parked items back: into an active run, or as a new run with `retry_of` after the end."""
    who = principal(request)
    return Status(202, retried_json(retry_failed(run_in_reach(who, run_id), user=who.user)))


@router.get("history/", auth=doors(Need.READ), response=answering(200, schemas.HistoryOut), operation_id="history")
def history(
    request: HttpRequest,
    site_id: int,
    limit: Annotated[int, Query(ge=1, le=_MOST_RUNS)] = 20,
    before: Moment | None = None,
) -> Any:
    """The site's runs, the latest first."""
    site = site_in_reach(principal(request), site_id)
    found = runs_of(site, most=limit + 1, before=before)
    last = found[limit - 1].started_at.isoformat() if len(found) > limit else None
    return {"runs": describe_runs(found[:limit]), "next": last}


@router.get("logs/", auth=doors(Need.READ), response=answering(200, schemas.LogOut), operation_id="logs")
def logs(
    request: HttpRequest,
    run_id: UUID,
    lines: Annotated[int, Query(ge=1, le=log.MOST_LINES)] = 100,
    level: Literal["debug", "info", "warning", "error"] = "debug",
    after: Annotated[int | None, Query(ge=0, le=9_223_372_036_854_775_807)] = None,
) -> Any:
    """The run's log as text. With `after`, the next lines: call again with `last_id` to follow."""
    run = run_in_reach(principal(request), run_id)
    events = log.read_events(run=run, level=level, lines=lines, after=after)
    return {"log": log.log_text(events, run.site), "last_id": events[-1].pk if events else after}


@router.get("estimate/", auth=doors(Need.READ), response=answering(200, schemas.EstimateOut), operation_id="estimate")
def estimated(request: HttpRequest, site_id: int) -> Any:
    """What the next run will cost, or what the active run still will."""
    return estimate(site=site_in_reach(principal(request), site_id))


@router.get(
    "pipeline_overview/",
    auth=doors(Need.READ),
    response=answering(200, schemas.OverviewOut),
    operation_id="pipeline_overview",
)
def overview(request: HttpRequest, site_id: int) -> Any:
    """All seven stages, with what waits at each door."""
    return {"stages": pipeline_overview(site_in_reach(principal(request), site_id))}


def _controlled(run: Any, message: str) -> dict[str, Any]:
    return {"run_id": str(run.pk), "status": run.status, "message": message}


def _by_stage(caps: Mapping[Any, int] | None) -> dict[int, int] | None:
    return None if caps is None else {int(number): most for number, most in caps.items()}
