"""A command line in this process, and one in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from igny8.cli.main import run
from igny8.cli.wiring import Wiring
from igny8.config import home

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The last line of standard output, which must be JSON."""
        return json.loads(self.out.splitlines()[-1])


Cli = Callable[..., Ended]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def igny8(db: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command line against the test's database."""
    monkeypatch.setattr(settings, "SECRET_KEY", settings.SECRET_KEY)

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments], Wiring(load=home.load, prepare=home.prepare))
        return Ended(code, *capsys.readouterr())

    return call


@pytest.fixture
def process(tmp_path: Path, ready_database: str) -> Start:
    """Start `igny8` as a process with a home and a database of its own."""
    return starter(tmp_path / "home", ready_database)


def starter(folder: Path, database: str) -> Start:
    """Starts `igny8` as a process on this home and database."""

    def start(*arguments: object, **variables: str) -> subprocess.Popen[str]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("IGNY8_", "DATABASE_URL"))},
            "IGNY8_HOME": str(folder),
            "DATABASE_URL": database,
            **variables,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "igny8", *(str(argument) for argument in arguments)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def igny8_process(process: Start) -> Cli:
    """Run `igny8` as a process to its end."""
    return _runner(process)


@pytest.fixture
def sqlite_process(tmp_path: Path, sqlite_tables: Path) -> Start:
    """Start `igny8` on SQLite, whatever the suite runs on: for what is said of the file `home/igny8.sqlite3`."""
    (tmp_path / "home").mkdir(mode=0o700)
    shutil.copy(sqlite_tables, tmp_path / "home/igny8.sqlite3")
    return starter(tmp_path / "home", "")


@pytest.fixture
def on_sqlite(sqlite_process: Start) -> Cli:
    """Run `igny8` on SQLite to its end."""
    return _runner(sqlite_process)


def _runner(start: Start) -> Cli:
    def call(*arguments: object, **variables: str) -> Ended:
        started = start(*arguments, **variables)
        out, err = started.communicate(timeout=120)
        return Ended(started.returncode, out, err)

    return call


@pytest.fixture
def acme(igny8: Cli) -> Cli:
    """A command line with the account Acme, its owner and its one site, example.com."""
    assert igny8("user", "create", "--email", "a@acme.test", "--password", "correct horse", "--account", "Acme").out
    assert igny8("site", "create", "--domain", "example.com", "--time-zone", "Europe/Berlin").exit_code == 0
    return igny8
