"""Reads settings from the environment: safe defaults, `*_FILE` for secrets, loud failure on nonsense."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PREPARED_FROM: Final = 2  # executions of a statement on one connection


def text(name: str, default: str = "") -> str:
    """The value of `name`, or what the file named by `name`_FILE holds, or the default."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE can't be read: {error}") from error
    return os.environ.get(name, default).strip()


def several(name: str) -> list[str]:
    """Values apart by white space or commas."""
    return text(name).replace(",", " ").split()


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}")


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number."""
    value = text(name)
    if not value:
        return default
    if not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}")
    return int(value)


def home() -> Path:
    """The folder that holds database, key, media and logs."""
    return Path(text("IGNY8_HOME") or "~/.igny8").expanduser().resolve()


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's database settings for DATABASE_URL; SQLite in `folder` where it is empty.

    SQLite runs in WAL with IMMEDIATE transactions and waits 20 s for a lock; PostgreSQL connections are pooled.
    """
    if not url:
        return _sqlite(str(folder / "igny8.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(url.removeprefix("sqlite:///")))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL must start with sqlite:/// or postgresql://, not {url!r}")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    options["pool"] = {"min_size": 0, "max_size": number("IGNY8_DATABASE_POOL", 24, least=1), "timeout": 30}
    # The few statements that run for every step (lib/sql.py) are planned once a connection; the ORM's never are.
    options["prepare_threshold"] = _PREPARED_FROM if flag("IGNY8_DATABASE_PREPARE", default=True) else None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or "") or text("IGNY8_DATABASE_PASSWORD"),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def _sqlite(name: str) -> dict[str, object]:
    synchronous = text("IGNY8_SQLITE_SYNCHRONOUS", "NORMAL").upper()
    if synchronous not in {"NORMAL", "FULL"}:
        raise ImproperlyConfigured("IGNY8_SQLITE_SYNCHRONOUS must be NORMAL or FULL")
    pragmas = (
        "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; "
        f"PRAGMA synchronous={synchronous}; PRAGMA temp_store=MEMORY"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }
