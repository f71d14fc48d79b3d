"""Somebody who is settled on a fresh database, and a way to start what they need."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.servers.igny8 import Igny8
from tests.servers.postgresql import create_database, drop_database
from tests.servers.settled import Settled, settle

Start = Callable[..., Igny8]
MOST_TESTS = 25  # of one session


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("igny8") / "home"


@pytest.fixture(scope="session")
def fresh_database(home: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """One for all tests here: to start processes, and to make tables, takes longer than what they do."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgresql"):
        yield f"sqlite:///{home.parent / 'fresh.sqlite3'}"
        return
    url = create_database(request.getfixturevalue("postgresql_url"))
    yield url
    drop_database(url)


@pytest.fixture(scope="session")
def worlds(home: Path, fresh_database: str) -> list[Settled]:
    return settle(home, fresh_database, count=MOST_TESTS)


@pytest.fixture(scope="session")
def web(home: Path, fresh_database: str, worlds: list[Settled]) -> Iterator[Igny8]:
    """The server of all tests. Who wants to end it starts another."""
    with Igny8("web", home, fresh_database) as serving:
        yield serving


@pytest.fixture
def settled(worlds: list[Settled], web: Igny8) -> Iterator[Settled]:
    """Each test has its own, and nobody else's. What it leaves running ends with it, else later workers take it up."""
    own = worlds.pop()
    yield own
    with client(web, own.token) as owner:
        for site in owner.get("sites/").raise_for_status().json()["items"]:
            run = owner.get("automation/current_run/", params={"site_id": site["id"]}).json()["run"]
            if run is not None:
                owner.post("automation/cancel/", params={"run_id": run["run_id"]}).raise_for_status()


@pytest.fixture
def start(home: Path, fresh_database: str, settled: Settled) -> Iterator[Start]:
    """Starts `igny8 COMMAND`; all of it ends with the test."""
    with ExitStack() as started:
        yield lambda command, **given: started.enter_context(Igny8(command, home, fresh_database, **given))


@pytest.fixture
def owner(web: Igny8, settled: Settled) -> Iterator[httpx.Client]:
    with client(web, settled.token) as speaking:
        yield speaking


def client(web: Igny8, token: str) -> httpx.Client:
    """Speaks to the API with a token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=f"{web.url}/api/v1/", headers=headers, timeout=60)
