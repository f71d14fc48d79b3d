"""Answers that are sent while they are made, under either kind of web server."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final
from urllib.parse import quote

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

_MIME: Final = "application/zip"
ZIP: Final[dict[str, Any]] = {
    "responses": {200: {"content": {_MIME: {"schema": {"type": "string", "format": "binary"}}}}}
}


def zip_answer(request: HttpRequest, name: str, chunks: Iterator[bytes]) -> StreamingHttpResponse:
    """A ZIP to be saved under `name`, sent chunk by chunk."""
    body = _asynchronous(chunks) if isinstance(request, ASGIRequest) else chunks
    answer = StreamingHttpResponse(body, content_type=_MIME)
    plain = name.encode("ascii", "ignore").decode().replace('"', "").replace("\\", "") or "export.zip"
    answer["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


async def _asynchronous(chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    following = sync_to_async(lambda: next(chunks, None))  # in the thread that the request's queries use
    while (chunk := await following()) is not None:
        yield chunk
