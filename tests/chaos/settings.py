"""The product's settings with a provider that fails, and a clock that can be shifted, for processes that are killed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from igny8.config.settings import *  # noqa: F403
from igny8.config.settings import DATABASES, IGNY8_HOME
from igny8.lib import clock

IGNY8_PROVIDERS = {"chaos": "tests.chaos.provider.FaultyProvider"}
if _pages := os.environ.get("CHAOS_MOST_PAGES"):
    # The database can't grow: SQLite says then what it says when the disk is full.
    _options: dict[str, Any] = DATABASES["default"]["OPTIONS"]  # type: ignore[assignment]
    _options["init_command"] += f"; PRAGMA max_page_count={int(_pages)}"

_SHIFT: Path = IGNY8_HOME / "clock-shift"  # seconds by which this machine's clock is wrong


def _shifted() -> datetime:
    try:
        seconds = float(_SHIFT.read_text())
    except (OSError, ValueError):
        seconds = 0.0
    return datetime.now(UTC) + timedelta(seconds=seconds)


clock.now = _shifted  # before any table is defined: their defaults take it too
