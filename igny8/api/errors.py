"""The one place that turns what went wrong into `{code, message, extra}` and a status."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.responses import Response
from pydantic import Field

from igny8.lib.errors import Igny8Error

_log = logging.getLogger("igny8.api")


class ErrorOut(Schema):
    """Every answer that isn't 2xx."""

    code: str = Field(description="stable, for programs", examples=["not_found"])
    message: str = Field(description="what happened, what is kept and what to do, for people")
    extra: dict[str, Any] = Field(default={}, description="the numbers and names, for programs")


REFUSALS: Final[dict[Any, Any]] = {frozenset({400, 401, 403, 404, 409, 422, 429}): ErrorOut}
UNPAID: Final[dict[Any, Any]] = {**REFUSALS, 402: ErrorOut}


def answering(status: int, schema: Any, *, may_cost: bool = False) -> dict[Any, Any]:
    """What a route's `response` is: its own answer, and the refusals that every route may give."""
    return {status: schema, **(UNPAID if may_cost else REFUSALS)}


def install(api: NinjaAPI) -> None:
    """Give `api` its handlers."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def answer(status: int, code: str, message: str, extra: dict[str, Any] | None = None) -> HttpResponse:
    """An answer that isn't 2xx."""
    return Response({"code": code, "message": message, "extra": extra or {}}, status=status)


def _expected(request: HttpRequest, error: Any) -> HttpResponse:
    response = answer(error.status, error.code, error.message, error.extra)
    if error.status == 429 and "wait" in error.extra:
        response["Retry-After"] = str(error.extra["wait"])
    return response


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    fields = {_field(each["loc"]): each["msg"] for each in error.errors}
    told = "; ".join(f"{field}: {reason}" for field, reason in fields.items())
    return answer(422, "invalid", f"Nothing was changed: {told}.", {"fields": fields})


def _unauthenticated(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(401, "unauthenticated", "Sign in, or send a token: Authorization: Bearer igny8_...")


def _throttled(request: HttpRequest, error: Any) -> HttpResponse:
    response = answer(429, "too_many_requests", "Too many requests; try again later.", {"wait": error.wait})
    if error.wait:
        response["Retry-After"] = str(error.wait)
    return response


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(404, "not_found", "There is no such thing.")


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    code = {403: "csrf_failed", 400: "bad_request"}.get(error.status_code, "refused")
    return answer(error.status_code, code, str(error))


def _too_large(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(413, "too_large", "The request is too large. Nothing was changed.")


def _suspicious(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(400, "bad_request", "The request can't be understood. Nothing was changed.")


def _database_failed(request: HttpRequest, error: Any) -> HttpResponse:
    _log.warning("the database failed: %s", error)
    return answer(503, "database_failed", "The database can't be used now. Try again in a moment.")


def _unexpected(request: HttpRequest, error: Any) -> HttpResponse:
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    return answer(500, "internal_error", "This is a defect in IGNY8; its log says more. Try again.")


_HANDLERS: Final[dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]] = {
    Igny8Error: _expected,
    ValidationError: _invalid,
    AuthenticationError: _unauthenticated,
    Throttled: _throttled,
    Http404: _missing,
    HttpError: _refused,
    RequestDataTooBig: _too_large,
    SuspiciousOperation: _suspicious,
    MultiPartParserError: _suspicious,
    OperationalError: _database_failed,
    InterfaceError: _database_failed,
    Exception: _unexpected,
}


_OURS: Final = {"payload", "filters"}  # names of parameters that gather what the caller sends apart


def _field(where: tuple[Any, ...]) -> str:
    """`body.payload.title` is the caller's `title`, `query.filters.status` its `status`."""
    path = [str(part) for part in where[1:]] or [str(where[0])]
    return ".".join(path[1:] if path[0] in _OURS and len(path) > 1 else path)
