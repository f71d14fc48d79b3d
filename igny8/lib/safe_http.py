"""HTTP to addresses that users give: resolved, checked and pinned at each connection, and capped in size and time.

The check sits where the socket is opened, so it holds for redirects and for names whose answer changes, and the
address that was checked is the one that is called. Proxies of the environment are not used: they would resolve the
name again.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import httpx2

from igny8.lib.addresses import AddressRefused, check_addresses, check_port
from igny8.lib.pinning import MOST_BYTES, AsyncSafeTransport, Resolve, SafeTransport, resolved

MOST_REDIRECTS: Final = 5
CONNECT_SECONDS: Final = 10.0


def check_url(url: str, *, allow_private: bool) -> None:
    """Refuse what can be refused without asking the network: odd schemes, credentials in it, literal addresses."""
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise AddressRefused(f"“{url}” is no web address. Use one such as https://example.com/v1.") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise AddressRefused(f"“{url}” is no web address. It must begin with https:// or http://.")
    if parsed.userinfo:
        raise AddressRefused("The address holds a name or password. Leave them out, and give the key by itself.")
    check_port(parsed.host, parsed.port or (443 if parsed.scheme == "https" else 80), allow_private)
    try:
        literal = resolved(parsed.host, 0) if _is_literal(parsed.host) else []
    except OSError:
        literal = []
    check_addresses(parsed.host, literal, allow_private)


def client(
    *,
    allow_private: bool = False,
    seconds: float = 30.0,
    most_bytes: int = MOST_BYTES,
    resolve: Resolve = resolved,
) -> httpx2.Client:
    """A client for addresses that users give. The caller closes it."""
    return httpx2.Client(
        transport=SafeTransport(allow_private=allow_private, most_bytes=most_bytes, resolve=resolve),
        timeout=timeouts(seconds),
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
    )


def async_client(
    *, allow_private: bool = False, seconds: float = 30.0, most_bytes: int = MOST_BYTES, resolve: Resolve = resolved
) -> httpx2.AsyncClient:
    """The same for coroutines. Redirects are left to the caller, who may be posting."""
    return httpx2.AsyncClient(
        transport=AsyncSafeTransport(allow_private=allow_private, most_bytes=most_bytes, resolve=resolve),
        timeout=timeouts(seconds),
    )


@dataclass(frozen=True)
class Fetched:
    """A whole answer."""

    url: str  # where it came from in the end
    status: int
    mime_type: str  # as it was said to be, without parameters
    data: bytes


def fetch(
    url: str,
    *,
    most_bytes: int,
    seconds: float,
    allow_private: bool = False,
    headers: Mapping[str, str] | None = None,
    resolve: Resolve = resolved,
) -> Fetched:
    """GET, following redirects, within a size and a time for all of it.

    Raises AddressRefused, AnswerTooLarge, or an error of httpx2 (a TimeoutException when the time is over).
    """
    check_url(url, allow_private=allow_private)
    until = time.monotonic() + seconds
    asked = {"accept-encoding": "identity", **(headers or {})}  # what is packed can't be capped before it is unpacked
    with (
        client(allow_private=allow_private, seconds=seconds, most_bytes=most_bytes, resolve=resolve) as http,
        http.stream("GET", url, headers=asked) as response,
    ):
        data = bytearray()
        for chunk in response.iter_raw():
            data += chunk
            if time.monotonic() > until:
                raise httpx2.ReadTimeout("The answer took too long.", request=response.request)
        mime_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(str(response.url), response.status_code, mime_type, bytes(data))


def _is_literal(host: str) -> bool:
    """Whether the system would read it as an address and not as a name: digits and dots, a 0x part, or colons."""
    parts = host.rstrip(".").split(".")
    return ":" in host or all(part.isdigit() or part.lower().startswith("0x") for part in parts)


def timeouts(seconds: float) -> httpx2.Timeout:
    """For each step of a request; to wait for a free connection is no fault of the far side."""
    return httpx2.Timeout(seconds, connect=min(CONNECT_SECONDS, seconds), pool=2 * seconds)
