"""The HTTP client of a connection: guarded where a user gave the address."""

from __future__ import annotations

import httpx2

from igny8.ai.clients.connection import Connection, Kind
from igny8.lib import safe_http
from igny8.lib.pinning import MOST_CONNECTIONS


def http_client(connection: Connection) -> httpx2.AsyncClient:
    """One pool of connections. It waits for its answer as long as the connection says, and never repeats."""
    seconds = connection.timeout_seconds
    if connection.is_own_address and connection.kind != Kind.OLLAMA:
        # A service's own address is ours to trust, and may be behind the proxy that the environment names.
        limits = httpx2.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)
        return httpx2.AsyncClient(timeout=safe_http.timeouts(seconds), limits=limits)
    is_allowed = connection.allow_private or connection.is_own_address
    return safe_http.async_client(allow_private=is_allowed, seconds=seconds)
