"""`igny8 backup` and `igny8 restore`: database, secret key and images in one file."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

import click
from django.conf import settings
from django.db import connection, connections

from igny8.cli import workers
from igny8.cli.answer import Answer
from igny8.cli.command import Command
from igny8.jobs.roll import serving_workers
from igny8.lib.errors import Conflict, Igny8Error
from igny8.lib.sqlite import copy_sqlite, sqlite_file

DATABASE = "igny8.sqlite3"
KEY = "secret_key"
MEDIA = "media"


class NotABackup(Igny8Error):
    """The file is no backup of IGNY8, or not whole."""

    code = "not_a_backup"


class CantBackUp(Igny8Error):
    """This kind of database has tools of its own for that."""

    code = "not_sqlite"
    exit_code = 4


class HomeInUse(Conflict):
    """The home holds data already, or a worker is using it."""

    code = "home_in_use"


class Unprepared(Command):
    """Restoring comes before any table is made."""

    prepares = False


@click.command("backup", cls=Command)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite FILE.")
def backup(file: Path, force: bool) -> Answer:
    """Put database, secret key and images into FILE (.tar.gz). Work may go on meanwhile.

    Keep it safe: whoever has it can read everything in it.
    """
    if file.exists() and not force:
        raise Conflict(f"{file} exists already. Nothing was written; name another file, or use --force.")
    database = _database()
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {file.absolute().parent}.")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".igny8-backup-") as folder:
        copy, whole = Path(folder) / DATABASE, Path(folder) / "backup.tar.gz"
        copy_sqlite(database, copy)
        with tarfile.open(whole, "w:gz") as archive:
            archive.add(copy, DATABASE)
            if (workers.home() / KEY).exists():
                archive.add(workers.home() / KEY, KEY)
            if Path(settings.MEDIA_ROOT).is_dir():
                archive.add(settings.MEDIA_ROOT, MEDIA)
        whole.chmod(0o600)
        whole.replace(file)
    size = file.stat().st_size
    return Answer({"file": str(file.resolve()), "bytes": size}, f"{file} holds everything, {size:,} bytes.")


@click.command("restore", cls=Unprepared)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace what the home holds.")
def restore(file: Path, force: bool) -> Answer:
    """Bring the backup FILE back into the home folder. A home that holds data is only replaced with --force."""
    home = workers.home()
    database = _database()
    if serving_workers(home):
        raise HomeInUse(f"A worker is using {home}. Nothing was changed; end it first.")
    if database.exists() and not force:
        raise HomeInUse(f"{home} holds a database already. Nothing was changed; to replace it, use --force.")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        _unpack(file, Path(folder))
        connections.close_all()
        _put_in_place(Path(folder), home, database)
    return Answer({"home": str(home)}, f"{home} is as it was when {file} was made. Next: igny8 doctor")


def _database() -> Path:
    found = sqlite_file(connection)
    if found is None:
        raise CantBackUp(
            "This installation keeps its data in PostgreSQL. Use pg_dump and pg_restore for the database, and copy "
            f"{workers.home() / KEY} and {settings.MEDIA_ROOT} beside it."
        )
    return found


def _unpack(file: Path, folder: Path) -> None:
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise NotABackup(f"{file} is no whole backup ({error}). Nothing was changed.") from error
    if not (folder / DATABASE).is_file():
        raise NotABackup(f"{file} is no backup of IGNY8: it holds no {DATABASE}. Nothing was changed.")


def _put_in_place(folder: Path, home: Path, database: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    if (folder / MEDIA).is_dir():
        shutil.copytree(folder / MEDIA, media, dirs_exist_ok=True)  # names are digests: nothing is overwritten by less
    if (folder / KEY).is_file():
        (folder / KEY).replace(home / KEY)
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    (folder / DATABASE).replace(database)
