"""The application that a web server runs."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from igny8.web.limits import LimitedBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8.config.settings")
application = LimitedBodies(get_asgi_application(), settings.IGNY8_MOST_UPLOAD_MB * 1_000_000)
