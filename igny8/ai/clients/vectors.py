"""Texts to vectors in portions that a service takes: order kept, rows of unit length."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import numpy as np

from igny8.ai.errors import InvalidOutput
from igny8.ai.provider import Vectors

LONGEST_TEXT: Final = 6_000  # characters; services refuse a text of more than about 8,000 tokens, or 2,000 for some
MOST_CHARACTERS: Final = 200_000  # of one request

Embed = Callable[[list[str]], Awaitable[Sequence[Sequence[float]]]]


async def embedded(texts: list[str], embed: Embed, *, most_texts: int) -> Vectors:
    """One row for each text. Raises InvalidOutput where the service answers with fewer or with odd ones."""
    rows: list[Sequence[float]] = []
    for portion in portions(texts, most_texts):
        answered = await embed(portion)
        if len(answered) != len(portion):
            raise InvalidOutput(f"there are {len(answered)} vectors for {len(portion)} texts")
        rows += answered
    if not rows:
        return np.zeros((0, 0), np.float32)
    if len({len(row) for row in rows}) > 1:
        raise InvalidOutput("the vectors differ in length")
    found = np.asarray(rows, np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise InvalidOutput("a vector has no direction")
    return np.asarray(found / lengths, np.float32)


def portions(texts: list[str], most_texts: int) -> list[list[str]]:
    """Services refuse an empty text, so that becomes a space; long ones are cut."""
    found: list[list[str]] = []
    size = MOST_CHARACTERS
    for text in texts:
        cut = text[:LONGEST_TEXT].strip() or " "
        if not found or len(found[-1]) == most_texts or size + len(cut) > MOST_CHARACTERS:
            found.append([])
            size = 0
        found[-1].append(cut)
        size += len(cut)
    return found
