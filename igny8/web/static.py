"""Serves the files that packages bring along, such as those of the API's documentation: from this machine alone."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from igny8.web.refusals import not_found

_KEPT_SECONDS = 3_600  # an upgrade brings new ones under the same names


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """One file. It is read whole: the largest has 2 MB, and it is asked for once an hour."""
    found = _file(path)
    if found is None:
        return not_found(request, FileNotFoundError())
    kind, _ = mimetypes.guess_type(found.name)
    response = HttpResponse(found.read_bytes(), content_type=kind or "application/octet-stream")
    response.headers["Cache-Control"] = f"public, max-age={_KEPT_SECONDS}"
    return response


def _file(path: str) -> Path | None:
    if "\0" in path or ".." in Path(path).parts or Path(path).is_absolute():
        return None
    found = finders.find(path)
    return Path(found) if found and Path(found).is_file() else None
