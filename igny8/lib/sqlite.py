"""The SQLite file: where it is, and a whole copy of it while others write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper


def sqlite_file(database: BaseDatabaseWrapper) -> Path | None:
    """The file of an SQLite database; None for a server's, or for one in memory."""
    name = str(database.settings_dict["NAME"])
    if database.vendor != "sqlite" or name == ":memory:" or "mode=memory" in name:
        return None
    return Path(name)


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that may be in use, whole: what is committed is in it, what isn't is not."""
    partial = target.with_suffix(".partial")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        partial.chmod(0o600)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
