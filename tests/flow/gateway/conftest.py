"""What runs against mock services share."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from igny8.gateway import limiter, policy


@pytest.fixture
def impatient(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a service doesn't say how long to wait, the wait is a moment; pictures go to a folder of the test's."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(policy, "BACKOFF_SECONDS", 0.01)
    monkeypatch.setattr(limiter, "PAUSE_SECONDS", 0.01)
