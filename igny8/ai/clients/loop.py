"""One event loop in a thread of its own, for all clients of this process: their connections live as long as it does."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

_Result = TypeVar("_Result")

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


def running() -> asyncio.AbstractEventLoop:
    """The loop, started when it is first needed."""
    global _loop  # noqa: PLW0603 (one for the process)
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="igny8-ai-clients", daemon=True).start()
        return _loop


def run(coroutine: Coroutine[Any, Any, _Result], seconds: float) -> _Result:
    """Wait for the coroutine, which runs in the loop. Raises TimeoutError, and then it has been cancelled."""
    future = asyncio.run_coroutine_threadsafe(_within(coroutine, seconds), running())
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


def start(coroutine: Coroutine[Any, Any, None]) -> None:
    """Let it run, and wait for nothing."""
    asyncio.run_coroutine_threadsafe(coroutine, running())


async def _within(coroutine: Coroutine[Any, Any, _Result], seconds: float) -> _Result:
    async with asyncio.timeout(seconds):
        return await coroutine


def _forget() -> None:
    """A forked child has no such thread; it starts its own."""
    global _loop, _lock
    _loop, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
