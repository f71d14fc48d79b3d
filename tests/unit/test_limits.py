"""Bodies that are too large are ended before anybody keeps them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest

from igny8.web.limits import SLACK, LimitedBodies

MOST = 1_000_000


def _ask(pieces: list[int], declared: int | None = None) -> tuple[int, bytes, int]:
    """The status and body of the answer, and how many bytes came through to the application."""
    came = 0
    sent: list[MutableMapping[str, Any]] = []
    left = [{"type": "http.request", "body": b"x" * size, "more_body": True} for size in pieces]
    left.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> MutableMapping[str, Any]:
        return left.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        nonlocal came
        while (message := await receive())["type"] == "http.request":
            came += len(message["body"])
            if not message["more_body"]:
                await send({"type": "http.response.start", "status": 200, "headers": []})
                await send({"type": "http.response.body", "body": b"ok"})
                return

    headers = [] if declared is None else [(b"content-length", str(declared).encode())]
    limited = LimitedBodies(application, MOST)
    asyncio.run(limited({"type": "http", "headers": headers}, receive, send))
    return sent[0]["status"], sent[1]["body"], came


def test_what_fits_goes_through() -> None:
    assert _ask([MOST, SLACK], declared=MOST + SLACK) == (200, b"ok", MOST + SLACK)


@pytest.mark.parametrize("declared", [MOST + SLACK + 1, 10**30])
def test_what_says_that_it_is_too_large_is_not_even_read(declared: int) -> None:
    status, body, came = _ask([1], declared=declared)
    assert (status, json.loads(body)["code"], came) == (413, "too_large", 0)


def test_what_becomes_too_large_is_cut_off() -> None:
    status, body, came = _ask([MOST, MOST, MOST])
    assert (status, json.loads(body)["extra"]["most"]) == (413, MOST + SLACK)
    assert came == 2 * MOST
