"""Pages that are not the API's: health, and the front door."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when it is up and the database answers, else 503."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database_failed"}, status=503)
    return JsonResponse({"status": "ok"})


def front(request: HttpRequest) -> HttpResponse:
    """The API's documentation."""
    del request
    return HttpResponseRedirect("/api/v1/docs")
