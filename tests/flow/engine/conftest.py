"""The toy stages in the registry's place, and ways to work steps without threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from igny8.jobs.bell import EmbeddedBell
from igny8.lib import doorbell
from igny8.pipeline import registry
from tests.flow.engine.toy import Toys


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> Toys:
    toys = Toys()
    for number, stage in toys.stages.items():
        monkeypatch.setitem(registry.STAGES, number, stage)
    return toys


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
