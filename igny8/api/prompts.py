"""Prompts of an account or a site: read, compared, saved as new versions, brought back, tried."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import account_and_site, shared_or_site, site_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import prompts as schemas
from igny8.api.schemas.text import Cursor, Id
from igny8.gateway import prompt_reading as reading
from igny8.gateway import prompts
from igny8.gateway.prompts import ACCOUNT, Scope
from igny8.gateway.tasting import taste
from igny8.pipeline.preview import kind_of_item, preview_item

router = Router(tags=["prompts"])
_WHOLE: Final = answering(200, schemas.PromptWholeOut)


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.PromptsOut), operation_id="list_prompts")
def list_prompts(request: HttpRequest, account_id: Id | None = None, site_id: Id | None = None) -> Any:
    """Every prompt with the version in force: the site's own, else its account's, else the shipped one."""
    rows = reading.in_force(_scope(request, account_id, site_id))
    return {"items": [_with_item(row) for row in rows]}


@router.get("{part}/", auth=doors(Need.READ), response=_WHOLE, operation_id="get_prompt")
def get_prompt(
    request: HttpRequest,
    part: schemas.Part,
    version: schemas.VersionAsked = "",
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """One prompt: its text, and the places that it may and must have."""
    return _with_item(reading.whole(_scope(request, account_id, site_id), part, version))


@router.get(
    "{part}/versions/",
    auth=doors(Need.READ),
    response=answering(200, schemas.PromptVersionsOut),
    operation_id="list_prompt_versions",
)
def list_prompt_versions(
    request: HttpRequest,
    part: schemas.Part,
    account_id: Id | None = None,
    site_id: Id | None = None,
    cursor: Cursor = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> Any:
    """The versions that were saved for the account, or for the site, the newest first."""
    rows = reading.versions(_scope(request, account_id, site_id), part)
    found, following = page(rows, sort="-number", cursor=cursor, limit=limit)
    return {"items": [reading.describe_version(version) for version in found], "next": following}


@router.get(
    "{part}/diff/",
    auth=doors(Need.READ),
    response=answering(200, schemas.PromptDiffOut),
    operation_id="diff_prompts",
    by_alias=True,
)
def diff_prompts(
    request: HttpRequest,
    part: schemas.Part,
    old: Annotated[schemas.Version, Query(alias="from")],
    new: Annotated[schemas.Version, Query(alias="to")],
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """What changed from one version to another, word by word."""
    return reading.differing(_scope(request, account_id, site_id), part, old, new)


@router.post(
    "{part}/versions/",
    auth=doors(Need.WRITE),
    response=answering(201, schemas.PromptWholeOut),
    operation_id="save_prompt",
)
def save_prompt(
    request: HttpRequest,
    part: schemas.Part,
    payload: schemas.PromptIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Save a text as a new version, in force at once; what is in force already makes none.

    For the whole account this is an admin's. What can't be used is 422: `extra.faults` names each place and its line.
    """
    scope, by = _changing(request, account_id, site_id)
    prompts.save_version(scope=scope, part=part, **payload.model_dump(), **by)
    return Status(201, _with_item(reading.whole(scope, part)))


@router.post("{part}/restore/", auth=doors(Need.WRITE), response=_WHOLE, operation_id="restore_prompt")
def restore_prompt(
    request: HttpRequest,
    part: schemas.Part,
    payload: schemas.PromptRestoreIn,
    account_id: Id | None = None,
    site_id: Id | None = None,
) -> Any:
    """Put an older version in force again. For the whole account this is an admin's."""
    scope, by = _changing(request, account_id, site_id)
    prompts.restore(scope=scope, part=part, version=payload.version, **by)
    return _with_item(reading.whole(scope, part))


@router.delete("{part}/", auth=doors(Need.WRITE), response=_WHOLE, operation_id="forget_prompt")
def forget_prompt(
    request: HttpRequest, part: schemas.Part, account_id: Id | None = None, site_id: Id | None = None
) -> Any:
    """Go back: a site to its account's text, an account to the shipped one. Versions stay, and can be restored."""
    scope, by = _changing(request, account_id, site_id)
    prompts.restore(scope=scope, part=part, version=ACCOUNT if scope.site else "shipped", **by)
    return _with_item(reading.whole(scope, part))


@router.post(
    "{part}/preview/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.PromptPreviewOut),
    operation_id="preview_prompt",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once_outside
def preview_prompt(request: HttpRequest, part: schemas.Part, payload: schemas.PromptPreviewIn, site_id: Id) -> Any:
    """The whole prompt as it would be sent for a real item, before it is saved. Nobody is asked unless `ask` says so.

    Where it is asked, the call is stored and counts against the site's caps in money; what goes wrong with the
    provider is told in `answer`. 409 `nothing_to_ask` where it is served offline, or a picture would be drawn.
    """
    site = site_in_reach(principal(request), site_id)
    shown = preview_item(site, part, item_id=payload.item_id, text=payload.text)
    answer = taste(site, prompts.part_named(part).function, shown.sent) if payload.ask else None
    names = ("part", "version", "item", "item_id", "system", "user")
    told = {name: getattr(shown, name) for name in names}
    return Status(200, {**told, "answer": answer.plain() if answer else None})


def _with_item(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "item": kind_of_item(row["function"])}


def _scope(request: HttpRequest, account_id: int | None, site_id: int | None) -> Scope:
    return Scope(*account_and_site(principal(request), account_id, site_id))


def _changing(request: HttpRequest, account_id: int | None, site_id: int | None) -> tuple[Scope, dict[str, Any]]:
    """Whose prompts are changed, and who changes them: what all sites share is for admins."""
    who = principal(request)
    scope = Scope(*shared_or_site(who, account_id, site_id, shared=Need.ADMIN))
    return scope, {"author": who.user.email, "user": who.user}
