"""What every answer carries: the rules that browsers hold our pages to. And the check by which name we were called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from asgiref.sync import iscoroutinefunction
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from igny8.web.refusals import unknown_host

# Scripts, requests and frames are this server's own or none. Styles in attributes are what charts are drawn with.
CONTENT_SECURITY_POLICY: Final = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
    ]
)
_NOBODY: Final = "accelerometer camera display-capture geolocation gyroscope microphone midi payment usb".split()
_OURSELVES: Final = "clipboard-write publickey-credentials-create publickey-credentials-get".split()
PERMISSIONS: Final = ", ".join([*(f"{each}=()" for each in _NOBODY), *(f"{each}=(self)" for each in _OURSELVES)])
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Permissions-Policy": PERMISSIONS,
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PRIVATE: Final = ("/api/", "/_allauth/")  # what is told to one person stays in no shared cache


@sync_and_async_middleware
def headers(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Stands before all that reads the request; works for both kinds of views, so that a stream needs no thread."""
    if iscoroutinefunction(get_response):
        inner: Callable[[HttpRequest], Awaitable[HttpResponseBase]] = get_response

        async def answer_async(request: HttpRequest) -> HttpResponseBase:
            return _dressed(request, _refused(request) or await inner(request))

        return answer_async

    def answer(request: HttpRequest) -> HttpResponseBase:
        return _dressed(request, _refused(request) or get_response(request))

    return answer


def _refused(request: HttpRequest) -> HttpResponseBase | None:
    try:
        request.get_host()
    except DisallowedHost:
        return unknown_host(str(request.META.get("HTTP_HOST", ""))[:253])
    return None


def _dressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith(_PRIVATE):
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
