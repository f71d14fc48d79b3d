"""Transports that open sockets only to addresses that were checked: the check sits where the socket is opened.

So it holds for redirects and for names whose answer changes, and the address that was checked is the one that is
called. TLS and the pool of open connections still go by the name.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, cast

import anyio.to_thread
import httpcore2
import httpx2
from typing_extensions import override

from igny8.lib.addresses import AddressRefused, check_addresses, check_port
from igny8.lib.errors import Igny8Error

MOST_BYTES: Final = 64 * 1024 * 1024  # of an answer, where the caller sets no limit
MOST_CONNECTIONS: Final = 100

Resolve = Callable[[str, int], list[str]]
_SocketOptions = Iterable[Any] | None


class AnswerTooLarge(Igny8Error):
    """The far side sent more than is allowed; the rest was not read."""

    code = "answer_too_large"
    status = 502


def resolved(host: str, port: int) -> list[str]:
    """All addresses of a host, in the system's order. Reads 127.1, 0x7f000001 and the like as the system does."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class SafeTransport(httpx2.BaseTransport):
    """A transport that opens sockets only to addresses that it has checked."""

    def __init__(self, *, allow_private: bool, most_bytes: int = MOST_BYTES, resolve: Resolve = resolved) -> None:
        self._most_bytes = most_bytes
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=MOST_CONNECTIONS,
            network_backend=_PinnedBackend(_Guard(allow_private, resolve)),
        )

    @override
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        with _as_httpx2():
            answer = self._pool.handle_request(_for_core(request))
        return httpx2.Response(
            answer.status,
            headers=answer.headers,
            stream=_Stream(cast("Iterable[bytes]", answer.stream), answer.close, self._most_bytes),
            extensions=answer.extensions,
        )

    @override
    def close(self) -> None:
        self._pool.close()


class AsyncSafeTransport(httpx2.AsyncBaseTransport):
    """The same for coroutines."""

    def __init__(self, *, allow_private: bool, most_bytes: int = MOST_BYTES, resolve: Resolve = resolved) -> None:
        self._most_bytes = most_bytes
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=MOST_CONNECTIONS,
            network_backend=_AsyncPinnedBackend(_Guard(allow_private, resolve)),
        )

    @override
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        with _as_httpx2():
            answer = await self._pool.handle_async_request(_for_core(request))
        return httpx2.Response(
            answer.status,
            headers=answer.headers,
            stream=_AsyncStream(answer, self._most_bytes),
            extensions=answer.extensions,
        )

    @override
    async def aclose(self) -> None:
        await self._pool.aclose()


@dataclass(frozen=True)
class _Guard:
    allow_private: bool
    resolve: Resolve

    def addresses(self, host: str, port: int) -> list[str]:
        """What the name stands for now. One bad answer among good ones refuses the name: nobody has that by chance."""
        check_port(host, port, self.allow_private)
        try:
            found = self.resolve(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        except UnicodeError as error:
            raise httpcore2.ConnectError(f"{host} is no host name") from error
        check_addresses(host, found, self.allow_private)
        return found


class _PinnedBackend(httpcore2.NetworkBackend):
    """Connects to the addresses that were checked; TLS still goes by the name."""

    def __init__(self, guard: _Guard) -> None:
        self._guard = guard
        self._inner = httpcore2.SyncBackend()

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _SocketOptions = None,
    ) -> httpcore2.NetworkStream:
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._guard.addresses(host, port):
            try:
                return self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed


class _AsyncPinnedBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self, guard: _Guard) -> None:
        self._guard = guard
        self._inner = httpcore2.AnyIOBackend()

    @override
    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: _SocketOptions = None,
    ) -> httpcore2.AsyncNetworkStream:
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in await anyio.to_thread.run_sync(self._guard.addresses, host, port):
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed

    @override
    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)


class _Counter:
    """Bytes that came, of those that may."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._came = 0

    def add(self, part: bytes) -> bytes:
        self._came += len(part)
        if self._came > self._most:
            raise AnswerTooLarge(
                f"The answer has more than {self._most:,} bytes. The rest was not read.", most_bytes=self._most
            )
        return part


class _Stream(httpx2.SyncByteStream):
    def __init__(self, inner: Iterable[bytes], close: Callable[[], None], most_bytes: int) -> None:
        self._inner = inner
        self._close = close
        self._most_bytes = most_bytes

    @override
    def __iter__(self) -> Iterator[bytes]:
        counter = _Counter(self._most_bytes)
        with _as_httpx2():
            for part in self._inner:
                yield counter.add(part)

    @override
    def close(self) -> None:
        self._close()


class _AsyncStream(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response, most_bytes: int) -> None:
        self._answer = answer
        self._most_bytes = most_bytes

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        counter = _Counter(self._most_bytes)
        with _as_httpx2():
            async for part in self._answer.aiter_stream():
                yield counter.add(part)

    @override
    async def aclose(self) -> None:
        await self._answer.aclose()


def _for_core(request: httpx2.Request) -> httpcore2.Request:
    if request.url.scheme not in {"http", "https"}:
        raise AddressRefused(f"An address that begins with “{request.url.scheme}:” may not be called.")
    return httpcore2.Request(
        method=request.method,
        url=httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


@contextmanager
def _as_httpx2() -> Iterator[None]:
    """httpx2's errors bear the names of httpcore2's."""
    try:
        yield
    except Exception as error:
        known = getattr(httpx2, type(error).__name__, None)
        if type(error).__module__.partition(".")[0] == "httpcore2" and known is not None:
            raise known(str(error)) from error
        raise
