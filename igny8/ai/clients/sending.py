"""Text as it can be sent: imported keywords hold halves of characters, which no service reads and UTF-8 can't hold."""

from __future__ import annotations

from dataclasses import replace

from igny8.ai.client import Answer, Request


def whole(text: str) -> str:
    """The text with a replacement mark for each half of a character."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not _is_whole(text) else text


def sendable(request: Request[Answer]) -> Request[Answer]:
    turns = [replace(turn, text=whole(turn.text)) for turn in request.history]
    return replace(request, system=whole(request.system), user=whole(request.user), history=turns)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
