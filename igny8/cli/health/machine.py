"""Checks of the machine: versions, clock, home folder, key, disk."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import sys
import zoneinfo
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from igny8 import __version__
from igny8.cli.health.check import Check

_PACKAGES = ("django", "numpy", "onnxruntime", "pillow", "resvg-py", "psycopg")
_OLDEST_TIME = datetime(2026, 11, 1, tzinfo=UTC)  # this version wasn't written yet: such a clock is wrong
_LEAST_FREE = 200_000_000  # bytes; SQLite's log and a few hundred images need it
_LITTLE_FREE = 2_000_000_000


def versions() -> Check:
    """IGNY8, Python and what it stands on."""
    missing = [name for name in _PACKAGES if _version(name) is None]
    shown = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES if name not in missing)
    found = f"IGNY8 {__version__}, Python {platform.python_version()}, {platform.system()}; {shown}"
    if missing:
        return Check("versions", "fail", f"{found}; missing: {', '.join(missing)}", "Install IGNY8 again.")
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        return Check("versions", "warn", found, "Use Python 3.11, 3.12 or 3.13: nothing else is tested.")
    return Check("versions", "ok", found)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def clock() -> Check:
    """The clock can't be compared with another one offline, but a clock of the past can be seen."""
    now = datetime.now(UTC)
    found = f"{now:%Y-%m-%d %H:%M:%S} UTC, {len(zoneinfo.available_timezones())} time zones"
    if now < _OLDEST_TIME:
        return Check("clock", "fail", found, "Set the clock: schedules, leases and tokens depend on it.")
    return Check("clock", "ok", found)


def home() -> Check:
    """Who may read the home folder."""
    from igny8.cli import workers

    folder = workers.home()
    mode = stat.S_IMODE(folder.stat().st_mode)
    if not os.access(folder, os.W_OK):
        return Check("home", "fail", f"{folder} can't be written", "Give this user the right to write there.")
    if mode & 0o077:
        return Check("home", "warn", f"{folder} is open to others ({mode:o})", f"chmod 700 {folder}")
    return Check("home", "ok", f"{folder}, this user's alone")


def secret_key() -> Check:
    """Where the key comes from, and who may read it."""
    from igny8.cli import workers

    file = workers.home() / "secret_key"
    if os.environ.get("IGNY8_SECRET_KEY") or os.environ.get("IGNY8_SECRET_KEY_FILE"):
        return Check("secret key", "ok", "given by the environment")
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return Check("secret key", "warn", f"{file} is open to others ({mode:o})", f"chmod 600 {file}")
    return Check("secret key", "ok", f"{file}; keep a copy of it with your backups")


def disk() -> Check:
    """Room on the disk that holds the home."""
    from igny8.cli import workers

    free = shutil.disk_usage(workers.home()).free
    found = f"{free / 1e9:,.1f} GB free"
    if free < _LEAST_FREE:
        return Check("disk", "fail", found, "Make room: runs pause or fail when it is full.")
    if free < _LITTLE_FREE:
        return Check("disk", "warn", found, "Make room soon: an article with its images takes about 0.2 MB.")
    return Check("disk", "ok", found)
