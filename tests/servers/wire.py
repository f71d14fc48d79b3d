"""A loopback HTTP server that answers byte for byte what a test says: also broken, late, or not at all."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

RESET = object()  # end the connection with an RST
SILENCE = object()  # say nothing until the client hangs up


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    line: str  # "POST /v1/chat/completions"
    headers: dict[str, str]  # names in small letters
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Answer = Callable[[Asked], Any]  # bytes, RESET or SILENCE


@dataclass
class Wire:
    """Answers each request with what `answer` gives. `requests` holds what came, in order."""

    answer: Answer
    tls: ssl.SSLContext | None = None
    requests: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self._is_over = threading.Event()

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        for each in [self._listening, *self._open]:
            with suppress(OSError):  # the client may have been faster
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join(timeout=30)

    def _start(self, run: Callable[..., None], *arguments: Any) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._is_over.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            while (asked := _read(connection)) is not None:
                self.requests.append(asked)
                answer = self.answer(asked)
                if answer is RESET:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    break
                if answer is SILENCE:
                    connection.recv(1)
                    break
                connection.sendall(answer)
                if b"connection: close" in answer.partition(b"\r\n\r\n")[0].lower():
                    break
        except OSError:
            pass  # the client hung up
        finally:
            connection.close()


def answered(body: bytes | str | dict[str, Any], status: int = 200, **headers: str) -> bytes:
    """A whole answer. A name of a header is given with underscores."""
    sent = json.dumps(body) if isinstance(body, dict) else body
    data = sent.encode() if isinstance(sent, str) else sent
    named = {"content_type": "application/json", "content_length": str(len(data)), **headers}
    return _head(status, named) + data


def broken_off(body: bytes, promised: int) -> bytes:
    """An answer that ends before its promised length."""
    return (
        _head(200, {"content_type": "application/json", "content_length": str(promised), "connection": "close"}) + body
    )


def _head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Answer", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _read(connection: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
    while len(body) < int(headers.get("content-length", "0")):
        part = connection.recv(65536)
        if not part:
            return None
        body += part
    return Asked(first.rpartition(" ")[0], headers, body)
