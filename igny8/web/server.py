"""The web server: uvicorn in a thread, so that its process keeps its own plan for signals."""

from __future__ import annotations

import errno
import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from django.conf import settings

from igny8.lib.errors import Conflict, Igny8Error, Invalid

APPLICATION: Final = "igny8.config.asgi:application"
_BACKLOG: Final = 2_048
_GRACE_SECONDS: Final = 2  # for requests in flight


class AddressTaken(Conflict):
    """Another program listens there."""

    code = "address_taken"


class WebFailed(Igny8Error):
    """The web server has ended by itself."""

    code = "web_failed"
    status = 500


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the address; port 0 takes a free one. Raises `AddressTaken` or `Invalid`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.set_inheritable(False)
        bound.listen(_BACKLOG)  # from here on whoever comes is kept waiting, not turned away
    except OSError as error:
        bound.close()
        if error.errno == errno.EADDRINUSE:
            raise AddressTaken(
                f"Another program listens on {host}:{port}. Nothing was started; end it, or name another --port."
            ) from error
        problem = f"can't listen there ({error.strerror or error})"
        raise Invalid(f"{host}:{port}: {problem}. Nothing was started.", fields={"host": problem}) from error
    return bound


def address(bound: socket.socket) -> str:
    """What to type into a browser."""
    host, port = bound.getsockname()[:2]
    shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::1", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104
    return f"http://{shown}:{port}"


def take_name(bound: socket.socket) -> None:
    """Where nobody has said in IGNY8_BASE_URL what this server is called: begin links with where it listens.

    Who serves the network without a name answers to any: no link and no cookie depends on it. On this machine alone
    it answers to this machine's names, which no page of another site can claim.
    """
    if settings.IGNY8_BASE_URL_IS_GIVEN:
        return
    settings.IGNY8_BASE_URL = address(bound)
    if not ipaddress.ip_address(bound.getsockname()[0]).is_loopback:
        settings.ALLOWED_HOSTS = ["*"]


@contextmanager
def serving(
    bound: socket.socket, ended: threading.Event, *, is_verbose: bool, before_end: Callable[[], None]
) -> Iterator[None]:
    """Serve for as long as the block runs; `ended` is set if the server ends by itself. Closes the socket.

    `before_end` ends what never ends by itself, so that the server needn't wait for it.
    """
    take_name(bound)
    server = uvicorn.Server(
        uvicorn.Config(
            APPLICATION,
            log_config=None,
            access_log=is_verbose,
            lifespan="off",
            timeout_graceful_shutdown=_GRACE_SECONDS,
            server_header=False,
            proxy_headers=False,
        )
    )
    failed: list[BaseException] = []
    thread = threading.Thread(target=_run, args=(server, bound, ended, failed), name="igny8-web")
    thread.start()
    try:
        yield
    finally:
        before_end()
        server.should_exit = True
        thread.join()
        bound.close()
    if failed:
        raise WebFailed(f"The web server failed: {failed[0]!r}. Runs are not touched by it.") from failed[0]


def _run(server: uvicorn.Server, bound: socket.socket, ended: threading.Event, failed: list[BaseException]) -> None:
    try:
        server.run(sockets=[bound])  # not in the main thread, so it takes no signal
    except (Exception, SystemExit) as error:  # noqa: BLE001 - told by whoever waits for it
        failed.append(error)
    ended.set()
