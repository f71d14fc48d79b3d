"""What tests with workers share: a home, and the doorbell of a process that works there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from igny8.jobs.bell import EmbeddedBell
from igny8.lib import doorbell


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def bell(home: Path) -> Iterator[EmbeddedBell]:
    """The doorbell of a process that shares `home` with its workers."""
    bell = EmbeddedBell(home)
    doorbell.install(bell)
    yield bell
    doorbell.install(doorbell.SilentBell())
    bell.close()
