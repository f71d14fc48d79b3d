"""The roll of this machine's workers: a locked file for each in the home folder. Who holds no lock any more is dead."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_FOLDER = "workers"


def worker_name() -> str:
    """A name that no worker had before: machine, process, and a part of its own."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


class Entry:
    """A live worker's file. The kernel drops its lock when the process dies, however it dies."""

    def __init__(self, home: Path, name: str, port: int, *, serves_all: bool = True) -> None:
        folder = home / _FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = folder / f"{uuid.uuid4().hex}.json"
        # Written and locked under a name that nobody reads, then moved: nobody ever finds it unlocked.
        hidden = self._path.with_suffix(".new")
        self._file: IO[str] = hidden.open("w", encoding="utf-8")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        json.dump({"name": name, "port": port, "serves_all": serves_all}, self._file)
        self._file.flush()
        hidden.replace(self._path)

    def strike(self) -> None:
        """Leave the roll."""
        self._path.unlink(missing_ok=True)
        self._file.close()


def listening_ports(home: Path) -> list[int]:
    """Where this machine's workers listen."""
    return [port for _, entry in _entries(home) if isinstance(port := entry.get("port"), int)]


def serving_workers(home: Path) -> list[str]:
    """The names of this machine's live workers that take the steps of any run."""
    return [str(entry.get("name")) for path, entry in _entries(home) if entry.get("serves_all") and _is_alive(path)]


def _is_alive(path: Path) -> bool:
    """Whether somebody holds the file's lock."""
    try:
        with path.open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # shared: two who look at once don't see each other
    except FileNotFoundError:
        return False  # struck this moment
    except OSError:
        return True
    return False


def strike_dead(home: Path) -> list[str]:
    """Take workers that died off the roll; their names. Each dead one is told to one caller only."""
    dead = []
    for path, entry in _entries(home):
        with path.open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue  # alive
            if path.exists():
                path.unlink(missing_ok=True)
                dead.append(str(entry.get("name")))
    return dead


def _entries(home: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    for path in (home / _FOLDER).glob("*.json"):
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue  # struck this moment, or torn by a full disk
        if isinstance(entry, dict):
            yield path, entry
