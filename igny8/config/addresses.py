"""Where IGNY8 is reached and where its mail goes out: reads the URLs that say so into Django's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Names that mean this machine. A page of another site can make none of them point elsewhere.
LOOPBACK = ("localhost", ".localhost", "127.0.0.1", "[::1]")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Base:
    """The address that people type."""

    url: str  # without a slash at its end
    hosts: list[str]  # what a request may call us
    origins: list[str]  # where a page may send changes from
    is_secure: bool  # https
    is_given: bool  # by IGNY8_BASE_URL


def base(given: str) -> Base:
    """IGNY8_BASE_URL; this machine's own names where it is empty."""
    if not given:
        return Base("http://localhost:8000", list(LOOPBACK), [], is_secure=False, is_given=False)
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(f"IGNY8_BASE_URL must look like https://igny8.example.com, not {given!r}")
    if parts.path.strip("/"):
        raise ImproperlyConfigured("IGNY8_BASE_URL must have no path: IGNY8 is served at the root of its host")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    origin = f"{parts.scheme}://{host}{f':{_port(given)}' if _port(given) else ''}"
    hosts = [host, *(name for name in LOOPBACK if name != host)]
    return Base(origin, hosts, [origin], is_secure=parts.scheme == "https", is_given=True)


def mail(url: str) -> dict[str, Any]:
    """Django's settings for IGNY8_MAIL_URL; without it mails are written to the log."""
    if not url:
        return {"EMAIL_BACKEND": "igny8.web.mail.LoggedMail"}
    parts = urlsplit(url)
    shown = f"{parts.scheme}://..."  # never the password
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(f"IGNY8_MAIL_URL must be smtp://HOST:587 or smtps://HOST:465, not {shown}")
    is_wrapped = parts.scheme == "smtps"
    starttls = parse_qs(parts.query).get("starttls", ["off" if parts.hostname in _LOCAL else "on"])[-1]
    if starttls not in {"on", "off"}:
        raise ImproperlyConfigured("IGNY8_MAIL_URL: starttls must be on or off")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port(url) or (465 if is_wrapped else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_wrapped,
        "EMAIL_USE_TLS": not is_wrapped and starttls == "on",
        "EMAIL_TIMEOUT": 10,
    }


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError as error:
        raise ImproperlyConfigured("the port of a URL in the settings is no number from 0 to 65535") from error
