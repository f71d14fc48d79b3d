"""Pictures of articles: lists, changes, drawn again, replaced, taken out, and their files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Query, Router
from ninja.files import UploadedFile
from ninja.responses import Status

from igny8.access.policy import Need
from igny8.access.reach import site_in_reach
from igny8.api import idempotency
from igny8.api.addresses import address_of
from igny8.api.doors import doors, principal
from igny8.api.errors import ErrorOut, answering
from igny8.api.files import WEBP, picture_answer
from igny8.api.paging import page
from igny8.api.schemas import images as schemas
from igny8.automation.article_actions import redraw
from igny8.editing import pictures
from igny8.editing.describing import describe_image
from igny8.editing.listing import ImageFilter, count_images, describe_image_row, images_in
from igny8.editing.reach import content_in_reach, image_in_reach

router = Router(tags=["images"])
_STORED = {**answering(200, schemas.ImageOut), 413: ErrorOut, 507: ErrorOut}


@router.get("", auth=doors(Need.READ), response=answering(200, schemas.ImagesOut), operation_id="list_images")
def list_images(request: HttpRequest, site_id: int, filters: Query[schemas.ImagePage]) -> Any:
    """The site's pictures, the latest first; removed ones only where `status` asks for them."""
    site = site_in_reach(principal(request), site_id)
    which = ImageFilter(**filters.asked())
    found, after = page(images_in(site, which), sort="-id", cursor=filters.cursor, limit=filters.limit)
    counts = count_images(site, which) if filters.counts else None
    return {"items": [describe_image_row(image, address_of) for image in found], "next": after, "counts": counts}


@router.get("{image_id}/", auth=doors(Need.READ), response=answering(200, schemas.ImageOut), operation_id="get_image")
def get_image(request: HttpRequest, image_id: int) -> Any:
    """One picture, a removed one too."""
    return describe_image(image_in_reach(principal(request), image_id), address_of)


@router.patch(
    "{image_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.ImageOut), operation_id="edit_image"
)
def edit(request: HttpRequest, image_id: int, payload: schemas.ImageIn) -> Any:
    """Change its words. A new prompt counts when it is drawn again."""
    who = principal(request)
    changes = payload.model_dump(exclude_unset=True)
    return _told(pictures.edit_picture(image_in_reach(who, image_id), user=who.user, changes=changes))


@router.post(
    "{image_id}/redraw/",
    auth=doors(Need.WRITE),
    response=answering(202, schemas.RedrawnOut, may_cost=True),
    operation_id="redraw_image",
    openapi_extra=idempotency.OPENAPI,
)
@idempotency.once
def draw_again(request: HttpRequest, image_id: int, payload: schemas.RedrawIn) -> Any:
    """Draw another one, from the same prompt or a new one. The old one stays until it is there."""
    who = principal(request)
    image = image_in_reach(who, image_id)
    run = redraw(image, user=who.user, changes=payload.changes(), trigger=who.trigger)
    return Status(202, {"run_id": str(run.pk), "image_id": image.pk, "message": "Another one is being drawn."})


@router.post("{image_id}/upload/", auth=doors(Need.WRITE), response=_STORED, operation_id="upload_image")
def upload(request: HttpRequest, image_id: int, file: File[UploadedFile]) -> Any:
    """Put a picture of your own there: WebP, PNG, JPEG or SVG, up to 25 MB and 25 megapixels. Stored as WebP."""
    who = principal(request)
    image = image_in_reach(who, image_id)
    return _told(pictures.replace_picture(image, file.read(), user=who.user))


@router.delete(
    "{image_id}/", auth=doors(Need.WRITE), response=answering(200, schemas.ImageOut), operation_id="remove_image"
)
def remove(request: HttpRequest, image_id: int) -> Any:
    """Take a picture out of the article; `put_back/` undoes it for a week."""
    who = principal(request)
    return _told(pictures.remove_picture(image_in_reach(who, image_id), user=who.user))


@router.post(
    "{image_id}/put_back/",
    auth=doors(Need.WRITE),
    response=answering(200, schemas.ImageOut),
    operation_id="put_back_image",
)
def put_back(request: HttpRequest, image_id: int) -> Any:
    """Put a removed picture back."""
    who = principal(request)
    return _told(pictures.put_back_picture(image_in_reach(who, image_id), user=who.user))


@router.get(
    "{image_id}/file/",
    auth=doors(Need.READ),
    response=answering(200, None),
    operation_id="get_image_file",
    url_name="image_file",
    openapi_extra=WEBP,
)
def get_file(request: HttpRequest, image_id: int, v: str = "") -> HttpResponse:
    """The picture itself, for who may see its article. Its `url` names the content, so a browser may keep it."""
    return picture_answer(image_in_reach(principal(request), image_id), v)


def _told(image: Any) -> dict[str, Any]:
    return describe_image(image, address_of)


content_router = Router(tags=["images"])


@content_router.get(
    "{content_id}/images/",
    auth=doors(Need.READ),
    response=answering(200, list[schemas.ImageOut]),
    operation_id="list_images_of_content",
)
def images_of(request: HttpRequest, content_id: int) -> Any:
    """The article's pictures in its order, removed ones last."""
    content = content_in_reach(principal(request), content_id)
    return [describe_image(image, address_of) for image in pictures.pictures_of(content)]
