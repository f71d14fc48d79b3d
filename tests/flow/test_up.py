from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from igny8.jobs.roll import serving_workers


@pytest.fixture
def up(tmp_path: Path, ready_database: str) -> Iterator[subprocess.Popen[str]]:
    """`igny8 up` in a process group of its own, once it says that it is up."""
    process = subprocess.Popen(
        [sys.executable, "-m", "igny8", "up", "--port", "0"],
        env=os.environ | {"IGNY8_HOME": str(tmp_path / "home"), "DATABASE_URL": ready_database},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "is up" in line:
            break
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    process.stdout.close()


def _worker_of(process: subprocess.Popen[str], home: Path) -> psutil.Process:
    """The worker that it supervises, once that is on the roll."""
    until = time.monotonic() + 60
    while not serving_workers(home):
        assert process.poll() is None, "it ended before its worker began"
        assert time.monotonic() < until, "its worker never began"
        select.select([], [], [], 0.05)
    return psutil.Process(process.pid).children()[0]


def test_sigterm_ends_it_cleanly_with_its_worker(up: subprocess.Popen[str], tmp_path: Path) -> None:
    worker = _worker_of(up, tmp_path / "home")
    up.terminate()
    told, _ = up.communicate(timeout=30)
    assert up.returncode == 0, told
    assert "Fatal" not in told
    assert "Traceback" not in told
    assert not worker.is_running()


def test_the_worker_does_not_outlive_a_killed_parent(up: subprocess.Popen[str], tmp_path: Path) -> None:
    worker = _worker_of(up, tmp_path / "home")
    os.kill(up.pid, signal.SIGKILL)
    up.wait()
    psutil.wait_procs([worker], timeout=30)
    assert not worker.is_running()
