"""Worlds that are torn down whatever happens in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.chaos.world import World

NewWorld = Callable[..., World]


@contextmanager
def _making(folder: Path, database: str) -> Iterator[NewWorld]:
    with ExitStack() as made:

        def make(**variables: object) -> World:
            world = World(folder, database, **variables)
            made.callback(world.end)
            return world

        yield make


@pytest.fixture
def new_world(tmp_path: Path, ready_database: str) -> Iterator[NewWorld]:
    """Makes the test's world, on the database that the suite runs on; variables of its processes may be given."""
    with _making(tmp_path, ready_database) as make:
        yield make


@pytest.fixture
def new_sqlite_world(tmp_path: Path, sqlite_tables: Path) -> Iterator[NewWorld]:
    """The same, on SQLite always."""
    file = shutil.copy(sqlite_tables, tmp_path / "fresh.sqlite3")
    with _making(tmp_path, f"sqlite:///{file}") as make:
        yield make


@pytest.fixture
def new_postgresql_world(tmp_path: Path, postgresql_database: str) -> Iterator[NewWorld]:
    """The same, on PostgreSQL always."""
    with _making(tmp_path, postgresql_database) as make:
        yield make
