"""The one settings module. Everything comes from the environment; what each variable means is in docs/reference."""

from __future__ import annotations

from igny8.config import environment, provider_keys

IGNY8_HOME = environment.home()
IGNY8_OPENING_CREDITS = environment.number("IGNY8_OPENING_CREDITS", 10_000)
IGNY8_CREDITS = environment.flag("IGNY8_CREDITS", default=True)  # off: unlimited
IGNY8_LOG_DAYS = environment.number("IGNY8_LOG_DAYS", 90, least=1)
IGNY8_WORKER_THREADS = environment.number("IGNY8_WORKER_THREADS", 16, least=1)
IGNY8_LEASE_SECONDS = environment.number("IGNY8_LEASE_SECONDS", 60, least=2)  # renewed in a quarter of it
IGNY8_SWEEP_SECONDS = environment.number("IGNY8_SWEEP_SECONDS", 15, least=1)

IGNY8_AI_TEXT_DAYS = environment.number("IGNY8_AI_TEXT_DAYS", 30)  # 0: prompts and answers are not kept

# Which class serves a provider's name. The gateway imports it when it is first used.
IGNY8_PROVIDERS = {"offline": "igny8.ai.providers.embedded.provider.EmbeddedProvider"}
# Keys of other programs that lie in the environment: providers that nobody has to set up.
IGNY8_PROVIDER_KEYS = provider_keys.found()

SECRET_KEY = environment.text("IGNY8_SECRET_KEY")  # else igny8.config.home puts the home folder's own key here
SECRET_KEY_FALLBACKS = environment.several("IGNY8_SECRET_KEY_FALLBACKS")
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.headless",
    "ninja",
    "igny8.apps.Igny8Config",
]
AUTH_USER_MODEL = "igny8.User"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
ROOT_URLCONF = "igny8.config.urls"
STATIC_URL = "/static/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_COOKIE_NAME = "igny8_session"
CSRF_COOKIE_NAME = "igny8_csrf"

# People sign in with their e-mail address, through allauth's headless endpoints below /_allauth/browser/v1/.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), IGNY8_HOME)}
MEDIA_ROOT = environment.text("IGNY8_MEDIA_URL") or str(IGNY8_HOME / "media")
MEDIA_URL = "/media/"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
