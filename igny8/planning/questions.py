"""Tells a question among search terms, in the languages whose question words are listed here."""

from __future__ import annotations

from typing import Final

from igny8.lib.text import normalise_term

# First words that make a search term a question. A language that isn't listed is told by its question mark.
_FIRST_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        "how what why when where who which whose can could do does did is are was were should will would".split()
    ),
    "de": frozenset(
        "wie was warum wieso weshalb wann wo wer welche welcher welches woher wohin kann darf soll muss ist".split()
    ),
    "es": frozenset("cómo como qué que cuándo cuando dónde donde quién quien cuál cual cuánto cuanto cuántos".split()),
    "fr": frozenset("comment pourquoi quand où ou qui que quoi quel quelle quels quelles combien est-ce".split()),
    "it": frozenset("come cosa perché perche quando dove chi quale quali quanto quanti quanta".split()),
    "pt": frozenset("como o-que porque quando onde quem qual quais quanto quantos".split()),
    "nl": frozenset("hoe wat waarom wanneer waar wie welke welk hoeveel kan mag moet is".split()),
    "pl": frozenset("jak co dlaczego kiedy gdzie kto który która które czy ile".split()),
    "ru": frozenset("как что почему зачем когда где кто какой какая какие сколько чем можно".split()),
    "ar": frozenset("كيف ماذا ما لماذا متى أين من هل كم".split()),
    "hi": frozenset("कैसे क्या क्यों कब कहाँ कौन कितना".split()),
    "tr": frozenset("nasıl ne neden niçin zaman nerede kim hangi kaç".split()),
}
# Chinese and Japanese have no spaces, and Japanese asks at the end.
_INSIDE: Final[dict[str, tuple[str, ...]]] = {
    "zh": ("怎么", "怎麼", "如何", "什么", "什麼", "为什么", "為什麼", "哪里", "哪裡", "吗", "嗎"),
    "ja": ("とは", "どう", "なぜ", "いつ", "どこ", "何", "方法"),
    "ko": ("어떻게", "무엇", "왜", "언제", "어디"),
}


def is_question(term: str, language: str) -> bool:
    """Whether a search term asks something; `language` is the site's, as BCP 47."""
    folded = normalise_term(term)
    if folded.endswith(("?", "؟")) or folded.startswith("¿"):
        return True
    primary = language.split("-", maxsplit=1)[0].lower()
    if any(mark in folded for mark in _INSIDE.get(primary, ())):
        return True
    first, _, rest = folded.partition(" ")
    return bool(rest) and first in _FIRST_WORDS.get(primary, frozenset())
