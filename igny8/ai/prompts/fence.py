"""The one way in which data stands in a prompt: between two marks that nothing inside can write.

A block opens with a line `<<<name` and ends with a line `>>>name`. Data never holds three of either sign, so it can
neither end its block nor open another. The same data always gives the same block.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

OPEN: Final = "<<<"
CLOSE: Final = ">>>"
EMPTY: Final = "(none)"
_SIGNS = {"<": "<＜﹤", ">": ">＞﹥"}  # with those that NFKC, or a careless reader, takes for them
# Joiners and selectors stay where letters need them; between two signs they would only hide the third.
_HIDDEN = "[\u200c\u200d\u200e\u200f\u034f\ufe00-\ufe0f]*"
_RUNS = tuple((re.compile(f"(?:[{like}]{_HIDDEN}){{3,}}"), sign * 2) for sign, like in _SIGNS.items())
_KEPT = frozenset(
    "\n\t\u200c\u200d\u200e\u200f"
)  # joiners and plain direction marks: words of many languages need them
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))  # controls, overrides and tags, lone surrogates, odd line ends
_OWN = frozenset("\ue000\ue001")  # private signs that mark citations on their way into HTML
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def plain(text: str) -> str:
    """The text without control characters, direction overrides, invisible tags and lone surrogates."""
    text = _LINE_ENDS.sub("\n", text)
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    # Selectors from U+E0100 on choose no glyph that we know of, and carry hidden letters well.
    return "".join(
        sign
        for sign in text
        if sign in _KEPT
        or not (unicodedata.category(sign) in _UNSEEN or sign in _OWN or "\U000e0100" <= sign <= "\U000e01ef")
    )


def line(text: str, most: int = 500) -> str:
    """The text on one line, cut to `most` characters: a term or a title can't pretend to be two rows."""
    shown = " ".join(plain(text).split())
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def unmarked(text: str) -> str:
    """The text without anything that could be read as a mark."""
    for runs, pair in _RUNS:
        text = runs.sub(pair, text)
    return text


def fenced(name: str, text: str) -> str:
    """`text` as the block `name`: data, whatever it says."""
    inside = unmarked(plain(text)).strip() or EMPTY
    return f"{OPEN}{name}\n{inside}\n{CLOSE}{name}"


def holds_marks(text: str) -> bool:
    """Whether a text holds what only we may write: a model that shows it has shown its prompt."""
    return OPEN in text or CLOSE in text
