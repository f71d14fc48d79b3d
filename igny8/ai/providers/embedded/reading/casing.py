"""Capitals: titles, and sentences in which names keep theirs."""

from __future__ import annotations

import re

from igny8.ai.providers.embedded.reading.names import AS_WRITTEN

_SMALL = frozenset("a an the and but or nor as at by for from in into of on onto per than to via vs vs. with".split())
_DOMAIN = re.compile(
    r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|app|ai|co|in|uk|de|fr|es|it|nl|br|pt|ca|au|gov|edu)$"
)
_CODE = re.compile(r"[_/\\$@]|\w\(|::|^--|\.(?:php|js|css|html|py|json|xml|exe)$")
_OPENERS = "(“\"‘’'[¿¡"
_WORD = re.compile(r"\S+")


def title_case(text: str) -> str:
    """An English title: small words small unless first, last or after a colon; names as they are written."""
    words = [_SPELT.get(word, word) for word in text.split(" ")]
    cased = []
    for at, word in enumerate(words):
        is_edge = at in (0, len(words) - 1) or words[at - 1].endswith((":", "?", "!", "–", "—")) or word.endswith(":")
        cased.append(_titled(word, is_edge=is_edge, before=words[at - 1] if at else "", after=words[at + 1 :]))
    return " ".join(cased)


def sentence_case(text: str) -> str:
    """The text as a sentence would begin with it: first letter large, names as written, the rest as typed."""
    return first_large(names_cased(text))


def names_cased(text: str) -> str:
    """The text with its names as they are written, for use inside a sentence."""
    words = [_SPELT.get(word, word) for word in text.split(" ")]
    return " ".join(
        _us(word, words[at - 1] if at else "", words[at + 1 :]) or _named(word) or word for at, word in enumerate(words)
    )


def first_large(text: str) -> str:
    """The first letter large, unless the first word has a shape of its own (iPhone, example.com)."""
    first = text.split(" ", 1)[0] if text else ""
    if not first or not first[0].islower() or _is_fixed(first):
        return text
    return text[0].upper() + text[1:]


def _titled(word: str, *, is_edge: bool, before: str, after: list[str]) -> str:
    core = word.lstrip(_OPENERS)
    lead, bare, tail = word[: len(word) - len(core)], core.rstrip(",.:;?!)”\"’'"), ""
    tail = core[len(bare) :]
    for written, rest in ((core, ""), (bare, tail)):
        known = _us(written, before, after) or _named(written)
        if known:
            return lead + known + rest
    if _is_fixed(bare):
        return word
    if bare.lower() in _SMALL and not is_edge and bare.islower():
        return word
    if "-" in bare:
        bare = "-".join(
            _hyphenated(part, is_first=at == 0 and is_edge) if at else _capital(part)
            for at, part in enumerate(bare.split("-"))
        )
        return lead + bare + tail
    return lead + _capital(bare) + tail


def _hyphenated(part: str, *, is_first: bool) -> str:
    return part if part.lower() in _SMALL and not is_first else _named(part) or _capital(part)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word[:1].islower() else word


_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,4}")
_NO_ACRONYMS = frozenset(
    "mr mrs ms dr vs ft lb lbs kg cm mm km ml st nd rd th pls thx tbsp tsp hrs pcs yrs jr sr".split()
)
_SPELT = {"mens": "men’s", "womens": "women’s", "childrens": "children’s", "dont": "don’t", "doesnt": "doesn’t"}


def _named(word: str) -> str:
    """The word as its name is written; a word that came with capitals of its own is left alone."""
    if word.lower() in AS_WRITTEN and "." in word:
        return AS_WRITTEN[word.lower()]
    bare = word.rstrip(",.:;?!)")
    tail = word[len(bare) :]
    low = bare.lower()
    if (
        bare
        and low in AS_WRITTEN
        and (bare.islower() or bare[0].islower() or not bare[1:].islower() or low == bare.lower())
    ):
        return AS_WRITTEN[low] + tail
    if _CONSONANTS.fullmatch(low) and low not in _NO_ACRONYMS:
        return bare.upper() + tail
    for ending in ("’s", "s’"):
        if low.endswith(ending) and low[: -len(ending)] in AS_WRITTEN:
            return AS_WRITTEN[low[: -len(ending)]] + ending + tail
    return ""


def _us(word: str, before: str, after: list[str]) -> str:
    """ "us" is a country after in, the, from and across, and at neither "contact us" nor "about us"."""
    if word.lower() != "us":
        return ""
    return "US" if before.lower() in {"in", "the", "from", "across", "for"} or (not before and bool(after)) else ""


def _is_fixed(word: str) -> bool:
    """A word whose letters carry their own case: a domain, code, camelCase, a mix of digits and letters."""
    return bool(
        _DOMAIN.match(word.lower())
        or _CODE.search(word)
        or any(character.isupper() for character in word[1:])
        or (word[:1].isdigit() and word.isalnum())
        or word.lower() in AS_WRITTEN
    )
