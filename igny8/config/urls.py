"""Where requests go."""

from __future__ import annotations

from django.urls import include, path

from igny8.api.api import api
from igny8.web import pages, static

urlpatterns = [
    path("healthz", pages.healthz),
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("static/<path:path>", static.serve),
    path("setup", pages.setup),
    path("", pages.front),
]
handler404 = "igny8.web.refusals.not_found"
handler400 = "igny8.web.refusals.bad_request"
handler500 = "igny8.web.refusals.failed"
