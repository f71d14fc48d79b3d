"""Credits: what an account has, where it went, and more of it."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import account_and_site, account_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import credits as schemas
from igny8.api.schemas.moments import Day, Moment
from igny8.api.schemas.text import Cursor, Id
from igny8.automation.granting import grant_credits
from igny8.credits import history, ledger
from igny8.credits.use import period_of, use_by

router = Router(tags=["credits"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.BalanceOut), operation_id="read_credits")
def read(request: HttpRequest, account_id: Id | None = None) -> Any:
    """The balance of an account; of the one that you came into first if none is named."""
    account = account_in_reach(principal(request), account_id)
    return {
        "account_id": account.pk,
        "balance": account.credit_balance,
        "held": ledger.held(account.pk),
        "opening": history.opening(account),
        "is_unlimited": ledger.are_unlimited(),
    }


@router.get(
    "entries/", auth=doors(Need.READ), response=answering(200, schemas.EntriesOut), operation_id="list_credit_entries"
)
def entries(
    request: HttpRequest,
    account_id: Id | None = None,
    kind: schemas.EntryKind | None = None,
    site_id: Id | None = None,
    run_id: UUID | None = None,
    since: Moment | None = None,
    until: Moment | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
) -> Any:
    """The ledger, the latest entry first."""
    account, site = account_and_site(principal(request), account_id, site_id)
    rows = history.entries_of(
        account, kind=kind, site_id=site.pk if site else None, run_id=run_id, since=since, until=until
    )
    found, following = page(rows, sort="-id", cursor=cursor, limit=limit)
    return {"items": [history.describe_entry(entry) for entry in found], "next": following}


@router.get("use/", auth=doors(Need.READ), response=answering(200, schemas.UseOut), operation_id="read_credit_use")
def use(
    request: HttpRequest,
    by: schemas.Dimension = "day",
    account_id: Id | None = None,
    site_id: Id | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Any:
    """Credits, AI calls, tokens and dollars by day, stage, function, model or site.

    Of the last 30 days if none are named, of 366 at most. Days are the site's where one is named, else UTC's.
    """
    account, site = account_and_site(principal(request), account_id, site_id)
    period = period_of(site, since, until)
    items = use_by(account, by, period, site)
    return {
        "by": by,
        "since": period.first,
        "until": period.last,
        "time_zone": period.zone.key,
        "items": items,
        "total_credits": None if by == "model" else sum(item["credits"] for item in items),
        "total_cost": sum(item["cost"] for item in items),
    }


@router.post(
    "grant/",
    auth=doors(Need.OWN),
    response=answering(201, schemas.GrantedOut),
    operation_id="grant_credits",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def grant(request: HttpRequest, payload: schemas.GrantIn, account_id: Id | None = None) -> Any:
    """Give an account more credits. Its owners may; it is written into the audit trail with who did it."""
    who = principal(request)
    account = account_in_reach(who, account_id)
    balance = grant_credits(account=account, amount=payload.amount, user=who.user, note=payload.note)
    return Status(201, {"account_id": account.pk, "granted": payload.amount, "balance": balance})
