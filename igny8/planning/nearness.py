"""Tells which titles of a site come near to a subject, and which say the same as another.

By embeddings where there are some that read the script, by words elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from igny8.ai.errors import NoEmbeddings
from igny8.ai.provider import Vectors
from igny8.lib.text import is_mostly_latin, normalise_term, words

# Pairs that say the same lie at .91 and above with MiniLM ("How to Make Cold Brew", "Cold Brew: How to Make It Step
# by Step"), pairs that don't at .89 and below ("Socks for Men", "Socks for Women"), numbers aside.
TOO_NEAR: Final = 0.90
TOO_NEAR_ABROAD: Final = 0.95  # the offline model learnt English: Polish "wash" and "dry" lie at .92
LEAST_SHARED: Final = 0.25  # of the words, lest a model that doesn't know the language finds everything alike
TOO_NEAR_IN_WORDS: Final = 0.85  # where there are no embeddings
ON_THE_SUBJECT: Final = 0.45
SHARES_A_WORD: Final = 0.15

Embed = Callable[[list[str]], Vectors]

_NUMBER = re.compile(r"\d+")
_REMEMBERED: Final = 20_000  # vectors of 384 half floats: 15 MB


class _Memory:
    """Vectors of titles, kept for the process, the least used forgotten first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, str], NDArray[np.float16]] = OrderedDict()

    def vectors(self, texts: Sequence[str], embed: Embed, model: str) -> Vectors:
        with self._lock:
            found = {text: kept for text in texts if (kept := self._kept.get((model, text))) is not None}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found.update(zip(missing, embed(missing).astype(np.float16), strict=True))
        with self._lock:
            for text, vector in found.items():
                self._kept[model, text] = vector
                self._kept.move_to_end((model, text))
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)
        return np.array([found[text] for text in texts], np.float32)


_memory = _Memory()


@dataclass(frozen=True)
class Near:
    """A title that says the same."""

    title: str
    likeness: float  # 0 to 1


class Titles:
    """Titles of a site, to be asked what comes near."""

    def __init__(self, titles: Iterable[str], *, embed: Embed, model: str, language: str) -> None:
        """`model` names what embeds: vectors of two models are never compared. "offline" reads Latin script only."""
        self._titles = list(dict.fromkeys(titles))
        self._embed = embed
        self._model = model
        self._language = language
        self._too_near = TOO_NEAR_ABROAD if model == "offline" and not language.startswith("en") else TOO_NEAR
        self._bags = [self._bag(title) for title in self._titles]
        self._counts = Counter(word for bag in self._bags for word in bag)
        self._has_vectors = True

    def add(self, title: str) -> None:
        """Count one more title in."""
        bag = self._bag(title)
        self._titles.append(title)
        self._bags.append(bag)
        self._counts.update(bag)

    def expect(self, texts: Sequence[str]) -> None:
        """Embed at once what will be asked about one by one: one call of the provider instead of many."""
        for text in texts[:1]:
            self._likeness(text, *texts[1:])

    def about(self, subject: str, most: int) -> list[str]:
        """The titles that come near to a subject, the nearest first."""
        likeness, is_semantic = self._likeness(subject)
        least = ON_THE_SUBJECT if is_semantic else SHARES_A_WORD
        order = np.argsort(-likeness, kind="stable")[:most]
        return [self._titles[row] for row in order if likeness[row] >= least]

    def nearest(self, title: str) -> Near | None:
        """The title that says the same as `title`, the likest of several; None where there is none."""
        if not self._titles:
            return None
        likeness, is_semantic = self._likeness(title)
        least = self._too_near if is_semantic else TOO_NEAR_IN_WORDS
        name, numbers, bag = normalise_term(title), _numbers(title), self._bag(title)
        for row in np.argsort(-likeness, kind="stable"):
            other = self._titles[row]
            if normalise_term(other) == name:
                return Near(other, 1.0)
            if likeness[row] < least:
                break
            if _numbers(other) == numbers and self._shared(bag, self._bags[row]) >= LEAST_SHARED:
                return Near(other, float(likeness[row]))
        return None

    def _likeness(self, text: str, *more: str) -> tuple[NDArray[np.float32], bool]:
        """How like each title is, and whether that is by meaning (cosine) or by words (a weighted Dice share)."""
        if self._has_vectors and (self._model != "offline" or is_mostly_latin(text)):
            try:
                vectors = _memory.vectors([*self._titles, *more, text], self._embed, self._model)
            except NoEmbeddings:
                self._has_vectors = False  # there is no model on this machine: words decide
            else:
                return vectors[: len(self._titles)] @ vectors[-1], True
        bag = self._bag(text)
        return np.array([self._shared(bag, other) for other in self._bags], np.float32), False

    def _bag(self, title: str) -> frozenset[str]:
        return frozenset(words(normalise_term(title), self._language))

    def _shared(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Dice's share of common words; a word that many titles have weighs less, as in titles from one mould."""
        weight = self._weight
        total = sum(map(weight, one)) + sum(map(weight, other))
        return 2 * sum(map(weight, one & other)) / total if total else 0.0

    def _weight(self, word: str) -> float:
        return log(2 + len(self._titles) / (1 + self._counts[word]))


def _numbers(title: str) -> set[str]:
    return set(_NUMBER.findall(title))
