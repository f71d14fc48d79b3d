"""The application that a web server runs."""

from __future__ import annotations

import os
from typing import Final

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8.config.settings")
_django = get_asgi_application()  # before what needs the settings and the tables

from igny8.api.live.application import Application  # noqa: E402
from igny8.web.limits import LimitedBodies  # noqa: E402

application: Final = Application(LimitedBodies(_django, settings.IGNY8_MOST_UPLOAD_MB * 1_000_000))
