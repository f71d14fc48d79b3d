"""Words and names in any language: normalising, counting, slugs."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from icu4py.breakers import WordBreaker
from typing_extensions import override

_SPACES = re.compile(r"\s+")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'"})
_NOT_SLUG = re.compile(r"[^\w]+|_+")
_UNSEEN = frozenset(("Cc", "Cs", "Zl", "Zp"))  # control characters, surrogates, line and paragraph separators
_BARE_NUMBER_AT_END = re.compile(r"(?:^|-)\d+$")


def normalise_term(term: str) -> str:
    """What makes two terms one keyword: NFKC, casefold, single spaces. Arabic and Persian letters stay apart."""
    if term.isascii() and term.isprintable() and "  " not in term:
        return term.lower().strip()  # the same, three times as fast
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", term).casefold()).strip()


def twin_key(normalised_term: str) -> str:
    """The same for terms that differ in the order of their words only."""
    straight = normalised_term if normalised_term.isascii() else normalised_term.translate(_APOSTROPHES)
    return " ".join(sorted(straight.split(" ")))


def one_line(text: str, most: int) -> str:
    """A title or a label: without control characters, single spaces, cut to `most` characters."""
    shown = "".join(" " if unicodedata.category(character) in _UNSEEN else character for character in text)
    line = _SPACES.sub(" ", shown).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def is_mostly_latin(text: str) -> bool:
    """Whether at least half of a text's letters are Latin; true where it has none."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(character, "").startswith("LATIN") for character in letters)
    return 2 * latin >= len(letters)


def words(text: str, language: str = "en") -> list[str]:
    """The words of a text, cut by Unicode segmentation with ICU's dictionaries (Chinese, Japanese, Thai, ...)."""
    return [piece for piece in WordBreaker(text, language) if any(character.isalnum() for character in piece)]


def count_words(text: str, language: str = "en") -> int:
    """How many words a plain text has."""
    return len(words(text, language))


def slugify(text: str, *, most: int = 80) -> str:
    """A slug in the text's own letters, cut at a word; never empty, never ending in a bare number.

    WordPress makes `slug-2` of a slug that exists, so an ending in a number could not be told from a duplicate.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES).replace("'", "")
    slug = _NOT_SLUG.sub("-", folded).strip("-")
    if len(slug) > most:
        cut = slug[: most + 1].rfind("-")
        slug = slug[: cut if cut > most // 2 else most].strip("-")
    if not slug or _BARE_NUMBER_AT_END.search(slug):
        slug = f"{slug}-page".lstrip("-")
    return slug


class _TextOf(HTMLParser):
    _BLOCKS = frozenset(
        (
            "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 hr li ol p "
            "pre section table td th tr ul"
        ).split()
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._BLOCKS:
            self.parts.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in self._BLOCKS:
            self.parts.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of(html: str) -> str:
    """What a reader sees of an HTML fragment: its text, a line for each block."""
    parser = _TextOf()
    parser.feed(html)
    parser.close()
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku nqo pa-arab ps sd syr ug ur yi".split())


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left by default."""
    return language.casefold() in _RIGHT_TO_LEFT or language.casefold().split("-")[0] in _RIGHT_TO_LEFT
