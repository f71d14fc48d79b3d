"""Uploaded files that wait to be imported, in the home folder, with notes beside them.

Notes are files, not rows: while an import writes, SQLite lets nobody else write, and what it wrote isn't there for
others before its commit. A worker notes how far it is; a person who wants it to stop leaves a note as well.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings

from igny8.lib.errors import Igny8Error

_PROGRESS, _STOP = ".progress", ".stop"
_FOLDER: Final = "imports"


class TooLarge(Igny8Error):
    """More bytes than an upload may have; `extra["most"]` says how many those are."""

    code = "too_large"
    status = 413


class NotStored(Igny8Error):
    """The home folder takes no file now."""

    code = "not_stored"
    status = 503


def most_bytes() -> int:
    """How large an upload may be."""
    return int(settings.IGNY8_MOST_UPLOAD_MB) * 1_000_000


def store(pieces: Iterable[bytes], size: int | None) -> str:
    """Keep an upload; the name that it has from now on. Raises `TooLarge` or `NotStored`, and keeps nothing."""
    if size is not None and size > most_bytes():
        raise TooLarge(
            f"The file has {size:,} bytes, and {most_bytes():,} are the most. Nothing was kept. Split it, or raise "
            "IGNY8_MOST_UPLOAD_MB.",
            most=most_bytes(),
            size=size,
        )
    name = f"{uuid.uuid4().hex}.upload"
    path = path_of(name)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("xb") as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise NotStored(
            f"The file can't be kept ({error.strerror}). Nothing was kept; make room, try again."
        ) from error
    return name


def path_of(name: str) -> Path:
    """Where the upload is."""
    return Path(settings.IGNY8_HOME) / _FOLDER / name


def is_here(name: str) -> bool:
    """Whether this machine has the upload."""
    return bool(name) and path_of(name).is_file()


def remove(name: str) -> None:
    """Remove an upload and the notes on it."""
    for path in (path_of(name), _note(name, _PROGRESS), _note(name, _STOP)):
        path.unlink(missing_ok=True)


def note_progress(name: str, rows: int) -> None:
    """Write down how many rows were read; whole, so that nobody reads half a number."""
    hidden = _note(name, ".new")
    with suppress(OSError):  # a full disk: the import itself will tell
        hidden.write_text(str(rows), encoding="ascii")
        hidden.replace(_note(name, _PROGRESS))


def progress_of(name: str) -> int:
    """How many rows were read so far."""
    try:
        return int(_note(name, _PROGRESS).read_text(encoding="ascii") or 0)
    except (OSError, ValueError):
        return 0  # nobody began, or nobody begins any more


def ask_to_stop(name: str) -> None:
    """Let whoever reads the upload end, and keep nothing."""
    _note(name, _STOP).touch()


def begin(name: str) -> None:
    """Take old notes away: a new try begins."""
    _note(name, _PROGRESS).unlink(missing_ok=True)
    _note(name, _STOP).unlink(missing_ok=True)


def is_asked_to_stop(name: str) -> bool:
    """Whether somebody left that note."""
    return _note(name, _STOP).exists()


def remove_old(*, keep: set[str], seconds: float) -> int:
    """Remove files older than that which no job names any more; how many went."""
    gone = 0
    for path in (Path(settings.IGNY8_HOME) / _FOLDER).glob("*"):
        try:
            is_old = path.stat().st_mtime < time.time() - seconds
        except FileNotFoundError:
            continue
        if is_old and f"{path.name.partition('.')[0]}.upload" not in keep:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _note(name: str, suffix: str) -> Path:
    return path_of(name).with_suffix(suffix)
