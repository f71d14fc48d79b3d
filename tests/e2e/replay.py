"""Lets much happen on a site whose run is going: `python -m tests.e2e.replay SITE LINES PER_SECOND`.

Lines of its log, and with every hundredth a stage that has come on: what the stream tells of a long run, written by
another process as a worker writes it. PER_SECOND 0 is as fast as it goes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from tests.servers.igny8 import ROOT, environment

_AT_ONCE: Final = 100  # lines of one transaction
_LEVELS: Final = ("debug", "info", "info", "warning")


def replay(home: Path, database: str, site: int, lines: int, *, per_second: int = 0) -> subprocess.Popen[bytes]:
    """Begin; whoever asked for it waits for its end."""
    command = [sys.executable, "-m", "tests.e2e.replay", str(site), str(lines), str(per_second)]
    return subprocess.Popen(command, env=environment(home, database), cwd=ROOT)


def last_line(site: int, lines: int) -> str:
    """How the last of so many lines reads."""
    return f"Replayed line {lines:,} of {lines:,} for site {site}"


def heap_bytes(page: Page) -> int:
    """What the page's scripts hold, once everything that can go is gone."""
    session: Any = page.context.new_cdp_session(page)
    for _ in range(3):  # what the first one frees may hold more
        session.send("HeapProfiler.collectGarbage")
    used: int = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return used


def _main(site_id: int, lines: int, per_second: int) -> None:
    from igny8.config import home

    home.prepare()
    from django.db import transaction

    from igny8.models import AutomationRun, RunEvent, RunStage

    run = AutomationRun.objects.get(site_id=site_id, status="running")
    stage = RunStage.objects.filter(run=run, number=run.current_stage)
    at_once = min(_AT_ONCE, per_second or _AT_ONCE)
    for first in range(1, lines + 1, at_once):
        began = time.monotonic()
        numbers = range(first, min(first + at_once, lines + 1))
        with transaction.atomic():
            RunEvent.objects.bulk_create(_line(run, number, lines) for number in numbers)
            stage.update(total_items=lines, done_items=numbers[-1] - 1, status="running")
        if per_second:
            time.sleep(max(0.0, at_once / per_second - (time.monotonic() - began)))  # the pace that was asked for


def _line(run: Any, number: int, lines: int) -> Any:
    from igny8.models import RunEvent

    message = f"Replayed line {number:,} of {lines:,} for site {run.site_id}"
    level = _LEVELS[number % len(_LEVELS)]
    return RunEvent(run=run, site_id=run.site_id, level=level, stage=run.current_stage, message=message)


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:]))
