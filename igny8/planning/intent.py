"""What the searcher wants, told from the words of a term by published rules, without a model.

The rules are tried in this order; the first that fits decides:

1. a sign of a certain site ("login", "official website"): navigational;
2. the term is a brand and nothing but filler beside it: navigational;
3. words of buying or doing ("buy", "coupon", "near me", "where to buy"): transactional, unless the term asks "how",
   "what" or "why";
4. words of choosing ("best", "vs", "review", "alternatives"): commercial, unless it asks "how", "what" or "why";
5. question words and words of learning ("how", "what", "guide", "meaning"): informational;
6. everything else: informational, which most terms are.

Each language adds its words to the English ones, which appear in searches everywhere. The words are in
`igny8.planning.intent_words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from igny8.ai.functions.common import Intent
from igny8.lib.text import normalise_term
from igny8.planning.intent_words import WORDS

_NOT_WORD = re.compile(r"[^\w']+")
_FILLER = frozenset(
    "the a an my our com www http https net org io app inc ltd gmbh site web website home homepage account docs "
    "documentation support pricing".split()
)


@dataclass(frozen=True)
class _Signs:
    """The words and the phrases of one rule. Phrases are padded with a space on both sides."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    def are_in(self, words: list[str], padded: str) -> bool:
        return not self.words.isdisjoint(words) or any(phrase in padded for phrase in self.phrases)


@dataclass(frozen=True)
class _Rules:
    navigational: _Signs
    transactional: _Signs
    commercial: _Signs
    asking: _Signs  # words that open a question; such a term wants to know, whatever else it says
    deciding: _Signs  # questions that are none: "where to buy"


def classify(term: str, *, language: str = "en", brands: Sequence[str] = ()) -> Intent:
    """The intent of a term in a BCP 47 language; `brands` are names of the site and of others.

    Pure and fast (some 5 µs). Languages without words of their own get the English ones.
    """
    plain = _plain(term)
    words = plain.split(" ")
    padded = f" {plain} "
    rules = _rules(language.lower().split("-")[0].split("_")[0])
    if rules.navigational.are_in(words, padded) or (brands and _is_brand(words, padded, _plain_brands(tuple(brands)))):
        return Intent.NAVIGATIONAL
    if rules.deciding.are_in(words, padded):
        return Intent.TRANSACTIONAL
    if rules.asking.are_in(words[:1], padded):
        return Intent.INFORMATIONAL
    if rules.transactional.are_in(words, padded):
        return Intent.TRANSACTIONAL
    if rules.commercial.are_in(words, padded):
        return Intent.COMMERCIAL
    return Intent.INFORMATIONAL


def _plain(term: str) -> str:
    return _NOT_WORD.sub(" ", normalise_term(term)).strip()


@lru_cache(maxsize=256)
def _plain_brands(brands: tuple[str, ...]) -> tuple[str, ...]:
    plain = {_plain(brand) for brand in brands}
    both = plain | {brand.replace(" ", "") for brand in plain}
    return tuple(sorted((f" {brand} " for brand in both if brand), key=len, reverse=True))


def _is_brand(words: list[str], padded: str, brands: tuple[str, ...]) -> bool:
    if len(words) > 8:
        return False
    return any(brand in padded and _FILLER.issuperset(padded.replace(brand, " ").split()) for brand in brands)


@lru_cache(maxsize=64)
def _rules(language: str) -> _Rules:
    tables = [WORDS["en"]] + ([WORDS[language]] if language in WORDS and language != "en" else [])

    def signs(name: str) -> _Signs:
        entries = [entry.strip() for table in tables for entry in table.get(name, "").split(",")]
        plain = [_plain(entry) for entry in entries if entry]
        return _Signs(
            words=frozenset(entry for entry in plain if " " not in entry),
            phrases=tuple(f" {entry} " for entry in plain if " " in entry),
        )

    return _Rules(
        navigational=signs("navigational"),
        transactional=signs("transactional"),
        commercial=signs("commercial"),
        asking=signs("asking"),
        deciding=signs("deciding"),
    )
