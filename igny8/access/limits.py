"""Counts who does something too often: in the database, so that all processes count together and no server is needed.

A window begins on a multiple of its length; a row is one who and one what. One statement adds and asks.
"""

from __future__ import annotations

from typing import Final

from django.db import OperationalError, connection

from igny8.lib import clock
from igny8.lib.errors import Igny8Error
from igny8.models import RateCount

_COUNT: Final = """
    INSERT INTO igny8_ratecount ("key", "window", "count") VALUES (%s, %s, 1)
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN igny8_ratecount."window" = excluded."window" THEN igny8_ratecount."count" + 1 ELSE 1 END,
        "window" = excluded."window"
    RETURNING "count"
"""


class TooMany(Igny8Error):
    """It was done too often. `extra["wait"]` says for how many seconds to wait."""

    code = "too_many_requests"
    status = 429
    exit_code = 4


def count(what: str, who: str, *, most: int, seconds: int = 60) -> None:
    """Count one more. Raises `TooMany` where it is more than `most` in the present window of `seconds`."""
    now = int(clock.now().timestamp())
    window = now - now % seconds
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [f"{what}:{who}"[:200], window])
        counted = cursor.fetchone()[0]
    if counted > most:
        wait = window + seconds - now
        raise TooMany(
            f"Too many requests: at most {most:,} in {seconds:,} seconds. Nothing was changed; try again in {wait} "
            "seconds.",
            wait=wait,
        )


def count_unless_busy(what: str, who: str, *, most: int, seconds: int = 60) -> None:
    """The same for what must not wait: SQLite has one writer, and a long import would keep even its own end waiting.

    What comes while another writes is let through uncounted.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        count(what, who, most=most, seconds=seconds)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = int(cursor.fetchone()[0])
        cursor.execute("PRAGMA busy_timeout = 0")
    try:
        count(what, who, most=most, seconds=seconds)
    except OperationalError as error:
        if "locked" not in str(error):
            raise
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


def forget_old_counts(older_than_seconds: int = 86_400) -> int:
    """Remove counts whose window is long over; how many went."""
    return RateCount.objects.filter(window__lt=int(clock.now().timestamp()) - older_than_seconds).delete()[0]
