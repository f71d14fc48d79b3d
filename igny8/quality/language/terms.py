"""Finds a search term in running text, whatever the order and the endings of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from igny8.lib.text import normalise_term, words
from igny8.quality.language.function_words import function_words
from igny8.quality.language.scripts import is_spaceless

_SHORTEST_STEM: Final = 3
# Endings that make another form of the same word, the longest first. Ours, and coarse on purpose: to find a term
# that is there matters more than to tell two words apart.
_ENDINGS: Final = {
    "en": "ings ing ies ied es ed 's s y e",
    "de": "ungen ung ern en er em es e n s",
    "nl": "en jes je er e s",
    "fr": "ements ement euses euse aux eaux es ées ée és er ez ons e s x",
    "es": "aciones ación mente ando iendo ar er ir os as es o a e s",
    "pt": "ções ção mente ando endo ar er ir os as es o a e s",
    "it": "azioni azione mente ando endo are ere ire i e o a",
    "sv": "arna erna orna ande ning ar er or en et na a e s n t",
    "pl": "ami ach owi ów ego emu ych ymi ym ej ie em om ę ą a e i o u y",
    "ru": (
        "ами ями ого его ому ему ыми ими ах ях ов ев ей ой ый ий ая яя ое ее ые ие ую юю ом ем ам ям ть ся а я о е ы и "
        "у ю ь й"
    ),
    "tr": "ların lerin lar ler ında inde dan den nın nin da de ın in ı i a e",
}  # fmt: skip
_SAME_ENDINGS: Final = {"da": "sv", "no": "sv", "nb": "sv", "nn": "sv", "uk": "ru", "bg": "ru", "cs": "pl", "sk": "pl"}
_ENDINGS_OF: Final = {
    code: tuple(unicodedata.normalize("NFD", ending) for ending in listed.split()) for code, listed in _ENDINGS.items()
}
_MARKS: Final = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """What the forms of a word have in common. `language` is primary, the word normalised."""
    plain = word if word.isascii() else unicodedata.normalize("NFD", word.replace("’", "'"))
    for ending in _ENDINGS_OF.get(_SAME_ENDINGS.get(language, language), ()):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            short = _bare(plain[: -len(ending)])
            return short[:-1] if len(short) > _SHORTEST_STEM and short[-1] == short[-2] else short
    return _bare(plain)


def _bare(plain: str) -> str:
    # Searchers leave out the marks of Latin, Greek and Cyrillic letters; those of Indic scripts are vowels and stay.
    return plain if plain.isascii() else _MARKS.sub("", plain)


@dataclass(frozen=True)
class Unit:
    """A sentence or a heading, ready to be searched."""

    stems: tuple[str, ...]
    known: frozenset[str]
    joined: str  # without spaces, for scripts that set none


@dataclass(frozen=True)
class Term:
    """A search term, ready to be looked for."""

    text: str
    stems: tuple[str, ...]  # of the words that carry its meaning
    joined: str
    is_spaceless: bool
    language: str

    def is_in(self, unit: Unit) -> bool:
        """Whether all its words stand in one sentence, in any order."""
        if self.is_spaceless:
            return self.joined in unit.joined or all(part in unit.joined for part in self.stems)
        return bool(self.stems) and all(part in unit.known or _within(part, unit) for part in self.stems)

    def times_in(self, unit: Unit) -> int:
        """How often it stands there as a phrase: its words side by side in their order, function words aside."""
        if self.is_spaceless:
            return unit.joined.count(self.joined)
        length, at, found = len(self.stems), 0, 0
        while length and at + length <= len(unit.stems):
            is_here = unit.stems[at : at + length] == self.stems
            found += is_here
            at += length if is_here else 1
        return found


def term_of(text: str, language: str) -> Term:
    """A search term of a site's language (BCP 47)."""
    primary = primary_of(language)
    joined = normalise_term(text).replace(" ", "")
    if is_spaceless(text):
        return Term(text, tuple(normalise_term(word) for word in words(text, language)), joined, True, primary)
    said = [normalise_term(word) for word in words(text, language)]
    telling = [word for word in said if word not in function_words(primary)] or said
    return Term(text, tuple(stem(word, primary) for word in telling), joined, False, primary)


def unit_of(text: str, language: str, said: Sequence[str] | None = None) -> Unit:
    """A sentence or a heading; `said` are its words, normalised, where they are known."""
    primary = primary_of(language)
    small = function_words(primary)
    spoken = [normalise_term(word) for word in words(text, language)] if said is None else said
    # Where a text is all function words ("what is it"), they are all that can be looked for.
    telling = [word for word in spoken if word not in small] or spoken
    stems = tuple(stem(word, primary) for word in telling)
    return Unit(stems, frozenset(stems), normalise_term(text).replace(" ", ""))


def any_holds(term: Term, units: Iterable[Unit]) -> bool:
    """Whether one of the units holds the term."""
    return any(term.is_in(unit) for unit in units)


def _within(part: str, unit: Unit) -> bool:
    """Compounds ("Kaltbrühkaffee") and the scripts that write articles and particles onto a word."""
    return len(part) > _SHORTEST_STEM and part in unit.joined


def primary_of(language: str) -> str:
    """A language without region or script: "pt" of "pt-BR"."""
    return language.replace("_", "-").split("-", maxsplit=1)[0].lower()
