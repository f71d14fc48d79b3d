"""Refusals outside the API's own routes, in the same shape: {code, message, extra}."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse


def refusal(status: int, code: str, message: str) -> JsonResponse:
    """An answer that isn't 2xx."""
    return JsonResponse({"code": code, "message": message, "extra": {}}, status=status)


def csrf_failed(request: HttpRequest, reason: str = "") -> JsonResponse:
    """A browser's change without the token that only our own pages know."""
    del request
    return refusal(
        403, "csrf_failed", f"Nothing was changed. Send the cookie igny8_csrf back in the header X-CSRFToken. {reason}"
    )


def unknown_host(host: str) -> JsonResponse:
    """The request calls us by a name that isn't ours."""
    return refusal(
        400, "unknown_host", f"This server isn't known as {host!r}. Set IGNY8_BASE_URL to the address that people type."
    )


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    """There is no such page."""
    del request, exception
    return refusal(404, "not_found", "There is no such page. The API is below /api/v1/.")


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """It can't be understood."""
    del request, exception
    return refusal(400, "bad_request", "The request can't be understood. Nothing was changed.")


def failed(request: HttpRequest) -> JsonResponse:
    """A defect."""
    del request
    return refusal(500, "internal_error", "This is a defect in IGNY8; its log says more. Try again.")
