"""Ends requests whose bodies are larger than anything may be, before they fill the disk.

Django reads a body whole before it asks anybody about it, so this stands in front of it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

SLACK: Final = 1_000_000  # bytes of a form around its file


class LimitedBodies:
    """An ASGI application that answers 413 to bodies above `most_bytes`, and else is the one that it was given."""

    def __init__(self, application: Application, most_bytes: int) -> None:
        self._application = application
        self._most = most_bytes + SLACK

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
        elif _declared(scope) > self._most:
            await self._refuse(send)
        else:
            await self._count(scope, receive, send)

    async def _count(self, scope: Message, receive: Receive, send: Send) -> None:
        """A body may come without saying how long it is: it is cut off where it becomes too long."""
        read = 0
        is_begun = False

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            return {"type": "http.disconnect"} if read > self._most else message

        async def told(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        await self._application(scope, counted, told)
        if read > self._most and not is_begun:
            await self._refuse(send)

    async def _refuse(self, send: Send) -> None:
        message = (
            f"The request has more than {self._most:,} bytes. Nothing was kept; IGNY8_MOST_UPLOAD_MB may be raised."
        )
        body = json.dumps({"code": "too_large", "message": message, "extra": {"most": self._most}}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _declared(scope: Message) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:40])  # who writes more digits than that means more than fits, too
    return 0
