from __future__ import annotations

import json
from typing import Any

import pytest
from asgiref.sync import async_to_sync

from igny8.web import limits


async def _echo(scope: Any, receive: Any, send: Any) -> None:
    """Reads all, then says how much it was."""
    read, is_open = 0, True
    while is_open:
        message = await receive()
        read += len(message["body"])
        is_open = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(read).encode()})


def _asked(chunks: list[bytes], *headers: tuple[bytes, bytes], kind: str = "http") -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    left = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    left.append({"type": "http.request", "body": b""})

    async def receive() -> Any:
        return left.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    async_to_sync(limits.limited(_echo))({"type": kind, "headers": list(headers)}, receive, send)
    return sent


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 10)


@pytest.mark.parametrize("headers", [[], [(b"content-length", b"10")], [(b"content-length", b"x")]])
def test_what_fits_passes(headers: list[tuple[bytes, bytes]]) -> None:
    start, body = _asked([b"12345", b"67890"], *headers)
    assert (start["status"], body["body"]) == (200, b"10")


@pytest.mark.parametrize(
    ("chunks", "headers"),
    [
        ([], [(b"Content-Length", b"11")]),
        ([b"123456", b"789012"], []),
        ([b"123456", b"789012"], [(b"content-length", b"1")]),
    ],
)
def test_what_does_not_fit_is_refused(chunks: list[bytes], headers: list[tuple[bytes, bytes]]) -> None:
    start, body = _asked(chunks, *headers)
    assert (start["status"], json.loads(body["body"])["code"]) == (413, "too_large")


def test_what_is_no_request_passes() -> None:
    assert len(_asked([b"1234567890123"], kind="lifespan")) == 2
