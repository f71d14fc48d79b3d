"""Imports: a file is uploaded and looked at, then a person says yes, then a worker imports it."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import imports as schemas
from igny8.api.schemas.text import Cursor
from igny8.planning import import_jobs as jobs

router = Router(tags=["imports"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.ImportsOut), operation_id="list_imports")
def list_imports(
    request: HttpRequest, site_id: int, limit: Annotated[int, Query(ge=1, le=MOST)] = 50, cursor: Cursor = ""
) -> Any:
    """The site's imports, the latest first."""
    rows = jobs.imports_of(site_in_reach(principal(request), site_id))
    found, following = page(rows, cursor=cursor, limit=limit)
    return {"items": [jobs.describe_import(job) for job in found], "next": following}


@router.post(
    "",
    auth=doors(Need.WRITE),
    response=answering(201, schemas.ImportOut),
    operation_id="begin_import",
)
def begin(
    request: HttpRequest,
    site_id: int,
    file: Annotated[UploadedFile, File()],
    form: Form[schemas.UploadForm],
) -> Any:
    """Upload a keyword file and see what it holds. Nothing is imported yet; unconfirmed, it is let go after a day."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    upload = jobs.Upload(file.name or "", file.chunks(), file.size)
    wishes = form.model_dump(exclude={"keyword_column"})
    if form.keyword_column.strip():
        wishes["columns"] = {"keyword": form.keyword_column.strip()}
    job = jobs.begin_import(site=site, upload=upload, wishes=wishes, user=who.user)
    return Status(201, jobs.describe_import(job))


@router.get(
    "{import_id}/", auth=doors(Need.READ), response=answering(200, schemas.ImportOut), operation_id="read_import"
)
def read(request: HttpRequest, import_id: int) -> Any:
    """An import, and how far it is."""
    return jobs.describe_import(jobs.import_in_reach(principal(request), import_id))


@router.post(
    "{import_id}/preview/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ImportOut),
    operation_id="preview_import",
)
def preview(request: HttpRequest, import_id: int, payload: schemas.WishesIn) -> Any:
    """Look at the file once more, with other columns, sector or market."""
    job = jobs.import_in_reach(principal(request), import_id)
    return jobs.describe_import(jobs.preview_again(job, wishes=payload.model_dump(exclude_unset=True)))


@router.post(
    "{import_id}/confirm/",
    auth=doors(Need.WRITE),
    response=answering(202, schemas.ImportOut),
    operation_id="confirm_import",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def confirm(request: HttpRequest, import_id: int, payload: schemas.WishesIn) -> Any:
    """Import it: a worker begins at once, and either all of it is kept or nothing."""
    job = jobs.import_in_reach(principal(request), import_id)
    return Status(202, jobs.describe_import(jobs.confirm_import(job, wishes=payload.model_dump(exclude_unset=True))))


@router.post(
    "{import_id}/cancel/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ImportOut),
    operation_id="cancel_import",
)
def cancel(request: HttpRequest, import_id: int) -> Any:
    """End it before it is done; nothing of it is kept."""
    return jobs.describe_import(jobs.cancel_import(jobs.import_in_reach(principal(request), import_id)))
