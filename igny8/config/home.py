"""Makes ready what every command needs: the home folder, the secret key, the settings, the tables."""

from __future__ import annotations

import atexit
import errno
import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from igny8.config import environment
from igny8.lib.errors import Igny8Error

KEY_FILE = "secret_key"


class HomeUnusable(Igny8Error):
    """The home folder, or a file in it, can't be used as it is."""

    code = "home_unusable"
    status = 500


class BadSettings(Igny8Error):
    """An environment variable holds nonsense."""

    code = "bad_settings"
    status = 500
    exit_code = 2


def load() -> None:
    """Read the settings and the tables' definitions. Touches no file of the home folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "igny8.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadSettings(f"{error}. Nothing was started; correct the variable and try again.") from error


def prepare() -> None:
    """Make the home folder, the secret key and the tables ready: by any number of processes, at any time."""
    from igny8.config import database

    load()
    folder = Path(settings.IGNY8_HOME)
    with _explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not environment.text("IGNY8_SECRET_KEY"):
            settings.SECRET_KEY = secret_key(folder)
        database.bring_up_to_date(folder)
    _install_doorbell(folder)


def _install_doorbell(folder: Path) -> None:
    from igny8.jobs.bell import EmbeddedBell
    from igny8.lib import doorbell

    if not isinstance(doorbell.installed(), EmbeddedBell):
        bell = EmbeddedBell(folder)
        atexit.register(bell.close)
        doorbell.install(bell)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process of this home at a time comes in here. The lock falls when its process dies."""
    with (folder / "prepare.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def secret_key(folder: Path) -> str:
    """The installation's key, made once. It is never replaced: what it signed and sealed would be lost."""
    path = folder / KEY_FILE
    if not path.exists():
        with locked(folder):
            if not path.exists():
                _write_key(path)
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < 32:
        raise HomeUnusable(
            f"The secret key in {path} is damaged. Restore that file from a backup, or delete it to have a new one "
            "made: people then sign in again, and stored keys of providers have to be entered again."
        )
    return key


def _write_key(path: Path) -> None:
    # Whole or not at all: written beside its place, then moved there. mkstemp makes it 0600.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system says about the folder into what a person can do about it."""
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            advice = f"The disk that holds {folder} is full. Nothing was changed; make room and try again."
        elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            advice = (
                f"{where} can't be written. Give this user the right to write there, or name another folder in "
                "IGNY8_HOME."
            )
        elif error.errno in {errno.EEXIST, errno.ENOTDIR}:
            advice = f"{where} is a file where a folder is needed. Move it away, or name another folder in IGNY8_HOME."
        else:
            advice = (
                f"{where} can't be used ({error.strerror or error}). Mend it, or name another folder in IGNY8_HOME."
            )
        raise HomeUnusable(advice, home=str(folder)) from error
