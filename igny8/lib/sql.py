"""Plain SQL for the few statements that run for every step: to write one takes the ORM longer than to do it.

Both databases understand them. In a statement `{now}` is the present moment by the clock of `lib.database`, `{later}`
is `later_seconds` after it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db import connection

from igny8.lib import clock

_local = threading.local()  # `pipeline`: the one that this thread's statements go through, if any


@contextmanager
def together() -> Iterator[None]:
    """Let statements wait for each other's answers as little as they can: each `send` goes with what is asked next.

    Rows that many want are locked for fewer round trips to the server. What fails is raised at the next answer, or at
    the end. The ORM may read in here, not change: it would be told nonsense of how many rows it changed.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline() as pipeline:
        _local.pipeline = pipeline
        try:
            yield
        finally:
            _local.pipeline = None


@contextmanager
def _cursor() -> Iterator[Any]:
    """A cursor; on PostgreSQL one whose statements the server plans once a connection and not each time.

    Django's own put their values into the text, so that no two statements are alike to the server.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    made: Any = cast(Any, ServerBindingCursor)(connection.connection)  # its stub is that of another driver
    with connection.make_debug_cursor(made) if connection.queries_logged else connection.make_cursor(made) as cursor:
        yield cursor


def send(statement: str, **given: Any) -> None:
    """Execute it; nobody wants to know how many rows it changed."""
    with _cursor() as cursor:
        cursor.execute(_worded(statement, connection.vendor), _with_moments(given))


def change(statement: str, **given: Any) -> int:
    """Execute it; how many rows it changed."""
    with _cursor() as cursor:
        cursor.execute(_worded(statement, connection.vendor), _with_moments(given))
        if (pipeline := getattr(_local, "pipeline", None)) is not None:
            pipeline.sync()
        return int(cursor.rowcount)


def first_row(query: str, **given: Any) -> tuple[Any, ...] | None:
    """The first row, or None."""
    with _cursor() as cursor:
        cursor.execute(_worded(query, connection.vendor), _with_moments(given))
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def stored(value: UUID) -> Any:
    """An id as this database stores it."""
    return value if connection.features.has_native_uuid_field else value.hex


def locking(clause: str) -> str:
    """A locking clause where rows are locked; SQLite has one writer at a time."""
    return clause if connection.vendor == "postgresql" else ""


@cache
def _worded(statement: str, vendor: str) -> str:
    if vendor == "postgresql":
        later = "STATEMENT_TIMESTAMP() + make_interval(secs => %(later_seconds)s)"
        return statement.format(now="STATEMENT_TIMESTAMP()", later=later)
    return statement.format(now="%(now)s", later="%(later)s")


def _with_moments(given: dict[str, Any]) -> dict[str, Any]:
    if connection.vendor == "postgresql":
        return given
    now = clock.now()
    moments = {"now": connection.ops.adapt_datetimefield_value(now)}
    if "later_seconds" in given:
        later = now + timedelta(seconds=given["later_seconds"])
        moments["later"] = connection.ops.adapt_datetimefield_value(later)
    return {**given, **moments}
