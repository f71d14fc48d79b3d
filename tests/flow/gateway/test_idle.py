"""Nobody who only waits pays for a provider's library: the worker at rest imports none."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from igny8.jobs.roll import serving_workers
from tests.servers.igny8 import Igny8

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("pydantic_ai", "openai", "anthropic", "google.genai", "genai_prices", "xllamacpp", "igny8.ai.clients.chat")
MOST_MEGABYTES = 280  # of both processes, what they share counted once
COMMANDS = ("up", "worker", "scheduler", "run", "provider", "status")

_PROGRAM = f"""
import importlib, sys
from pathlib import Path
from igny8.config import home
home.prepare()

def check(what):
    found = [name for name in {HEAVY!r} if name in sys.modules]
    assert not found, f"{{what}} imported {{found}}"

for command in {COMMANDS!r}:
    importlib.import_module(f"igny8.cli.{{command}}")
check("a command")

from django.conf import settings
from igny8.jobs.scheduler import duties
from igny8.jobs.worker import Worker
from igny8.lib import doorbell
worker = Worker(bell=doorbell.installed(), home=Path(settings.IGNY8_HOME), threads=2)
worker.start()
for duty in duties():
    duty.do()
worker.stop()
check("a worker at rest")
"""


def test_commands_and_a_worker_at_rest_import_no_provider(tmp_path: Path, ready_database: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={"IGNY8_HOME": str(tmp_path), "DATABASE_URL": ready_database, "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_up_is_small_until_its_first_run(tmp_path: Path, ready_database: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Igny8("up", home, ready_database) as up:
        wait_until(lambda: serving_workers(home), up)
        with urllib.request.urlopen(f"{up.url}/healthz", timeout=60) as answer:
            assert answer.status == 200
        me = psutil.Process(up.process.pid)
        tree = [me, *me.children(recursive=True)]
        shares = {process.pid: process.memory_full_info().pss / 1e6 for process in tree}
    assert len(tree) >= 2
    assert sum(shares.values()) < MOST_MEGABYTES, shares


def wait_until(done: Callable[[], Any], up: Igny8) -> None:
    until = time.monotonic() + 300
    while not done():
        assert up.process.poll() is None, up.told()
        assert time.monotonic() < until, up.told()
        time.sleep(0.05)
