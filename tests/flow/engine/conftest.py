"""The toy stages in the registry's place, and ways to work steps without threads."""

from __future__ import annotations

import pytest

from igny8.pipeline import registry
from tests.flow.engine.toy import Toys


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> Toys:
    toys = Toys()
    for number, stage in toys.stages.items():
        monkeypatch.setitem(registry.STAGES, number, stage)
    return toys
