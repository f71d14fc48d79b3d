"""Tells that somebody has committed something: SQLite counts commits, PostgreSQL tells whoever listens.

Use it in one thread: it looks at that thread's connection, and sees what all others commit.
"""

from __future__ import annotations

import contextlib
import threading
from typing import Any, Final, Protocol

import psycopg
from django.db import connection

CHANNEL: Final = "igny8_log"  # what the trigger on the log of runs notifies


class Changes(Protocol):
    """Waits for commits."""

    def wait(self, seconds: float) -> bool:
        """Sleep until something was committed or the time is up; true if something was."""

    def close(self) -> None:
        """Give back what it holds."""


class DataVersion:
    """SQLite's counter of the commits of all other connections: 4 µs to read, so it is read again and again."""

    def __init__(self, ended: threading.Event) -> None:
        self._ended = ended
        self._seen = self._read()

    def wait(self, seconds: float) -> bool:
        self._ended.wait(seconds)
        seen, self._seen = self._seen, self._read()
        return seen != self._seen

    def close(self) -> None:
        return None

    def _read(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            return int(cursor.fetchone()[0])


class Listening:
    """PostgreSQL's LISTEN, on a connection of its own: one of the pool's would be lent to others."""

    def __init__(self) -> None:
        self._connection = psycopg.connect(**_parameters(), autocommit=True)
        self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        told = list(self._connection.notifies(timeout=seconds, stop_after=1))
        return bool(told)

    def close(self) -> None:
        with contextlib.suppress(psycopg.Error):
            self._connection.close()


def changes(ended: threading.Event) -> Changes:
    """What fits this database. `ended` cuts SQLite's sleep short; PostgreSQL's lasts its seconds."""
    return Listening() if connection.vendor == "postgresql" else DataVersion(ended)


def _parameters() -> dict[str, Any]:
    found = connection.get_connection_params()
    for django_only in ("cursor_factory", "context", "prepare_threshold"):
        found.pop(django_only, None)
    return found
