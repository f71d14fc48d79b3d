"""How easy a text reads, by the formula that was made for its language. A band, not a judge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_VOWELS: Final = {
    "en": "aeiouy", "de": "aeiouyäöü", "fr": "aeiouyàâéèêëîïôùûüœ", "es": "aeiouáéíóúü", "it": "aeiouàèéìòóù",
    "pt": "aeiouáâãàéêíóôõúü", "nl": "aeiouyëïöüé", "ru": "аеёиоуыэюя", "tr": "aeıioöuüâîû",
}  # fmt: skip
_GROUPS: Final = {code: re.compile(f"[{vowels}]+") for code, vowels in _VOWELS.items()}
_EACH_VOWEL: Final = frozenset(("ru", "tr"))  # every vowel is a syllable
_SILENT_E: Final = re.compile(r"(?:[^aeiouy]e|[^aeiouytd]ed|[^aeiouyscgzxh]es)$")
# Vowels that stand together and are spoken apart: "radio", "idea", "science".
_APART: Final = re.compile(r"(?<=[^ctsgxn])i[ao]|ni(?:a|o(?!n))|(?<!p)eo(?!u)|ua[lt]|ea$|(?<=sc)ie|(?<=cr)ea(?=t)")
_SILENT_FRENCH: Final = re.compile(r"[^aeiouyé]e(?:s|nt)?$")
_HIATUS: Final = re.compile(r"[íú](?=[aeo])|(?<=[aeo])[íú]|[aeoáéó](?=[aeoáéó])")


@dataclass(frozen=True)
class Counts:
    """What the formulas are made of."""

    sentences: int
    words: int
    letters: int
    syllables: int
    long_words: int  # of more than six letters

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences

    @property
    def syllables_per_word(self) -> float:
        """The mean length of a word."""
        return self.syllables / self.words


@dataclass(frozen=True)
class Formula:
    """A published formula, and the band that a text for everyone lies in: higher is easier."""

    name: str
    value: Callable[[Counts], float]
    least: float
    most: float


FORMULAS: Final = {
    "en": Formula(
        "Flesch reading ease (1948)",
        lambda c: 206.835 - 1.015 * c.words_per_sentence - 84.6 * c.syllables_per_word,
        40,
        100,
    ),
    "de": Formula("Amstad (1978)", lambda c: 180 - c.words_per_sentence - 58.5 * c.syllables_per_word, 30, 95),
    "fr": Formula(
        "Kandel and Moles (1958)", lambda c: 207 - 1.015 * c.words_per_sentence - 73.6 * c.syllables_per_word, 40, 105
    ),
    "es": Formula(
        "Fernández Huerta (1959)", lambda c: 206.84 - 1.02 * c.words_per_sentence - 60 * c.syllables_per_word, 45, 110
    ),
    "it": Formula("Gulpease (1988)", lambda c: 89 + (300 * c.sentences - 10 * c.letters) / c.words, 40, 85),
    "pt": Formula(
        "Martins and others (1996)",
        lambda c: 248.835 - 1.015 * c.words_per_sentence - 84.6 * c.syllables_per_word,
        30,
        100,
    ),
    "nl": Formula(
        "Flesch-Douma (1960)", lambda c: 206.84 - 0.93 * c.words_per_sentence - 77 * c.syllables_per_word, 35, 100
    ),
    "ru": Formula(
        "Oborneva (2006)", lambda c: 206.835 - 1.3 * c.words_per_sentence - 60.1 * c.syllables_per_word, 15, 90
    ),
    "tr": Formula(
        "Ateşman (1997)", lambda c: 198.825 - 2.61 * c.words_per_sentence - 40.175 * c.syllables_per_word, 30, 95
    ),
    # LIX counts difficulty; it is turned round here, so that higher is easier as everywhere.
    "sv": Formula("100 less LIX (Björnsson 1968)", lambda c: 100 - _lix(c), 45, 80),
    "da": Formula("100 less LIX (Björnsson 1968)", lambda c: 100 - _lix(c), 45, 80),
    "no": Formula("100 less LIX (Björnsson 1968)", lambda c: 100 - _lix(c), 45, 80),
}


def _lix(counts: Counts) -> float:
    return counts.words_per_sentence + 100 * counts.long_words / counts.words


def count(sentences: Sequence[Sequence[str]], language: str) -> Counts:
    """Count a text that was cut into the normalised words of its sentences. `language` is primary."""
    said = [word for sentence in sentences for word in sentence if word.isalpha() or any(map(str.isalpha, word))]
    lengths = [sum(character.isalpha() for character in word) for word in said]
    return Counts(
        sentences=sum(bool(sentence) for sentence in sentences),
        words=len(said),
        letters=sum(lengths),
        syllables=sum(syllables(word, language) for word in said),
        long_words=sum(length > 6 for length in lengths),
    )


def formula_for(language: str) -> Formula | None:
    """The formula that was made for a primary language."""
    return FORMULAS.get({"nb": "no", "nn": "no"}.get(language, language))


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """About how many syllables a word has: groups of vowels, with the corrections that matter."""
    groups = _GROUPS.get(language)
    if groups is None:
        return 1
    plain = unicodedata.normalize("NFC", word)
    found = groups.findall(plain)
    if language in _EACH_VOWEL:
        return max(1, sum(map(len, found)))
    total = len(found)
    if language == "en":
        total -= bool(total > 1 and _SILENT_E.search(plain) and not plain.endswith("le"))
        total += len(_APART.findall(plain))
    elif language in {"es", "pt"}:
        total += len(_HIATUS.findall(plain))
    elif language == "fr":
        total -= bool(total > 1 and _SILENT_FRENCH.search(plain))
    return max(1, total)
