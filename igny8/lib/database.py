"""What is different from one database to another, and what a busy or full one asks for: patience."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models.functions import Now

from igny8.lib import clock

_Result = TypeVar("_Result")
PATIENCE_SECONDS = 90.0
TELL_AFTER_SECONDS = 2.0
_HURRY_MS = 250
_log = logging.getLogger("igny8.database")
_pause = threading.Event()  # never set: waiting on it is waiting
_writing = threading.Lock()


def present() -> Any:
    """The present moment for a query: the server's clock on PostgreSQL, where machines may disagree; else ours."""
    return Now() if connection.vendor == "postgresql" else clock.now()


def read_clock() -> datetime:
    """The present moment as a value, by the same clock as `present`."""
    if connection.vendor != "postgresql":
        return clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT STATEMENT_TIMESTAMP()")
        moment: datetime = cursor.fetchone()[0]
        return moment


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that writes, for what many threads do at once.

    SQLite has one writer at a time, and who finds it busy sleeps, longer and longer, past the moment when it is
    free. So the threads of this process queue up here; those of other processes still meet at the database.
    """
    if connection.vendor == "postgresql" or connection.in_atomic_block:
        with transaction.atomic():
            yield
    else:
        with _writing, transaction.atomic():
            yield


def hurriedly(work: Callable[[], _Result]) -> _Result | None:
    """Do a small write that isn't worth waiting for: None where another writes for long, as an import does on SQLite.

    PostgreSQL locks rows, not all, so there it is simply done.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return work()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {_HURRY_MS}")
        try:
            return work()
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            return None
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


def patiently(work: Callable[[], _Result], *, seconds: float = PATIENCE_SECONDS) -> _Result:
    """Do `work`, again while the database is locked, full, restarting or torn between two transactions.

    `work` opens its own transaction, so a failed try has left nothing behind. Inside a transaction there is no
    second try: the error goes to whoever opened it. Raises the last OperationalError when `seconds` are over.
    """
    began = time.monotonic()
    wait = 0.02
    is_told = False
    while True:
        try:
            return work()
        except (OperationalError, InterfaceError) as error:
            waited = time.monotonic() - began
            if connection.in_atomic_block or waited >= seconds:
                raise
            if waited > TELL_AFTER_SECONDS and not is_told:
                is_told = True
                _log.warning("the database can't be used (%s); waiting for it, nothing is lost", error)
            connection.close_if_unusable_or_obsolete()
        _pause.wait(wait * random.uniform(0.5, 1.5))
        wait = min(wait * 2, 2.0)
