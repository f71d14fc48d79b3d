"""The servers and the model that the clients' tests share."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from igny8.ai.clients.make import Client
from tests.providers.client_cases import Dialect, aimock_fixtures
from tests.servers import certificates
from tests.servers.aimock import AIMock
from tests.servers.llama_cpp import llama_cpp_server


@pytest.fixture(scope="session")
def aimock() -> Iterator[AIMock]:
    with AIMock(aimock_fixtures()) as server:
        yield server


@pytest.fixture(scope="session")
def llama_cpp() -> Iterator[str]:
    """The address of a real llama.cpp server with SmolLM2, and its key, as `address key`."""
    with llama_cpp_server() as server:
        yield f"{server.url} {server.key}"


@pytest.fixture
def opened() -> Iterator[list[Client]]:
    """Clients to close after the test."""
    clients: list[Client] = []
    yield clients
    for client in clients:
        client.close()


@pytest.fixture
def connect(opened: list[Client]) -> Any:
    """Makes a dialect's client for an address."""

    def make(dialect: Dialect, base_url: str, **options: Any) -> Client:
        client = dialect.client(base_url, **options)
        opened.append(client)
        return client

    return make


@pytest.fixture
def self_signed(tmp_path: Path) -> ssl.SSLContext:
    """For a server whose certificate nobody trusts."""
    return certificates.self_signed("127.0.0.1", tmp_path)
