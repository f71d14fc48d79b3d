"""This process's doorbell and home, and the command that starts a worker, for commands that work steps."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

from django.conf import settings

from igny8.jobs.bell import EmbeddedBell
from igny8.lib import doorbell


def home() -> Path:
    """The home folder."""
    return Path(settings.IGNY8_HOME)


def bell() -> EmbeddedBell:
    """The doorbell that the configuration has installed."""
    found = doorbell.installed()
    if not isinstance(found, EmbeddedBell):
        raise TypeError("the configuration has installed no embedded doorbell")
    return found


def threads(wanted: int | None = None) -> int:
    """How many steps this process works at once."""
    return wanted or int(settings.IGNY8_WORKER_THREADS)


def worker_command(*, is_verbose: bool) -> list[str]:
    """The command line of a supervised worker."""
    return [sys.executable, "-m", "igny8", "worker", "--supervised", "--scheduler", *(["-v"] if is_verbose else [])]


def program() -> str:
    """What to type to reach this installation's command: `igny8`, or its path where the shell doesn't find it."""
    own = Path(sys.argv[0])
    if own.name == "__main__.py":
        return f"{Path(sys.executable).name} -m igny8"
    found = shutil.which("igny8")
    return "igny8" if found and Path(found).resolve() == own.resolve() else str(own)


def log_to_standard_error(*, is_verbose: bool) -> None:
    """Let servers tell what they do, a line each, with the time in UTC."""
    logging.basicConfig(
        level=logging.INFO if is_verbose else logging.WARNING,
        format="%(asctime)s %(levelname)-7s %(message)s",
        datefmt="%H:%M:%S",
        stream=sys.stderr,
        force=True,
    )
