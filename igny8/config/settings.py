"""The one settings module. Everything comes from the environment; what each variable means is in docs/reference."""

from __future__ import annotations

from pathlib import Path

from igny8.config import addresses, environment, provider_keys

IGNY8_HOME = environment.home()
IGNY8_OPENING_CREDITS = environment.number("IGNY8_OPENING_CREDITS", 10_000)
IGNY8_CREDITS = environment.flag("IGNY8_CREDITS", default=True)  # off: unlimited
IGNY8_LOG_DAYS = environment.number("IGNY8_LOG_DAYS", 90, least=1)
IGNY8_WORKER_THREADS = environment.number("IGNY8_WORKER_THREADS", 16, least=1)
IGNY8_LEASE_SECONDS = environment.number("IGNY8_LEASE_SECONDS", 60, least=2)  # renewed in a quarter of it
IGNY8_MOST_UPLOAD_MB = environment.number("IGNY8_MOST_UPLOAD_MB", 100, least=1)
IGNY8_SWEEP_SECONDS = environment.number("IGNY8_SWEEP_SECONDS", 15, least=1)

IGNY8_AI_TEXT_DAYS = environment.number("IGNY8_AI_TEXT_DAYS", 30)  # 0: prompts and answers are not kept
IGNY8_WRITES_PER_MINUTE = environment.number("IGNY8_WRITES_PER_MINUTE", 600, least=1)  # of one user or token
IGNY8_TRUSTED_PROXIES = environment.number("IGNY8_TRUSTED_PROXIES", 0)  # in front of us, one behind the other

# Links in mails and the set-up link begin with this, never with what a request calls us.
BASE = addresses.base(environment.text("IGNY8_BASE_URL"))
IGNY8_BASE_URL = BASE.url
IGNY8_BASE_URL_IS_GIVEN = BASE.is_given

# Which class serves a provider's name. The gateway imports it when it is first used.
IGNY8_PROVIDERS = {"offline": "igny8.ai.providers.embedded.provider.EmbeddedProvider"}
# Keys of other programs that lie in the environment: providers that nobody has to set up.
IGNY8_PROVIDER_KEYS = provider_keys.found()

SECRET_KEY = environment.text("IGNY8_SECRET_KEY")  # else igny8.config.home puts the home folder's own key here
SECRET_KEY_FALLBACKS = environment.several("IGNY8_SECRET_KEY_FALLBACKS")
DEBUG = False
ALLOWED_HOSTS = BASE.hosts

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
    "igny8.web.headers.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parents[1] / "web" / "templates"],  # before allauth's own
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 16_000_000  # of a JSON body: a million characters, each written as \\uXXXX twice
ROOT_URLCONF = "igny8.config.urls"
STATIC_URL = "/static/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail addresses are unique: by a constraint without regard to case

# Cookies: for this site alone, and over https alone where that is how we are reached.
SESSION_COOKIE_NAME = "igny8_session"
SESSION_COOKIE_SECURE = BASE.is_secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "igny8_csrf"  # scripts read it, to send it back as X-CSRFToken
CSRF_COOKIE_SECURE = BASE.is_secure
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = BASE.origins
CSRF_FAILURE_VIEW = "igny8.web.refusals.csrf_failed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if BASE.is_secure else 0
if IGNY8_TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The cache is a table, so that several processes count sign-ins together and need no server for it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "igny8_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# People sign in with their e-mail address, through allauth's headless endpoints below /_allauth/browser/v1/.
ACCOUNT_ADAPTER = "igny8.web.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True  # one address at a time: the new one takes the old one's place when it is verified
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of changes of password, address and second factors
ACCOUNT_EMAIL_SUBJECT_PREFIX = "IGNY8: "
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # here; every other session ends by itself
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
}
HEADLESS_ADAPTER = "igny8.web.adapters.HeadlessAdapter"
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
# The keys stand behind the #: browsers keep that to themselves, so no log and no other site ever sees them.
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": "/signin/verify#key={key}",
    "account_reset_password": "/signin/reset",
    "account_reset_password_from_key": "/signin/reset/key#key={key}",
    "account_signup": "/signin",
}
MFA_ADAPTER = "igny8.web.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # else nobody with a second factor could change their address
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "IGNY8"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off

vars().update(addresses.mail(environment.text("IGNY8_MAIL_URL")))
DEFAULT_FROM_EMAIL = environment.text("IGNY8_MAIL_FROM", "IGNY8 <igny8@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), IGNY8_HOME)}
MEDIA_ROOT = environment.text("IGNY8_MEDIA_URL") or str(IGNY8_HOME / "media")
MEDIA_URL = "/media/"

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
