"""Costs: tokens and money by everything that a person may ask for, and how far the caps are used up."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.access.reach import account_and_site, site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.schemas import costs as schemas
from igny8.api.schemas.moments import Day
from igny8.api.schemas.text import Id
from igny8.automation.read import run_in_reach
from igny8.automation.spent import caps_and_use
from igny8.credits.use import period_of
from igny8.gateway.costs import calls_of, costs, total
from igny8.lib.errors import Invalid, NotFound

router = Router(tags=["costs"])
_MOST = 1_000


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.CostsOut), operation_id="read_costs")
def read_costs(
    request: HttpRequest,
    by: schemas.CostDimension = "function",
    account_id: Id | None = None,
    site_id: Id | None = None,
    run_id: UUID | None = None,
    since: Day | None = None,
    until: Day | None = None,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 400,
) -> Any:
    """Requests to models, their tokens and dollars, of a site, of one of its runs, or of all sites of an account.

    Of the last 30 days if none are named, of 366 at most. By `step` a run is named.
    """
    who = principal(request)
    account, site = account_and_site(who, account_id, site_id)
    run = run_in_reach(who, run_id) if run_id else None
    if run is not None and (run.site.account_id != account.pk or site not in {None, run.site}):
        raise NotFound("There is no such run here.")
    if by == "step" and run is None:
        raise Invalid("Name the `run_id` whose steps are meant.", fields={"run_id": "is missing"})
    period = period_of(site, since, until)
    begin, end = period.bounds
    where = site or account
    rows = costs(where, by=by, since=begin, until=end, run=run)
    calls = calls_of(where, begin, end)
    return {
        "by": by,
        "since": period.first,
        "until": period.last,
        "time_zone": period.zone.key,
        "items": [{**row, "key": _key(row[by])} for row in rows[:limit]],
        "left_out": max(0, len(rows) - limit),
        "total": total(calls if run is None else calls.filter(run=run)),
    }


@router.get("caps/", auth=doors(Need.READ), response=answering(200, schemas.CapsOut), operation_id="read_caps")
def read_caps(request: HttpRequest, site_id: Id) -> Any:
    """A site's limits in money and credits, and how far the active run, today and this month have used them up."""
    return caps_and_use(site_in_reach(principal(request), site_id))


def _key(value: Any) -> str | None:
    if value is None:
        return None
    return str(value.date() if hasattr(value, "date") and callable(value.date) else value)
