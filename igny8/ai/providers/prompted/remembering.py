"""Answers of an article that isn't finished: when the rest of it is asked again, nothing is paid for twice.

Kept in this process alone, for an hour at most; forgotten as soon as the article is written.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from typing import Any, Final

from igny8.ai.client import Completion, Request

_MOST: Final = 2_000  # answers; of some 2,000 characters each
_SECONDS: Final = 3_600.0


class Memory:
    """Whole, useful answers by what was asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Completion[Any]]] = OrderedDict()

    def recall(self, key: str) -> Completion[Any] | None:
        """The answer to what `key` was made of, if there is one that is young enough."""
        with self._lock:
            kept = self._kept.get(key)
            return kept[1] if kept and time.monotonic() - kept[0] < _SECONDS else None

    def keep(self, key: str, completion: Completion[Any]) -> None:
        """Keep an answer; the oldest goes where there are too many."""
        with self._lock:
            self._kept[key] = (time.monotonic(), completion)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    def forget(self, keys: list[str]) -> None:
        """Drop answers that are used up."""
        with self._lock:
            for key in keys:
                self._kept.pop(key, None)


def key_of(client: str, request: Request[Any]) -> str:
    """The same for requests that ask a client the same."""
    schema = request.answer.__name__ if request.answer else ""
    turns = [f"{turn.role}\n{turn.text}" for turn in request.history]
    told = "\x00".join([client, request.purpose, schema, request.system, request.user, *turns])
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()


UNFINISHED: Final = Memory()
