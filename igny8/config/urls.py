"""Where requests go."""

from __future__ import annotations

from django.urls import include, path

from igny8.api.api import api
from igny8.web import pages

urlpatterns = [
    path("healthz", pages.healthz),
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("", pages.front),
]
