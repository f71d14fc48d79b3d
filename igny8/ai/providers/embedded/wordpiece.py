"""Cuts text into the word pieces of an uncased BERT vocabulary, as the embedding model was trained to read them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_LONGEST_WORD = 100  # characters; the original reads a longer one as unknown
_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary and the greedy longest-match cut over it. Safe to share between threads."""

    def __init__(self, vocabulary: Path) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._ids = {piece: number for number, piece in enumerate(pieces) if piece}
        self.padding = self._ids["[PAD]"]
        self._unknown = self._ids["[UNK]"]
        self._start = self._ids["[CLS]"]
        self._end = self._ids["[SEP]"]
        self._pieces_of = lru_cache(maxsize=50_000)(self._cut_word)

    def encode(self, text: str, longest: int) -> list[int]:
        """The ids of a text with its start and end marks, cut off at `longest` ids."""
        ids = [self._start]
        for word in _words(text):
            ids.extend(self._pieces_of(word))
            if len(ids) >= longest:
                break
        return [*ids[: longest - 1], self._end]

    def pieces(self, text: str) -> int:
        """How many pieces a text falls into."""
        return sum(len(self._pieces_of(word)) for word in _words(text))

    def _cut_word(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        ids: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start:
                found = self._ids.get(("##" if start else "") + word[start:end])
                if found is not None:
                    break
                end -= 1
            else:
                return (self._unknown,)
            ids.append(found)
            start = end
        return tuple(ids)


def _words(text: str) -> Iterator[str]:
    """Lower-case words without combining marks; punctuation and each Chinese character stand alone."""
    plain = unicodedata.normalize("NFD", text.lower()) if not text.isascii() else text.lower()
    for chunk in plain.split():
        if chunk.isalnum() and chunk.isascii():
            yield chunk
        else:
            yield from _split(chunk)


def _split(chunk: str) -> Iterator[str]:
    word = ""
    for character in chunk:
        kind = unicodedata.category(character)
        if kind == "Mn" or (kind[0] == "C" and kind != "Co") or character == "\ufffd":
            continue
        if _stands_alone(character, kind):
            if word:
                yield word
            yield character
            word = ""
        else:
            word += character
    if word:
        yield word


def _stands_alone(character: str, kind: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    return kind[0] == "P" or any(first <= code <= last for first, last in _CJK)
