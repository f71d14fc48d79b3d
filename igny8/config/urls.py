"""Where requests go."""

from __future__ import annotations

from django.urls import include, path, re_path

from igny8.api.api import api
from igny8.web import app, pages, static

urlpatterns = [
    path("healthz", pages.healthz),
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("static/<path:path>", static.serve),
    path("assets/<str:name>", app.asset),
    path("theme.js", app.beside, {"name": "theme.js"}),
    path("favicon.svg", app.beside, {"name": "favicon.svg"}),
    path("docs/api/", app.documentation),
    path("", app.page),
    re_path(r"^(?!api/|_allauth/|static/|assets/|docs/)(?P<path>[^.]+)$", app.page),
]
handler404 = "igny8.web.refusals.not_found"
handler400 = "igny8.web.refusals.bad_request"
handler500 = "igny8.web.refusals.failed"
