"""The keyword in a cell: spaces and control characters tidied, old match types of Google Ads unwrapped."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TERM = 500

_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufeff\ufffe\uffff]+")
_BROAD = re.compile(r"(?:^|(?<=\s))\+(?=[^\W\d_])")


def tidy(cell: str) -> str:
    """The cell with single spaces, without control characters; a query's line breaks become spaces."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    return _SPACES.sub(" ", _CONTROLS.sub(" ", cell)).strip()


def unwrap(term: str) -> str:
    """A term without its match type: [exact], "phrase" and +broad +modified are marks of ads, not of the term.

    Only marks around the whole term, or a plus right before a word, are taken off: "c++", "disney+", "+1 code" and
    quotes within a query stay.
    """
    if term and term[0] in '["“”' and len(term) > 2:
        inner = term[1:-1]
        if (term[0] == "[" and term[-1] == "]" and not set(inner) & set("[]")) or (
            term[0] in '"“”' and term[-1] in '"“”' and not set(inner) & set('"“”')
        ):
            return inner.strip() or term
    if "+" in term:
        return _BROAD.sub("", term)
    return term


def is_term(term: str) -> bool:
    """Whether there is a letter, a digit or a sign that stands for something (an emoji)."""
    return term[:1].isalnum() or any(
        unicodedata.category(character)[0] in "LN" or character >= "☀" for character in term
    )
