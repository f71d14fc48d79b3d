"""Which script a text is written in, and which one its language is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

_NAMES: Final = {
    "LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek", "ARABIC": "Arabic", "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari", "BENGALI": "Bengali", "GUJARATI": "Gujarati", "GURMUKHI": "Gurmukhi", "TAMIL": "Tamil",
    "TELUGU": "Telugu", "KANNADA": "Kannada", "MALAYALAM": "Malayalam", "SINHALA": "Sinhala", "THAI": "Thai",
    "LAO": "Lao", "KHMER": "Khmer", "MYANMAR": "Burmese", "GEORGIAN": "Georgian", "ARMENIAN": "Armenian",
    "ETHIOPIC": "Ethiopic", "HANGUL": "Korean", "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese",
    "KATAKANA-HIRAGANA": "Japanese", "HALFWIDTH": "Japanese", "FULLWIDTH": "Latin", "IDEOGRAPHIC": "Chinese",
}  # fmt: skip
_WRITTEN_IN: Final = {
    "Cyrillic": "ru uk bg be mk kk ky mn tg", "Greek": "el", "Arabic": "ar fa ur ps ckb sd ug", "Hebrew": "he iw yi",
    "Devanagari": "hi mr ne sa", "Bengali": "bn as", "Gujarati": "gu", "Gurmukhi": "pa", "Tamil": "ta", "Telugu": "te",
    "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo", "Khmer": "km", "Burmese": "my",
    "Georgian": "ka", "Armenian": "hy", "Ethiopic": "am ti", "Korean": "ko", "Chinese": "zh yue", "Japanese": "ja",
}  # fmt: skip
_EXPECTED: Final = {code: script for script, codes in _WRITTEN_IN.items() for code in codes.split()}
_EITHER: Final = frozenset(("sr", "uz", "az", "bs", "tt"))  # written in Latin and in another script
_SUBTAGS: Final = {"latn": "Latin", "cyrl": "Cyrillic", "arab": "Arabic", "deva": "Devanagari", "guru": "Gurmukhi"}
_JAPANESE_KANA: Final = 0.05  # of the letters: Chinese has none
SPACELESS: Final = frozenset(("Chinese", "Japanese", "Thai", "Lao", "Khmer", "Burmese"))


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    return _NAMES.get(unicodedata.name(character, "").split(" ", maxsplit=1)[0], "other")


def letters(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha():
            counts[_script(character)] += times
    return counts


def main_script(text: str) -> str:
    """The script of most letters; "" for a text without letters. Kanji among kana are Japanese."""
    counts = letters(text)
    if not counts:
        return ""
    if counts["Japanese"] >= _JAPANESE_KANA * counts.total():
        counts["Japanese"] += counts.pop("Chinese", 0)
    return max(sorted(counts), key=lambda script: counts[script])


def expected_scripts(language: str) -> frozenset[str]:
    """The scripts that a language (BCP 47) may be written in."""
    parts = language.replace("_", "-").lower().split("-")
    named = next((_SUBTAGS[part] for part in parts[1:] if part in _SUBTAGS), "")
    if named:
        return frozenset((named,))
    if parts[0] in _EITHER:
        return frozenset(("Latin", "Cyrillic", "Arabic"))
    expected = _EXPECTED.get(parts[0], "Latin")
    # A short Japanese text may hold no kana at all.
    return frozenset(("Japanese", "Chinese")) if expected == "Japanese" else frozenset((expected,))


def is_spaceless(text: str) -> bool:
    """Whether a text is in a script that sets no spaces between words."""
    return main_script(text) in SPACELESS
