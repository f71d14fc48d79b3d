"""Which language pack a text is written with, by the site's language and what the keywords look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from igny8.ai.providers.embedded.languages.pack import Pack
from igny8.ai.providers.embedded.languages.registry import FALLBACK, PACKS
from igny8.ai.providers.embedded.reading.casing import first_large, names_cased
from igny8.ai.providers.embedded.reading.german import capitalised
from igny8.lib.text import normalise_term

# Words that are common in one of these languages and rare in the others; "die", "was" and "de" say nothing.
_TELLING = {
    "en": "the how what for with near best is are does why which to of cheap can online free vs",
    "de": "der das und für fuer mit wie kosten ist ein eine zum zur ohne oder nicht gegen welche welcher kaufen bei",
    "es": "el los las para cómo como qué cuál cuánto cuanto cuesta precio mejor mejores sin del y",
    "fr": "le les des du pour comment avec quel quelle prix meilleur meilleure sans et est où",
    "it": "il gli di per che con prezzo prezzi migliore migliori della delle nel cosa senza",
    "nl": "het een voor van hoe wat met beste zonder zelf en kopen goedkoop",
    "pt": "os em com que preço melhor melhores sem do da dos das não fazer uma",
}
_TELLING_WORDS = {code: frozenset(words.split()) for code, words in _TELLING.items()}
_SCRIPTS = {
    "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "THAI": "Thai", "HANGUL": "Kore",
    "DEVANAGARI": "Deva", "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "BENGALI": "Beng", "GUJARATI": "Gujr",
    "TAMIL": "Taml", "TELUGU": "Telu", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
}  # fmt: skip
_WRITTEN_IN = {
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl", "sr": "Cyrl", "el": "Grek",
    "he": "Hebr", "th": "Thai", "ko": "Kore", "hi": "Deva", "mr": "Deva", "ne": "Deva", "zh": "Hani", "ja": "Jpan",
    "bn": "Beng", "gu": "Gujr", "ta": "Taml", "te": "Telu", "ka": "Geor", "hy": "Armn",
}  # fmt: skip


@dataclass(frozen=True)
class Tongue:
    """How a text is written: `pack` for the scaffold, `page_language` for titles and headings."""

    pack: Pack
    page_language: str  # BCP 47
    is_neutral: bool  # the keywords stand alone as titles and headings: no pattern is mixed with them

    def as_question(self, term: str, said: str) -> str:
        """As a heading, with the question mark that the term came with."""
        mark = term.rstrip()[-1:]
        heading = self.as_heading(said)
        if mark not in {"?", "？", "؟"}:
            return heading
        return f"{'¿' if term.lstrip().startswith('¿') else ''}{heading}{mark}"

    def as_heading(self, said: str) -> str:
        """What was said with the capitals of a heading in this language; the keyword's words stay as they are."""
        if self.pack.code == "de" and not self.is_neutral:
            said = capitalised(said)
        return first_large(names_cased(said) if not self.is_neutral else said)

    @property
    def is_english(self) -> bool:
        """Whether English grammar may be applied to the keywords."""
        return self.pack.code == "en" and not self.is_neutral


def tongue_of(language: str, terms: Sequence[str]) -> Tongue:
    """The tongue for a site's language and some of its terms.

    A pack's patterns are used only where the keywords aren't recognisably of another script or language.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    pack = PACKS.get(code, FALLBACK)
    script = _script(terms)
    if script != "Latn":
        is_own = _WRITTEN_IN.get(code) in {script, "Jpan" if script == "Hani" else script}
        return Tongue(pack, language if is_own else f"und-{script}", is_neutral=True)
    foreign = _foreign(code, terms)
    if foreign:
        return Tongue(pack, foreign, is_neutral=True)
    return Tongue(pack, language, is_neutral=code not in PACKS)


def _script(terms: Sequence[str]) -> str:
    counts: dict[str, int] = {}
    for term in terms:
        for character in term:
            if character.isalpha():
                name = unicodedata.name(character, "LATIN").split(" ")[0]
                script = _SCRIPTS.get(name, "Latn")
                counts[script] = counts.get(script, 0) + 1
    if counts.get("Jpan"):  # kana among Chinese characters: Japanese
        counts["Jpan"] += counts.pop("Hani", 0)
    return max(counts, key=lambda script: counts[script]) if counts else "Latn"


def _foreign(code: str, terms: Sequence[str]) -> str:
    """Another language whose telling words prevail in the terms; empty where there is no clear sign of one."""
    said = [frozenset(normalise_term(term).split(" ")) for term in terms]
    votes = {known: sum(bool(words & telling) for words in said) for known, telling in _TELLING_WORDS.items()}
    own = votes.pop(code, 0)
    other = max(votes, key=lambda known: votes[known])
    is_clear = votes[other] > 2 * own and votes[other] >= max(1, len(said) / 4)
    return other if is_clear else ""
