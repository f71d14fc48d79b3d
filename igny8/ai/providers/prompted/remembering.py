"""The port to answers of an article that isn't finished: when it is asked again, none of them is paid for twice."""

from __future__ import annotations

import hashlib
from typing import Any, Protocol

from igny8.ai.client import Answer, Completion, Request


class Memory(Protocol):
    """Whole, useful answers by what was asked. Several threads of one call use it at once."""

    def recall(self, key: str, request: Request[Answer]) -> Completion[Answer] | None:
        """The answer that was kept under `key`, which was made of this request; None if there is none."""
        ...

    def keep(self, key: str, completion: Completion[Any]) -> None:
        """Keep an answer in place of an earlier one under the same key."""
        ...


def key_of(client: str, request: Request[Any]) -> str:
    """The same for requests that ask a client the same."""
    schema = request.answer.__name__ if request.answer else ""
    turns = [f"{turn.role}\n{turn.text}" for turn in request.history]
    told = "\x00".join([client, request.purpose, schema, request.system, request.user, *turns])
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()
