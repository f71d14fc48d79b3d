"""Providers that were replaced by their fallback a moment ago: for a while the fallback is asked at once."""

from __future__ import annotations

import threading
import time

from igny8.gateway.limiter import Limiter

_until: dict[tuple[Limiter, str], float] = {}  # limiter of the connection, model -> by the monotonic clock
_lock = threading.Lock()


def let_rest(limiter: Limiter, model: str, seconds: float) -> None:
    """Leave a model of a connection alone for so long."""
    with _lock:
        _until[limiter, model] = time.monotonic() + seconds


def is_resting(limiter: Limiter, model: str) -> bool:
    """Whether it is left alone now."""
    with _lock:
        until = _until.get((limiter, model))
        if until is not None and until <= time.monotonic():
            del _until[limiter, model]
            return False
        return until is not None
