"""No request may be larger than the largest file that we take: what is larger is refused before it fills the disk."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]  # scope, receive, send; as ASGI has them

MOST_BYTES: Final = 32_000_000  # a picture may have 25 MiB
_REFUSAL: Final = json.dumps(
    {
        "code": "too_large",
        "message": f"The request is larger than {MOST_BYTES:,} bytes. Nothing was changed.",
        "extra": {"most_bytes": MOST_BYTES},
    }
).encode()


class _TooLarge(Exception):
    """More came than was said, or than may come."""


def limited(application: Application) -> Application:
    """The application (ASGI), with 413 for whatever is too large, whether it says so before or not."""

    async def handle(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif _said(scope) > MOST_BYTES:
            await _refuse(send)
        else:
            await _counted(application, scope, receive, send)

    return handle


async def _counted(application: Application, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    came = 0
    is_answered = False

    async def counting() -> Any:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > MOST_BYTES:
            raise _TooLarge
        return message

    async def sending(message: Any) -> None:
        nonlocal is_answered
        is_answered = True
        await send(message)

    try:
        await application(scope, counting, sending)
    except _TooLarge:
        if not is_answered:
            await _refuse(send)


def _said(scope: Mapping[str, Any]) -> int:
    length = next((value for name, value in scope["headers"] if name.lower() == b"content-length"), b"0")
    return int(length) if length.isdigit() else 0


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _REFUSAL})
