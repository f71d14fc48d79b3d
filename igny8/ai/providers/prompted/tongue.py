"""Whether a text can be of a language: by its script, and by the commonest words of languages in Latin script."""

from __future__ import annotations

import unicodedata
from typing import Final

from igny8.ai.prompts.locale import code_of, primary
from igny8.lib.text import normalise_term, words

_SCRIPTS: Final = {
    "ARABIC": "ar fa ur ps sd ug ckb yi-arab",
    "CYRILLIC": "ru uk bg be mk sr kk ky mn tg",
    "GREEK": "el",
    "HEBREW": "he iw yi",
    "THAI": "th",
    "HANGUL": "ko",
    "DEVANAGARI": "hi mr ne sa",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "ETHIOPIC": "am ti",
}
_SCRIPT_OF: Final = {code: script for script, codes in _SCRIPTS.items() for code in codes.split()}
_TWO_SCRIPTS: Final = frozenset("sr kk mn uz az bs pa tg ku".split())  # written either way
_EAST_ASIAN: Final = {"zh": ("CJK",), "ja": ("CJK", "HIRAGANA", "KATAKANA"), "ko": ("HANGUL", "CJK")}
_COMMON: Final = {
    "en": "the and of to in is that for it with as you your are this on be or from can",
    "de": "der die und das ist nicht mit den von zu ein eine für auf sich auch wird bei sie oder",
    "fr": "le les des et est une dans pour que vous qui sur pas avec plus sont au du votre ce",
    "es": "el los las que es una para con por se su del más como lo está son puede al muy",
    "it": "il che di per una è con sono del della non si le gli anche più questo nel come dei",
    "pt": "que os uma para com não é mais por se da do como você são ao seu ou também em",
    "nl": "het een en van is dat voor niet met zijn je op te aan ook maar bij kan wordt deze",
    "sv": "och att det som är för med på inte den av kan du till ett om har eller från när",
    "da": "og at det som er for med på ikke den af kan du til et om har eller fra når",
    "pl": "nie się jest że do na oraz jak lub ale tym przez może dla są od po które jego być",
}
_COMMON_WORDS: Final = {code: frozenset(said.split()) for code, said in _COMMON.items()}
_LEAST_LETTERS: Final = 20
_LEAST_WORDS: Final = 60
_SPOKEN: Final = 0.1  # of the words are common ones in any running text; in lists and code of no language
_OWN_SCRIPT: Final = 0.25  # of the letters: brands and terms are Latin everywhere


def is_plausible(text: str, language: str) -> bool:
    """False only where a text is plainly of another language; short texts and rare languages pass."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < _LEAST_LETTERS:
        return True
    own = _scripts_of(language)
    if own:
        return sum(unicodedata.name(sign, "").startswith(own) for sign in letters) >= _OWN_SCRIPT * len(letters)
    return primary(language) not in _COMMON_WORDS or _speaks(text, primary(language))


def _scripts_of(language: str) -> tuple[str, ...]:
    """How the letters of the language are named in Unicode; none where it may be written in several scripts."""
    code, subtags = primary(language), code_of(language).split("-")[1:]
    if any(len(subtag) == 4 and subtag.isalpha() and subtag.casefold() == "latn" for subtag in subtags):
        return ("LATIN",)
    if code in _TWO_SCRIPTS:
        return ()
    if code in _EAST_ASIAN:
        return _EAST_ASIAN[code]
    return (_SCRIPT_OF[code],) if code in _SCRIPT_OF else ()


def _speaks(text: str, code: str) -> bool:
    said = words(normalise_term(text), code)
    letters = [sign for sign in text if sign.isalpha()]
    if sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters) < len(letters) / 2:
        return False
    if len(said) < _LEAST_WORDS:
        return True
    shares = {known: sum(word in common for word in said) / len(said) for known, common in _COMMON_WORDS.items()}
    own = shares.pop(code)
    other = max(shares.values())
    return own >= other / 2 or other < _SPOKEN
