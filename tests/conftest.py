"""What all tests share: a database server where one is wanted, and a fresh database for real processes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.servers.igny8 import command
from tests.servers.postgresql import PostgreSQL, create_database, drop_database

# The suite tries the same examples each time: a change is judged by itself. `make fuzz` goes looking for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", derandomize=False)
settings.load_profile(os.environ.get("IGNY8_HYPOTHESIS", "repeatable"))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL server: the one that the suite runs on, or one of this session's own."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgresql"):
        yield given
        return
    with PostgreSQL() as server:
        yield server.url()


@pytest.fixture
def postgresql_database(postgresql_url: str) -> Iterator[str]:
    """The URL of a fresh, empty PostgreSQL database."""
    url = create_database(postgresql_url)
    yield url
    drop_database(url)


@pytest.fixture
def fresh_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """DATABASE_URL of a fresh, empty database of the kind that the suite runs on, for processes that a test starts."""
    if os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        url: str = request.getfixturevalue("postgresql_database")
        return url
    return f"sqlite:///{tmp_path / 'fresh.sqlite3'}"


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with this version's tables and no rows."""
    file = tmp_path_factory.mktemp("tables") / "tables.sqlite3"
    _make_tables(f"sqlite:///{file}", file.parent)
    return file


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with this version's tables and no rows."""
    url = create_database(postgresql_url)
    _make_tables(url, tmp_path_factory.mktemp("tables"))
    yield urlsplit(url).path[1:]
    drop_database(url)


def _make_tables(database: str, folder: Path) -> None:
    command(folder / "home", database, "site", "list")


@pytest.fixture
def ready_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """As `fresh_database`, with the tables made: for tests to which it is the same who makes them."""
    if os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        server, tables = request.getfixturevalue("postgresql_url"), request.getfixturevalue("postgresql_tables")
        url = create_database(server, like=tables)
        yield url
        drop_database(url)
    else:
        file = shutil.copy(request.getfixturevalue("sqlite_tables"), tmp_path / "fresh.sqlite3")
        yield f"sqlite:///{file}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on-postgresql", action="store_true", help="only the tests that touch rows; DATABASE_URL names the server"
    )
    parser.addoption("--browser", choices=["with", "without", "alone"], default="with", help="the tests in a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Playwright's event loop stays in its thread: no asyncio.run() works there any more, so the browser comes last.
    items.sort(key=_in_a_browser)
    browser = config.getoption("--browser")
    selected = [item for item in items if browser == "with" or _in_a_browser(item) == (browser == "alone")]
    if config.getoption("--on-postgresql"):
        selected = [item for item in selected if _touches_rows(item)]
    config.hook.pytest_deselected(items=list(set(items) - set(selected)))
    items[:] = selected


def _in_a_browser(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())


def _touches_rows(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    return bool(
        item.get_closest_marker("django_db") or names & {"db", "transactional_db", "fresh_database", "ready_database"}
    )
