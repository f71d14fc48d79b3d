"""Somebody who is settled on a fresh database, and a way to start what they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.servers.igny8 import Igny8
from tests.servers.settled import Settled, settle

Start = Callable[..., Igny8]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def settled(home: Path, fresh_database: str) -> Settled:
    return settle(home, fresh_database)


@pytest.fixture
def start(home: Path, fresh_database: str, settled: Settled) -> Iterator[Start]:
    """Starts `igny8 COMMAND`; all of it ends with the test."""
    with ExitStack() as started:
        yield lambda command, **given: started.enter_context(Igny8(command, home, fresh_database, **given))


@pytest.fixture
def web(start: Start) -> Igny8:
    return start("web")


@pytest.fixture
def owner(web: Igny8, settled: Settled) -> Iterator[httpx.Client]:
    with client(web, settled.token) as speaking:
        yield speaking


def client(web: Igny8, token: str) -> httpx.Client:
    """Speaks to the API with a token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(base_url=f"{web.url}/api/v1/", headers=headers, timeout=60)
