"""From a raw search term to words that may be shown: no controls, operators, quotes or doubled words."""

from __future__ import annotations

import re
import unicodedata

from igny8.ai.providers.embedded.reading.lexicon import COMMANDS

_SPACES = re.compile(r"\s+")
_OPERATOR = re.compile(
    r"(?<!\S)-?(?:site|inurl|allinurl|intitle|allintitle|intext|filetype|ext|related|cache|info|link):\S*",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(r"(?<!\S)-(?=[^\W\d_])\S+")
_SITE = re.compile(r"(?<!\S)site:(\S+)", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»<>[]{}|\\^`*=~#_', " "))
_APOSTROPHES = str.maketrans({"‘": "’", "ʼ": "’", "′": "’", "'": "’"})
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:/\S*)?$", re.I)
_EDGES = " \t,.;:!?&+/|·•-–—'’()…¿¡。、？！，：；"
# Joiners shape Persian and Indic words; every other invisible character goes (a bidi override turns a title round).
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text without control and format characters, on one line, in composed form."""
    kept = (
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in unicodedata.normalize("NFC", text)
        if character in _JOINERS or unicodedata.category(character) not in {"Cf", "Cs", "Co", "Cn"}
    )
    return _SPACES.sub(" ", "".join(kept)).strip()


def domain_in(term: str) -> str:
    """The domain that the whole term is, without protocol and `www.`; empty where it is no address."""
    found = _ADDRESS.match(visible(term).lower())
    return found[1] if found else ""


def spoken(term: str) -> str:
    """What a person would say of a search term, as typed, with typographic apostrophes; may be empty.

    Search operators, excluded words, quotation marks, symbols and emoji are left out, a phrase that is typed
    twice in a row ("how to how to") is kept once.
    """
    text = visible(term).translate(_APOSTROPHES)
    domain = domain_in(text)
    if domain:
        return domain
    searched_site = _SITE.search(text)
    text = _EXCLUDED.sub(" ", _OPERATOR.sub(" ", text)).translate(_QUOTES)
    text = "".join(" " if unicodedata.category(c) in {"So", "Sk"} else c for c in text)
    text = text.replace("\ufe0f", "").replace("\ufe0e", "")
    text = _undoubled(_SPACES.sub(" ", text).strip(_EDGES))
    return text or (domain_in(searched_site[1]) if searched_site else "")


def quoted(term: str, *, most: int = 120) -> str:
    """The term as typed, for quoting: visible characters alone, cut at a word where it is very long."""
    return cut(visible(term).replace("“", "").replace("”", ""), most)


def cut(text: str, most: int) -> str:
    """At most `most` characters, cut between words, with an ellipsis where something is missing."""
    if len(text) <= most:
        return text
    head = text[:most]
    space = head.rfind(" ")
    return head[: space if space > most // 3 else most - 1].rstrip(_EDGES) + "…"


def _undoubled(text: str) -> str:
    words = text.split(" ")
    for size in (4, 3, 2, 1):
        at = 0
        while at + 2 * size <= len(words):
            first, second = words[at : at + size], words[at + size : at + 2 * size]
            is_doubled = [w.casefold() for w in first] == [w.casefold() for w in second]
            if is_doubled and (size > 1 or first[0].casefold() not in COMMANDS):  # "how to tie tie" means a tie
                del words[at + size : at + 2 * size]
            else:
                at += 1
    return " ".join(words)
