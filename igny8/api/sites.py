"""Sites: all within reach, made, changed, deleted for a week, restored."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import account_in_reach, any_site_in_reach, site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import sites as schemas
from igny8.api.schemas.text import Cursor
from igny8.automation import sites
from igny8.editing.counting import count_site

router = Router(tags=["sites"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.SitesOut), operation_id="list_sites")
def list_sites(
    request: HttpRequest,
    account_id: int | None = None,
    deleted: bool = False,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
) -> Any:
    """All sites within reach, by name; with `deleted`, those that can still be restored."""
    rows = sites.sites_of(principal(request), account_id, deleted=deleted)
    found, following = page(rows, sort="name", cursor=cursor, limit=limit)
    return {"items": [sites.describe_site(site) for site in found], "next": following}


@router.post("", auth=doors(Need.ADMIN), response=answering(201, schemas.SiteOut), operation_id="create_site")
def create_site(request: HttpRequest, payload: schemas.SiteIn, account_id: int | None = None) -> Any:
    """Make a site, in the account that is named or in the user's first."""
    who = principal(request)
    account = account_in_reach(who, account_id)
    site = sites.add_site(account=account, values=payload.model_dump(), user=who.user)
    return Status(201, sites.describe_site(site))


@router.get("{site_id}/", auth=doors(Need.READ), response=answering(200, schemas.SiteOut), operation_id="read_site")
def read_site(request: HttpRequest, site_id: int) -> Any:
    """One site."""
    return sites.describe_site(site_in_reach(principal(request), site_id))


@router.get(
    "{site_id}/counts/",
    auth=doors(Need.READ),
    response=answering(200, schemas.SiteCountsOut),
    operation_id="count_site",
)
def count(request: HttpRequest, site_id: int) -> Any:
    """How many rows the site's lists hold, and how many of them wait: what its menu shows."""
    return count_site(site_in_reach(principal(request), site_id))


@router.patch(
    "{site_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.SiteOut), operation_id="change_site"
)
def change_site(request: HttpRequest, site_id: int, payload: schemas.SiteChange) -> Any:
    """Change the fields that are named."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    return sites.describe_site(sites.change_site(site, changes=payload.model_dump(exclude_unset=True), user=who.user))


@router.delete(
    "{site_id}/", auth=doors(Need.ADMIN), response=answering(200, schemas.SiteOut), operation_id="delete_site"
)
def delete_site(request: HttpRequest, site_id: int) -> Any:
    """Delete a site with all that it holds. Its runs are cancelled; for a week it can be restored."""
    who = principal(request)
    return sites.describe_site(sites.delete_site(site_in_reach(who, site_id), user=who.user))


@router.post(
    "{site_id}/restore/", auth=doors(Need.ADMIN), response=answering(200, schemas.SiteOut), operation_id="restore_site"
)
def restore_site(request: HttpRequest, site_id: int) -> Any:
    """Bring back a site that was deleted within the week, as it was."""
    who = principal(request)
    return sites.describe_site(sites.restore_site(any_site_in_reach(who, site_id), user=who.user))
