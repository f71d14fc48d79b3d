"""Versions of an article: lists, one whole, what changed between two, an old one brought back."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from igny8.access.policy import Need
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import page
from igny8.api.schemas import versions as schemas
from igny8.api.schemas.content import DecidedOut
from igny8.api.schemas.text import Cursor
from igny8.editing.describing import describe_version, describe_version_whole
from igny8.editing.diffing import diff_versions
from igny8.editing.reach import content_in_reach
from igny8.editing.versions import restore_version, version_of, versions_of

router = Router(tags=["versions"])


@router.get(
    "{content_id}/versions/",
    auth=doors(Need.READ),
    response=answering(200, schemas.VersionsOut),
    operation_id="list_versions",
)
def list_versions(
    request: HttpRequest, content_id: int, cursor: Cursor = "", limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> Any:
    """All versions, the newest first: who wrote which, and when."""
    rows = versions_of(content_in_reach(principal(request), content_id))
    found, after = page(rows, sort="-number", cursor=cursor, limit=limit)
    return {"items": [describe_version(version) for version in found], "next": after}


@router.get(
    "{content_id}/versions/{number}/",
    auth=doors(Need.READ),
    response=answering(200, schemas.VersionWholeOut),
    operation_id="get_version",
)
def get_version(request: HttpRequest, content_id: int, number: int) -> Any:
    """A version with its text."""
    return describe_version_whole(version_of(content_in_reach(principal(request), content_id), number))


@router.get(
    "{content_id}/diff/",
    auth=doors(Need.READ),
    response=answering(200, schemas.DiffOut),
    operation_id="diff_versions",
    by_alias=True,
)
def diff(
    request: HttpRequest,
    content_id: int,
    old: Annotated[int, Query(alias="from")],
    new: Annotated[int, Query(alias="to")],
) -> Any:
    """What changed from one version to another, word by word."""
    content = content_in_reach(principal(request), content_id)
    return diff_versions(version_of(content, old), version_of(content, new), content.site.language)


@router.post(
    "{content_id}/restore/",
    auth=doors(Need.WRITE),
    response=answering(200, DecidedOut),
    operation_id="restore_version",
)
def restore(request: HttpRequest, content_id: int, payload: schemas.RestoreIn) -> Any:
    """Bring an old version back as the newest. Nothing is lost."""
    who = principal(request)
    return restore_version(content_in_reach(who, content_id), user=who.user, **payload.model_dump())
