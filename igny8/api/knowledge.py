"""What a site knows: texts that its articles may quote."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import ErrorOut, answering
from igny8.api.paging import page
from igny8.api.schemas import knowledge as schemas
from igny8.api.schemas.text import Cursor, Said
from igny8.knowledge import sources
from igny8.knowledge.reading import (
    MOST_SHOWN,
    describe_passage,
    describe_sources,
    passages_of,
    preview,
    source_in_reach,
    sources_in,
)
from igny8.knowledge.served import served_embedder

router = Router(tags=["knowledge"])
_ADDED = {**answering(201, schemas.SourceAddedOut), 200: schemas.SourceAddedOut, 413: ErrorOut}
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.SourcesOut), operation_id="list_sources")
def list_sources(request: HttpRequest, site_id: int, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """All texts that the site knows, the latest first."""
    found, after = page(sources_in(site_in_reach(principal(request), site_id)), cursor=cursor, limit=limit)
    return {"items": describe_sources(found), "next": after}


@router.post("", auth=doors(Need.WRITE), response=_ADDED, operation_id="add_source")
def add(request: HttpRequest, site_id: int, payload: schemas.SourceIn) -> Any:
    """Add text or Markdown, up to a million characters. The same text again changes nothing, and answers 200."""
    site = site_in_reach(principal(request), site_id)
    return _added(sources.add_text(site, embedder=served_embedder(site), **payload.model_dump()))


@router.post("upload/", auth=doors(Need.WRITE), response=_ADDED, operation_id="upload_source")
def upload(
    request: HttpRequest,
    site_id: int,
    file: File[UploadedFile],
    called: Form[schemas.SourceFormIn],
) -> Any:
    """Add a text or Markdown file (.txt, .md; UTF-8), up to 5 MB."""
    site = site_in_reach(principal(request), site_id)
    name, content = file.name or "", file.read(sources.MOST_BYTES + 1)
    return _added(sources.add_bytes(site, name, content, served_embedder(site), **called.model_dump()))


@router.get(
    "preview/", auth=doors(Need.READ), response=answering(200, schemas.SourcePreviewOut), operation_id="preview_sources"
)
def show_preview(
    request: HttpRequest,
    site_id: int,
    query: Annotated[Said, Query(min_length=1, max_length=500)],
    limit: Annotated[int, Query(ge=1, le=MOST_SHOWN)] = 6,
) -> Any:
    """What an article with this title would quote."""
    site = site_in_reach(principal(request), site_id)
    return {"query": query, "items": preview(site, query, served_embedder(site), most=limit)}


@router.get(
    "{source_id}/", auth=doors(Need.READ), response=answering(200, schemas.SourceOut), operation_id="get_source"
)
def get_source(request: HttpRequest, source_id: int) -> Any:
    """One text, without its passages."""
    return describe_sources([source_in_reach(principal(request), source_id)])[0]


@router.get(
    "{source_id}/passages/",
    auth=doors(Need.READ),
    response=answering(200, schemas.PassagesOut),
    operation_id="list_passages",
)
def list_passages(request: HttpRequest, source_id: int, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """The pieces that a text was cut into, in its order."""
    rows = passages_of(source_in_reach(principal(request), source_id))
    found, after = page(rows, sort="position", cursor=cursor, limit=limit)
    return {"items": [describe_passage(passage) for passage in found], "next": after}


@router.patch(
    "{source_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.SourceOut), operation_id="change_source"
)
def change(request: HttpRequest, source_id: int, payload: schemas.SourceChangeIn) -> Any:
    """Replace the text, or change how it is called."""
    source = source_in_reach(principal(request), source_id)
    return describe_sources([sources.change_source(source, served_embedder(source.site), **payload.model_dump())])[0]


@router.delete("{source_id}/", auth=doors(Need.WRITE), response=answering(204, None), operation_id="remove_source")
def remove(request: HttpRequest, source_id: int) -> Any:
    """Forget a text. Articles that quote it keep their words."""
    source = source_in_reach(principal(request), source_id)
    sources.remove_source(source.site, source.pk)
    return Status(204, None)


def _added(added: sources.Added) -> Any:
    return Status(201 if added.is_new else 200, {**describe_sources([added.source])[0], "is_new": added.is_new})
