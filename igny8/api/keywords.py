"""Keywords: listed, exported, made and changed by hand, one at a time or by the thousand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any, Final

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api.doors import doors, principal
from igny8.api.errors import REFUSALS, answering
from igny8.api.paging import MOST, page
from igny8.api.schemas import bulk as bulk_schemas
from igny8.api.schemas import keywords as schemas
from igny8.api.schemas.text import Cursor
from igny8.planning import keyword_reads as reads
from igny8.planning.bulk import keywords as bulk
from igny8.planning.bulk.change import either
from igny8.planning.keyword_changes import change_keyword, create_keyword
from igny8.planning.keyword_export import csv_pieces, file_name

router = Router(tags=["keywords"])
_CSV: Final[dict[str, Any]] = {
    "responses": {200: {"description": "OK", "content": {"text/csv": {"schema": {"type": "string"}}}}}
}


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.KeywordsOut), operation_id="list_keywords")
def list_keywords(
    request: HttpRequest,
    site_id: int,
    which: Query[schemas.KeywordFilters],
    sort: schemas.Sort = "-priority",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    cursor: Cursor = "",
    count: bool = False,
) -> Any:
    """The site's keywords that fit; those without the figure that is sorted by come last."""
    site = site_in_reach(principal(request), site_id)
    fitting = reads.KeywordFilter(**which.model_dump())
    order = sort[: sort.startswith("-")] + reads.SORTS[sort.removeprefix("-")]
    found, following = page(reads.with_names(reads.keywords_of(site, fitting)), sort=order, cursor=cursor, limit=limit)
    counts = reads.count_by_status(site, fitting) if count else None
    return {"items": [reads.describe_keyword(each) for each in found], "next": following, "counts": counts}


@router.post(
    "", auth=doors(Need.WRITE), response=answering(201, schemas.KeywordWholeOut), operation_id="create_keyword"
)
def create(request: HttpRequest, site_id: int, payload: schemas.KeywordIn) -> Any:
    """Make a keyword by hand; it waits for its cluster."""
    site = site_in_reach(principal(request), site_id)
    values = payload.model_dump(exclude_unset=True, exclude={"term", "market"})
    made = create_keyword(site=site, term=payload.term, market=payload.market, values=values)
    return Status(201, reads.describe_keyword_whole(made))


@router.post(
    "bulk/", auth=doors(Need.WRITE), response=answering(200, bulk_schemas.BulkOut), operation_id="change_keywords"
)
def change_many(request: HttpRequest, site_id: int, payload: bulk_schemas.KeywordBulkIn) -> Any:
    """Change the keywords that are named, or all that fit a filter (at most 50,000): it can be undone for a week."""
    who = principal(request)
    site = site_in_reach(who, site_id)
    which = either(payload.ids, reads.KeywordFilter(**payload.filter.model_dump()) if payload.filter else None)
    arguments = payload.model_dump(include={"intent", "sector_id", "cluster_id"}, exclude_unset=True)
    done = bulk.change_keywords(
        site=site, action=payload.action, which=which, arguments=arguments, user=who.user, dry_run=payload.dry_run
    )
    return done.as_json(dry_run=payload.dry_run)


@router.get("export/", auth=doors(Need.READ), response=REFUSALS, operation_id="export_keywords", openapi_extra=_CSV)
def export(request: HttpRequest, site_id: int, which: Query[schemas.KeywordFilters]) -> Any:
    """The keywords that fit, as CSV. What a spreadsheet would take for a formula gets an apostrophe before it."""
    site = site_in_reach(principal(request), site_id)
    pieces = csv_pieces(site, reads.KeywordFilter(**which.model_dump()))
    streamed = _one_by_one(pieces) if isinstance(request, ASGIRequest) else pieces
    answer = StreamingHttpResponse(streamed, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(site)}"'
    return answer


@router.get(
    "{keyword_id}/",
    auth=doors(Need.READ),
    response=answering(200, schemas.KeywordWholeOut),
    operation_id="read_keyword",
)
def read(request: HttpRequest, keyword_id: int) -> Any:
    """A keyword with the row that it came from, its twins, and the sum that makes its priority."""
    return reads.describe_keyword_whole(reads.keyword_in_reach(principal(request), keyword_id))


@router.patch(
    "{keyword_id}/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.KeywordWholeOut),
    operation_id="change_keyword",
)
def change(request: HttpRequest, keyword_id: int, payload: schemas.KeywordChange) -> Any:
    """Change the fields that are named; imports leave them alone from then on."""
    keyword = reads.keyword_in_reach(principal(request), keyword_id)
    return reads.describe_keyword_whole(change_keyword(keyword, changes=payload.model_dump(exclude_unset=True)))


@router.delete(
    "{keyword_id}/",
    auth=doors(Need.WRITE),
    response=answering(200, bulk_schemas.BulkOut),
    operation_id="delete_keyword",
)
def delete(request: HttpRequest, keyword_id: int) -> Any:
    """Delete it; for a week `change_id` brings it back."""
    who = principal(request)
    keyword = reads.keyword_in_reach(who, keyword_id)
    return bulk.delete_keyword(site=keyword.site, keyword_id=keyword.pk, user=who.user).as_json()


async def _one_by_one(pieces: Iterator[str]) -> AsyncIterator[str]:
    """The pieces for a server that waits for nobody: each is made in the request's thread."""
    following = sync_to_async(lambda: next(pieces, None))
    while (piece := await following()) is not None:
        yield piece
