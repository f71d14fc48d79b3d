"""Serves the web app: the files that were built from frontend/, and its one page at every address of a page."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from igny8.web.refusals import not_found, refusal

DIST: Final = Path(__file__).parent / "dist"  # not in git, but in the wheel
PAGES: Final = frozenset(
    "automation runs keywords map ideas tasks articles images review published settings signin setup".split()
)
_KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".csv": "text/csv; charset=utf-8",
    ".woff2": "font/woff2",
}
_PACKED: Final = frozenset({".woff2"})  # already; packing them again gains nothing
_FOR_EVER: Final = "public, max-age=31536000, immutable"  # the name holds a hash of what is in it
_LOOKED_AT: Final = "no-cache"  # kept, but asked for each time: mostly answered with 304


@require_safe
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """The app, which shows the page itself. An address that is no page's says so in its status as well."""
    is_known = path == "" or path.partition("/")[0] in PAGES
    if not is_known and "text/html" not in request.headers.get("Accept", ""):
        return not_found(request, Http404())
    if not (DIST / "index.html").is_file():
        return refusal(503, "not_built", "The web app is not built. Run make setup, or install IGNY8 from its wheel.")
    response = _served(request, DIST / "index.html", _LOOKED_AT)
    response.status_code = 200 if is_known else 404
    return response


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A built file. Its name changes with what is in it."""
    return _file(request, DIST / "assets" / name, _FOR_EVER)


@require_safe
def beside(request: HttpRequest, name: str) -> HttpResponse:
    """A file that keeps its name: what sets the theme before the first paint, the icon."""
    return _file(request, DIST / name, _LOOKED_AT)


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """The API's documentation."""
    del request
    return HttpResponseRedirect("/api/v1/docs")


def _file(request: HttpRequest, file: Path, cached: str) -> HttpResponse:
    if file.suffix not in _KINDS or not file.is_file():
        return not_found(request, Http404())
    return _served(request, file, cached)


def _served(request: HttpRequest, file: Path, cached: str) -> HttpResponse:
    is_packed = file.suffix not in _PACKED and "gzip" in request.headers.get("Accept-Encoding", "")
    body = _read(file, file.stat().st_mtime_ns, is_packed=is_packed)
    response = HttpResponse(body, content_type=_KINDS[file.suffix])
    response.headers["Cache-Control"] = cached
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@lru_cache(maxsize=256)
def _read(file: Path, changed: int, *, is_packed: bool) -> bytes:
    """What is in it, as it is sent. `changed` is there so that another build is read anew."""
    del changed
    body = file.read_bytes()
    return gzip.compress(body, mtime=0) if is_packed else body
