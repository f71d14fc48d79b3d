"""A running `igny8 web`, `up` or `worker`: on a free port, in a process group of its own, ended by its starter."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 90
_OURS = ("IGNY8_", "DATABASE_", "DJANGO_")


def environment(home: Path, database: str, **more: object) -> dict[str, str]:
    """The variables of a process on this home and database, and none of the tests' own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    given = {"IGNY8_HOME": home, "DATABASE_URL": database, "IGNY8_WORKER_THREADS": 4, "PYTHONPATH": ROOT, **more}
    return {**kept, **{name: str(value) for name, value in given.items()}}


class Igny8:
    """A process that runs until the end of the block. `url` is where it serves, if it serves."""

    def __init__(self, command: str, home: Path, database: str, *, port: int = 0, **variables: object) -> None:
        self._serves = command in {"web", "up"}
        arguments = [command, *(["--port", str(port)] if self._serves else [])]
        self.log = home.parent / f"{command}-{time.monotonic_ns()}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "igny8", *arguments],
                env=environment(home, database, **variables),
                cwd=home.parent,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.url = ""

    def __enter__(self) -> Self:
        try:
            if self._serves:
                self.url = self._address()
        except BaseException:
            self.kill()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def told(self) -> str:
        """What it has said so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def terminate(self, seconds: float = 60) -> int:
        """Ask it to end; its exit code."""
        self.process.terminate()
        return self.process.wait(seconds)

    def kill(self) -> None:
        """End it and its children at once, if they are still there."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _address(self) -> str:
        until = time.monotonic() + _START_SECONDS
        while not (found := re.search(r"http://localhost:(\d+)", self.told())):
            assert self.process.poll() is None, f"it ended at once: {self.told()}"
            assert time.monotonic() < until, f"it doesn't serve: {self.told()}"
            time.sleep(0.02)
        return f"http://127.0.0.1:{found[1]}"


def command(home: Path, database: str, *arguments: str) -> str:
    """Run `igny8 ARGUMENTS` to its end; what it said on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "igny8", *arguments],
        env=environment(home, database),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
