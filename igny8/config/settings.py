"""The one settings module. Everything comes from the environment; what each variable means is in docs/reference."""

from __future__ import annotations

from igny8.config import environment

IGNY8_HOME = environment.home()
IGNY8_OPENING_CREDITS = environment.number("IGNY8_OPENING_CREDITS", 10_000)
IGNY8_CREDITS = environment.flag("IGNY8_CREDITS", default=True)  # off: unlimited
IGNY8_LOG_DAYS = environment.number("IGNY8_LOG_DAYS", 90, least=1)
IGNY8_WORKER_THREADS = environment.number("IGNY8_WORKER_THREADS", 16, least=1)
IGNY8_LEASE_SECONDS = environment.number("IGNY8_LEASE_SECONDS", 60, least=2)  # renewed in a quarter of it
IGNY8_SWEEP_SECONDS = environment.number("IGNY8_SWEEP_SECONDS", 15, least=1)

# Which class serves a provider's name. The gateway imports it when it is first used.
IGNY8_PROVIDERS = {"offline": "igny8.ai.providers.embedded.provider.EmbeddedProvider"}

SECRET_KEY = environment.text("IGNY8_SECRET_KEY")  # else igny8.config.home puts the home folder's own key here
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.sessions", "igny8.apps.Igny8Config"]
AUTH_USER_MODEL = "igny8.User"
MIDDLEWARE: list[str] = []
DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), IGNY8_HOME)}
MEDIA_ROOT = environment.text("IGNY8_MEDIA_URL") or str(IGNY8_HOME / "media")
MEDIA_URL = "/media/"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
