"""The application that a web server runs."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

from igny8.web.limits import limited

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8.config.settings")
application = limited(get_asgi_application())
