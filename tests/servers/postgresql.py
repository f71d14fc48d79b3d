"""A PostgreSQL server of the tests' own: in a temporary folder, on a free port, stopped by whoever started it.

As a command (`python -m tests.servers.postgresql -- pytest ...`) it runs one program with DATABASE_URL set.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import psycopg

from tests.servers.ports import free_port

_START_SECONDS = 60


def binaries() -> Path:
    """The folder with `initdb` and `postgres`; the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise RuntimeError("PostgreSQL's server programs were not found. Install them: apt-get install postgresql")


class PostgreSQL:
    """A running server. `url` names a database on it."""

    def __init__(self) -> None:
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="igny8-pg-"))
        self._user = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
        if self._user:
            shutil.chown(self._folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://igny8@127.0.0.1:{self.port}/{database}"

    def __enter__(self) -> Self:
        data = self._folder / "data"
        self._run("initdb", "-D", str(data), "-U", "igny8", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        # Durability against a power cut isn't what the tests look at; the server itself is never killed.
        settings = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300")
        arguments = [part for setting in settings for part in ("-c", setting)]
        log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [
                str(binaries() / "postgres"),
                *("-D", str(data), "-p", str(self.port), "-k", str(self._folder)),
                *("-c", "listen_addresses=127.0.0.1", *arguments),
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            user=self._user,
            start_new_session=True,
            cwd=self._folder,
        )
        log.close()
        self._await()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGQUIT)  # at once, without waiting for clients
            self._process.wait(timeout=30)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(binaries() / program), *arguments],
            user=self._user,
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")

    def _await(self) -> None:
        assert self._process is not None
        until = time.monotonic() + _START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"PostgreSQL didn't start: {(self._folder / 'log').read_text()}") from None
                time.sleep(0.05)
            else:
                return


def create_database(server_url: str, like: str = "template1") -> str:
    """Make a new database on the server, empty or with all that `like` holds; its URL."""
    name = f"igny8_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(urlsplit(server_url)._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return urlsplit(server_url)._replace(path=f"/{name}").geturl()


def drop_database(url: str) -> None:
    """Drop it, whoever is still connected."""
    parts = urlsplit(url)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{parts.path[1:]}" WITH (FORCE)')


def main(arguments: list[str]) -> int:
    """Run a program with DATABASE_URL set to a server that lives as long as it does."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    with PostgreSQL() as server:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.url()}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
