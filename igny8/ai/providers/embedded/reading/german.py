"""Capitals for German nouns, as far as a word's ending and place tell; searchers type them small."""

from __future__ import annotations

import re

_SMALL = frozenset(
    """
der die das den dem des ein eine einen einem einer eines und oder aber für mit von vom zu zum zur im in am an auf aus
bei bis durch gegen nach ohne über um unter vor wie was wer wo wann warum wieso welche welcher welches ist sind war hat
haben kann muss darf soll will wird werden man ich du er sie es wir ihr mein meine dein sein nicht kein keine auch nur
noch schon sehr mehr weniger viel alle alles neu alt gut groß klein kurz lang selber selbst online schnell einfach
richtig gebraucht am beste besten bester gegen ab so als kostet gibt geht macht tun braucht dauert zahlt lohnt
""".split()
)
_NO_NOUN = re.compile(
    r"(?:en|ern|eln|ig|ige|igen|lich|liche|isch|ische|bar|los|sam|frei|voll|iert|ierte|[nlrfckstp]t)$"
)
# Nouns that end like verbs or adjectives.
_NOUNS = frozenset(
    """
essig test markt produkt luft kraft amt kunst gast rest kosten schulden garten wagen ofen rasen boden laden
kuchen ferien daten rezept könig honig
""".split()
)


_NOUN_ENDINGS = ("schaft", "heit", "keit", "ung", "ungen", "tät", "tion", "maschine", "kosten", "preise")


def capitalised(text: str) -> str:
    """The text with a large letter for what is a noun in all likelihood; what is in doubt stays as it was typed."""
    words = text.split(" ")
    return " ".join(_cased(word, words[at + 1 :]) for at, word in enumerate(words))


def _cased(word: str, after: list[str]) -> str:
    low = word.lower()
    if not word.islower() or low in _SMALL or len(word) < 4 or not word.isalpha():
        return word
    if low in _NOUNS or low.endswith(_NOUN_ENDINGS):
        return word.capitalize()
    # A noun stands last, or before a small word or a verb; before another noun it may be an adjective.
    is_placed = not after or after[0].lower() in _SMALL or after[0].lower().endswith("en")
    return word.capitalize() if is_placed and not _NO_NOUN.search(low) else word
