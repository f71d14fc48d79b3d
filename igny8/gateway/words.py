"""What calls asked and answered, word for word: packed beside the call, read for people, forgotten after some days.

It holds what models are told and what they say, and nothing of how they are reached: keys travel in headers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from pydantic import BaseModel

from igny8.lib import clock
from igny8.lib.errors import NotFound
from igny8.models import AICall, AICallText

MOST_TEXT: Final = 200_000  # characters of a prompt, and of an answer, that are kept
_DELETED_AT_ONCE: Final = 1_000

Turns = Sequence[tuple[str, str]]  # who says what: system, user, assistant; input, for a provider that takes no words


class WordsNotKept(NotFound):
    """The call is known, its words are not: `extra` says why, and for how many days words are kept."""

    code = "words_not_kept"


def are_kept() -> bool:
    """Whether anything is kept word for word here."""
    return bool(settings.IGNY8_AI_TEXT_DAYS)


def texts_of(call: AICall, turns: Turns, answer: str) -> AICallText:
    """The row that keeps the call's words, not saved yet; of what is very long the beginning."""
    kept, cut = _cut(turns)
    written = [{"role": role, "text": text} for role, text in kept]
    return AICallText(
        call=call,
        prompt=pack(_json(written)),
        prompt_cut=cut,
        answer=pack(answer[:MOST_TEXT]),
        answer_cut=max(0, len(answer) - MOST_TEXT),
    )


def as_words(value: object) -> str:
    """What went into a provider that takes no words, or came out of it, as JSON; "" for what says nothing."""
    return value.model_dump_json() if isinstance(value, BaseModel) else ""


def picture_words(mime_type: str, data: bytes) -> str:
    """A picture that came, in words: its bytes are a file, and measured there."""
    return _json({"mime_type": mime_type, "bytes": len(data)})


def read_words(call: AICall) -> dict[str, Any]:
    """What the call asked and answered, and until when it is kept. Raises `WordsNotKept`."""
    text = AICallText.objects.filter(call=call).first()
    if text is None:
        raise _not_kept(call)
    return {
        "call_id": str(call.pk),
        "turns": json.loads(_whole(unpack(text.prompt))),
        "prompt_cut": text.prompt_cut,
        "answer": _whole(unpack(text.answer)),
        "answer_cut": text.answer_cut,
        "kept_until": (text.created_at + timedelta(days=settings.IGNY8_AI_TEXT_DAYS)).isoformat(),
    }


def pack(text: str) -> bytes:
    """A text for storing."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(packed: bytes | memoryview[int]) -> str:
    """The text that `pack` packed."""
    return zlib.decompress(bytes(packed)).decode("utf-8", "surrogatepass")


def prune_words(days: int) -> int:
    """Forget prompts and answers that are older; the calls stay. How many went."""
    gone = 0
    while True:
        old = AICallText.objects.filter(created_at__lt=clock.now() - timedelta(days=days))
        some = list(old.values_list("pk", flat=True)[:_DELETED_AT_ONCE])
        if not some:
            return gone
        gone += AICallText.objects.filter(pk__in=some).delete()[0]


def _cut(turns: Turns) -> tuple[list[tuple[str, str]], int]:
    """The turns as far as there is room for them, and how many characters were left out."""
    kept, room = [], MOST_TEXT
    for role, text in turns:
        kept.append((role, text[:room]))
        room -= len(kept[-1][1])
    return kept, sum(len(text) for _, text in turns) - (MOST_TEXT - room)


def _not_kept(call: AICall) -> WordsNotKept:
    days = settings.IGNY8_AI_TEXT_DAYS
    if not days:
        why, message = "off", "Prompts and answers are not kept here (IGNY8_AI_TEXT_DAYS is 0)."
    elif call.created_at < clock.now() - timedelta(days=days):
        why, message = "pruned", f"Prompts and answers are kept for {days:,} days. This call is older."
    else:
        why, message = "none", "Nothing was kept of this call: it had no words, or words weren't kept when it was made."
    return WordsNotKept(message, call_id=str(call.pk), reason=why, days=days)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _whole(text: str) -> str:
    """Half signs, of which models sometimes say one, can't be sent."""
    return text.encode("utf-8", "replace").decode()
