"""A worker process with toy stages, for tests that stop, kill or starve one. Works on the test's own database.

An article takes until the file named by TOY_GATE exists, or TOY_SECONDS; without them, no time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from django.db import connection

_POLL = threading.Event()  # never set


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the process needs to know to share the test's database."""
    found: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{found['NAME']}"
    else:
        url = f"postgresql://{found['USER']}@{found['HOST']}:{found['PORT']}/{found['NAME']}"
    return {**os.environ, "DATABASE_URL": url, "IGNY8_HOME": str(home), **more}


def start(home: Path, **more: str) -> subprocess.Popen[bytes]:
    """A worker process; its standard input stays open while the test holds it."""
    command = [sys.executable, "-m", "tests.flow.engine.program"]
    return subprocess.Popen(command, env=environment(home, **more), stdin=subprocess.PIPE)


def main() -> None:
    """The process itself."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "igny8.config.settings"
    import django

    django.setup()
    from igny8.jobs.bell import EmbeddedBell
    from igny8.jobs.serve import serve
    from igny8.lib import doorbell
    from igny8.pipeline import registry
    from tests.flow.engine.toy import Toys

    toys = Toys()
    gate = os.environ.get("TOY_GATE")
    if gate:
        toys.written.behave = lambda batch, kit: _await_file(Path(gate))
    elif seconds := os.environ.get("TOY_SECONDS"):
        toys.written.behave = lambda batch, kit: _take(float(seconds))
    registry.STAGES.clear()
    registry.STAGES.update(toys.stages)
    home = Path(os.environ["IGNY8_HOME"])
    bell = EmbeddedBell(home)
    doorbell.install(bell)
    serve(bell=bell, home=home, threads=int(os.environ.get("TOY_THREADS", "4")), is_supervised=True)
    bell.close()


def _take(seconds: float) -> None:
    _POLL.wait(seconds)


def _await_file(path: Path) -> None:
    while not path.exists():
        _POLL.wait(0.02)


if __name__ == "__main__":
    main()
