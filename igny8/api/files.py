"""Files that are served: pictures, with what keeps a browser from taking them for anything else."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse

from igny8.lib.errors import NotFound
from igny8.media.pictures import MIME_TYPE
from igny8.media.store import open_file

if TYPE_CHECKING:
    from igny8.models import Image

WEBP: Final[dict[str, Any]] = {
    "responses": {200: {"content": {MIME_TYPE: {"schema": {"type": "string", "format": "binary"}}}}}
}
_FOR_GOOD: Final = "private, max-age=31536000, immutable"  # another picture has another address
_ASK_AGAIN: Final = "private, no-cache"


def picture_answer(image: Image, named: str) -> HttpResponse:
    """The picture's file. `named` is the content that the address names; where it is this one, it may be kept."""
    if not image.file:
        raise NotFound("The image has no file yet.")
    digest = PurePosixPath(image.file).stem
    with open_file(image.file) as file:
        answer = HttpResponse(file.read(), content_type=MIME_TYPE)
    answer["ETag"] = f'"{digest}"'
    answer["Cache-Control"] = _FOR_GOOD if named and digest.startswith(named) else _ASK_AGAIN
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Content-Disposition"] = f'inline; filename="igny8-{image.pk}.webp"'
    return answer
