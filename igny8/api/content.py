"""Articles: lists, one whole, saved by a person, decided, exported."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja import Query, Router
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.addresses import address_of
from igny8.api.doors import doors, principal
from igny8.api.errors import answering
from igny8.api.paging import page
from igny8.api.schemas import content as schemas
from igny8.api.streaming import ZIP, zip_answer
from igny8.automation.article_actions import rewrite
from igny8.editing import review
from igny8.editing.checking import check_article
from igny8.editing.describing import describe_article, rendered
from igny8.editing.listing import Filters, articles_in, count_by_status, describe_rows, facts, with_images
from igny8.editing.reach import content_in_reach
from igny8.editing.saving import save_article
from igny8.publishing.packing import pack

router = Router(tags=["content"])


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.ContentsOut), operation_id="list_content")
def list_content(request: HttpRequest, site_id: int, filters: Query[schemas.ContentPage]) -> Any:
    """The site's articles, the latest first."""
    site, wanted = site_in_reach(principal(request), site_id), Filters(**filters.asked())
    rows = with_images(articles_in(site, wanted))
    found, after = page(rows, sort=filters.sort, cursor=filters.cursor, limit=filters.limit)
    counts = count_by_status(site, wanted) if filters.counts else None
    items = describe_rows(site, found, address_of, findings=filters.findings)
    return {"items": items, "next": after, "counts": counts}


@router.post(
    "bulk/",
    auth=doors(Need.PUBLISH),
    response=answering(200, schemas.DecisionsOut),
    operation_id="decide_content_in_bulk",
)
def decide_in_bulk(request: HttpRequest, site_id: int, payload: schemas.BulkIn) -> Any:
    """Approve or reject up to 100 articles, each for itself."""
    who = principal(request)
    results = review.decide_many(site_in_reach(who, site_id), user=who.user, **payload.model_dump())
    return {"done": sum(result.error is None for result in results), "results": [_told(each) for each in results]}


@router.post(
    "export/",
    auth=doors(Need.READ),
    response=answering(200, None),
    operation_id="export_content",
    openapi_extra=ZIP,
)
def export(request: HttpRequest, site_id: int, payload: schemas.ExportIn) -> HttpResponseBase:
    """Articles and their pictures as a ZIP of files, as `igny8 export` writes them. Changes nothing."""
    site = site_in_reach(principal(request), site_id)
    filters = Filters(**payload.filters.asked()) if payload.filters else Filters()
    packed = pack(site, payload.format, ids=payload.content_ids, filters=filters, images_url=payload.images_url)
    return zip_answer(request, packed.name, packed.chunks)


@router.get(
    "{content_id}/", auth=doors(Need.READ), response=answering(200, schemas.ContentOut), operation_id="get_content"
)
def get_content(request: HttpRequest, content_id: int) -> Any:
    """An article whole: its body, its pictures, its task and brief, its checks and citations."""
    return _whole(content_in_reach(principal(request), content_id))


@router.patch(
    "{content_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.ContentOut), operation_id="save_content"
)
def save(request: HttpRequest, content_id: int, payload: schemas.ContentIn) -> Any:
    """Save what is named. 409 `version_conflict` where somebody else has saved since you read it."""
    who = principal(request)
    content = content_in_reach(who, content_id)
    save_article(
        content, user=who.user, version=payload.version, changes=payload.changes(), is_autosave=payload.autosave
    )
    return _whole(content_in_reach(who, content_id))


@router.get(
    "{content_id}/rendered/",
    auth=doors(Need.READ),
    response=answering(200, schemas.RenderedOut),
    operation_id="get_rendered_content",
)
def get_rendered(request: HttpRequest, content_id: int) -> Any:
    """The article as a reader will see it."""
    content = content_in_reach(principal(request), content_id)
    return {"html": rendered(content, address_of), "version": content.version}


@router.post(
    "{content_id}/check/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ContentOut),
    operation_id="check_content",
)
def check(request: HttpRequest, content_id: int) -> Any:
    """Check it anew: after autosaves, or when what is checked has changed. Changes no text."""
    return _whole(check_article(content_in_reach(principal(request), content_id)))


@router.post(
    "{content_id}/approve/",
    auth=doors(Need.PUBLISH),
    response=answering(200, schemas.DecidedOut),
    operation_id="approve_content",
)
def approve(request: HttpRequest, content_id: int, payload: schemas.ApproveIn) -> Any:
    """Let it be published. 409 in any state but draft and changes_requested, and while images wait to be drawn."""
    who = principal(request)
    return review.approve(content_in_reach(who, content_id), user=who.user, **payload.model_dump())


@router.post(
    "{content_id}/reject/",
    auth=doors(Need.PUBLISH),
    response=answering(200, schemas.DecidedOut),
    operation_id="reject_content",
)
def reject(request: HttpRequest, content_id: int, payload: schemas.RejectIn) -> Any:
    """Say no; it stays, and can be taken back to draft."""
    who = principal(request)
    return review.reject(content_in_reach(who, content_id), user=who.user, **payload.model_dump())


@router.post(
    "{content_id}/draft/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.DecidedOut),
    operation_id="content_back_to_draft",
)
def back_to_draft(request: HttpRequest, content_id: int) -> Any:
    """Put it before the gate again; calls the writer back where a rewrite was asked for."""
    who = principal(request)
    return review.back_to_draft(content_in_reach(who, content_id), user=who.user)


@router.post(
    "{content_id}/ask_for_changes/",
    auth=doors(Need.WRITE),
    response={202: schemas.ChangesAskedOut, **answering(200, schemas.ChangesAskedOut, may_cost=True)},
    operation_id="ask_for_changes",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def ask_for_changes(request: HttpRequest, content_id: int, payload: schemas.ChangesIn) -> Any:
    """Send it back with an instruction; 202 where the writer is to follow it, and a run was started for that."""
    who = principal(request)
    content = content_in_reach(who, content_id)
    if not payload.rewrite:
        asked = review.ask_for_changes(content, user=who.user, instruction=payload.instruction)
        return Status(200, {**_decided(asked), "run_id": None})
    asked, run = rewrite(content, user=who.user, instruction=payload.instruction, trigger=who.trigger)
    return Status(202, {**_decided(asked), "run_id": str(run.pk)})


def _whole(content: Any) -> dict[str, Any]:
    return describe_article(content, facts(content), address_of)


def _decided(content: Any) -> dict[str, Any]:
    return {name: getattr(content, name) for name in ("id", "status", "version", "updated_at")}


def _told(result: review.Decided) -> dict[str, Any]:
    error = result.error
    return {
        "id": result.content_id,
        "ok": error is None,
        "status": result.status,
        "code": error.code if error else None,
        "message": error.message if error else None,
    }
