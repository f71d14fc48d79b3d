"""How a term is written: its plain form, its words, and how much an English model's reading of it is worth."""

from __future__ import annotations

import re
import unicodedata

from igny8.lib.text import normalise_term

# English words that say little about the subject.
STOP_WORDS = frozenset(
    "a an and are as at be by can do does for from has have how i in is it its my of on or that the this to was what "
    "when where which who why will with you your".split()
)
_WORD = re.compile(r"[\w']+")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'"})
# Chinese, Japanese, Thai, Lao, Khmer and Burmese put no spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

LATIN_WEIGHT = 0.7
MANY_PIECES_WEIGHT = 0.5
OTHER_SCRIPT_WEIGHT = 0.3
MANY_PIECES = 2.2  # per word


def plain(term: str) -> str:
    """A term for comparing: NFKC, casefold, single spaces, straight apostrophes, no combining marks."""
    folded = normalise_term(term).translate(_APOSTROPHES)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) != "Mn")


def words_of(plain_term: str) -> list[str]:
    """The words of a plain term, cut where letters and digits end."""
    return _WORD.findall(plain_term)


def is_unspaced(term: str) -> bool:
    """Whether most of its letters belong to a script that puts no spaces between words."""
    return not term.isascii() and 2 * len(_UNSPACED.findall(term)) > sum(map(str.isalpha, term))


def semantic_weight(term: str, pieces_per_word: float) -> float:
    """The share of meaning in the similarity of a term, for a model that learnt English.

    `pieces_per_word` is that of the whole set: 1.2 in English, 2.5 in Polish.
    """
    if not term.isascii():
        if is_unspaced(term):
            return 0.0
        letters = [c for c in term if c.isalpha()]
        if 2 * sum(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in letters) < len(letters):
            return OTHER_SCRIPT_WEIGHT
    return MANY_PIECES_WEIGHT if pieces_per_word > MANY_PIECES else LATIN_WEIGHT
