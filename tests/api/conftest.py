"""A world with three people in it, and callers for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.api.people import Caller, World, make_world


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def alice(world: World) -> Caller:
    """The owner, in her browser."""
    return Caller(world.alice)


@pytest.fixture
def bob(world: World) -> Caller:
    """A viewer in Alice's account."""
    return Caller(world.bob)


@pytest.fixture
def charlie(world: World) -> Caller:
    """A stranger with an account of his own."""
    return Caller(world.charlie)


@pytest.fixture
def nobody(db: None) -> Caller:
    """Has not signed in."""
    return Caller()
