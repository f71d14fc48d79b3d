"""Pages that are not the API's: health, and the front door."""

from __future__ import annotations

from django.conf import settings
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


SETUP = """\
This is the set-up link of IGNY8. Whoever has it becomes the owner of the first account.

Its token stands in the address bar, behind token=. With it:

  curl {base}/api/v1/setup/ -H 'Content-Type: application/json' -d '{{
    "token": "...",
    "email": "you@example.com",
    "password": "at least 8 characters",
    "name": "Your name",
    "account": "Your company"
  }}'

Then make a token for the API:

  igny8 token create --email you@example.com

The API's documentation: {base}/api/v1/docs
"""


def setup(request: HttpRequest) -> HttpResponse:
    """How to set up without a front end."""
    del request
    return HttpResponse(SETUP.format(base=settings.IGNY8_BASE_URL), content_type="text/plain; charset=utf-8")


def front(request: HttpRequest) -> HttpResponse:
    """The API's documentation."""
    del request
    return HttpResponseRedirect("/api/v1/docs")
