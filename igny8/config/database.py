"""Brings the tables to what this version needs, one process at a time; an upgrade copies the SQLite file first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from igny8.config import home
from igny8.lib import clock
from igny8.lib.errors import Igny8Error
from igny8.lib.sqlite import copy_sqlite, sqlite_file

COPIES_KEPT = 3
_ADVISORY_LOCK = 0x16E8  # any number that every installation on this database shares


class DatabaseUnusable(Igny8Error):
    """The database can't be opened, read or written."""

    code = "database_unusable"
    status = 500


class DatabaseNewer(Igny8Error):
    """A newer version of IGNY8 has changed the tables."""

    code = "database_newer"
    status = 500


def bring_up_to_date(folder: Path) -> None:
    """Apply the migrations that are missing. Several processes may call it at once: one does it, the others wait."""
    with _explained():
        if not _pending():
            return
        with home.locked(folder), _locked_server():
            pending = _pending()
            if pending:
                _copy_before_upgrade(folder, pending[-1])
                call_command("migrate", interactive=False, verbosity=0, database=DEFAULT_DB_ALIAS)


def _pending() -> list[str]:
    """The names of this version's migrations that the database lacks, in order."""
    _reach()
    executor = MigrationExecutor(connection)
    known = {name for app, name in executor.loader.disk_migrations if app == "igny8"}
    applied = {name for app, name in executor.loader.applied_migrations if app == "igny8"}
    if applied - known:
        raise DatabaseNewer(
            f"This database was changed by a newer IGNY8 ({max(applied - known)}). Nothing was touched; start that "
            "version, or restore a backup that this one made.",
            unknown=sorted(applied - known),
        )
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration.name for migration, _ in plan]


def _copy_before_upgrade(folder: Path, target: str) -> None:
    file = sqlite_file(connection)
    if file is None or "igny8_site" not in connection.introspection.table_names():
        return
    stamp = clock.now().strftime("%Y%m%dT%H%M%S%f")
    backups = folder / "backups"
    backups.mkdir(mode=0o700, exist_ok=True)
    copy_sqlite(file, backups / f"before-{target}-{stamp}.sqlite3")
    for old in sorted(backups.glob("before-*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-COPIES_KEPT]:
        old.unlink()


@contextmanager
def _locked_server() -> Iterator[None]:
    """On PostgreSQL several machines may share the database, so the home's lock isn't enough."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])


def _reach() -> None:
    """Open a connection past the pool, whose own time-out would hide the reason."""
    if connection.vendor != "postgresql" or connection.connection is not None:
        return
    import psycopg

    wanted = connection.settings_dict
    options: dict[str, Any] = {name: value for name, value in wanted["OPTIONS"].items() if name != "pool"}
    try:
        psycopg.connect(
            dbname=wanted["NAME"],
            user=wanted["USER"] or None,
            password=wanted["PASSWORD"] or None,
            host=wanted["HOST"] or None,
            port=wanted["PORT"] or None,
            **{"connect_timeout": 10, **options},
        ).close()
    except psycopg.OperationalError as error:
        raise DatabaseUnusable(
            f"The database can't be reached: {' '.join(str(error).split())}. Check DATABASE_URL and that its server "
            "runs; nothing was changed."
        ) from error


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise DatabaseUnusable(_advice(error)) from error


def _advice(error: Exception) -> str:
    said = " ".join(str(error).split())
    where = sqlite_file(connection) or connection.settings_dict["NAME"]
    if "disk is full" in said or "disk I/O" in said:
        return f"The disk that holds {where} is full or failing. Nothing was changed; make room and try again."
    if "unable to open" in said or "readonly" in said:
        return f"{where} can't be opened for writing. Give this user the right to write it and its folder."
    if "not a database" in said or "malformed" in said:
        return f"{where} is not a sound SQLite file. Move it away and restore a backup (see `igny8 restore --help`)."
    if "locked" in said:
        return f"{where} is held by another program for too long. Close it (a database browser?) and try again."
    return f"The database {where} can't be used: {said}."
