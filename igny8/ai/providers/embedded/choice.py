"""Choosing among phrasings: the same choice for the same text on every machine, another one for another text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def number_of(*keys: str) -> int:
    """A number of 64 bits that depends on the keys alone (Python's own hash changes from process to process)."""
    digest = hashlib.blake2b("\x1f".join(keys).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def turned(options: Sequence[str], *keys: str) -> list[str]:
    """All options, beginning at the one that the keys choose."""
    start = number_of(*keys) % len(options)
    return [*options[start:], *options[:start]]


class Phrasing:
    """Hands out phrasings for one text and never says one twice."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._said: set[str] = set()

    def pick(self, options: Sequence[str], *keys: str) -> str:
        """A phrasing that this text hasn't used; where all are used, an empty string: better unsaid than repeated."""
        for option in turned(options, self._seed, options[0], *keys):
            if option not in self._said:
                self._said.add(option)
                return option
        return ""

    def unsaid(self, sentences: Iterable[str]) -> list[str]:
        """Those sentences that this text doesn't hold yet, from now on said."""
        fresh = []
        for sentence in sentences:
            if sentence and sentence not in self._said:
                self._said.add(sentence)
                fresh.append(sentence)
        return fresh
