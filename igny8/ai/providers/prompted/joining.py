"""Texts that were cut off: back to their last whole sentence, and together again with what comes after."""

from __future__ import annotations

import re
from typing import Final

_END = re.compile(r"[.!?…।؟۔](?:[”\"'’»)\]*_]*)(?=\s|\Z)|[。！？](?:[”」』）]*)|\n")
_BLOCK = re.compile(r"(?:#{1,6} |[-*+] |\d+[.)] |\||> |```)")
_WITHOUT_SPACES = "。！？”」』）"
_LONGEST_OVERLAP: Final = 600
_SHORTEST_OVERLAP: Final = 16


def whole(text: str) -> str:
    """The text up to the end of its last whole sentence, line or table row; what began after that is left out."""
    place = max((found.end() for found in _END.finditer(text)), default=0)
    row = text.rfind("\n") + 1
    if text[row:].lstrip().startswith("|") and not text.rstrip().endswith("|\n"):
        place = row  # the ends within a row are no ends of it
    if not place:
        place = text.rfind(" ") + 1
    return text[:place] if place else text


def joined(head: str, tail: str) -> str:
    """`tail` after `head`. What the tail repeats of the head's end is said once."""
    begin = tail.lstrip("\n")
    begin = begin[_overlap(head, begin) :]
    if not begin.strip():
        return head
    if head.endswith("\n"):
        return head + begin.lstrip("\n")
    if _BLOCK.match(begin):
        return f"{head}\n{begin}" if _BLOCK.match(_last_line(head)) else f"{head}\n\n{begin}"
    if tail.startswith("\n"):
        return f"{head}\n\n{begin}"
    space = "" if head.endswith(tuple(_WITHOUT_SPACES)) else " "
    return f"{head.rstrip()}{space}{begin.lstrip()}"


def _overlap(head: str, tail: str) -> int:
    end = head.rstrip()
    for size in range(min(len(end), len(tail), _LONGEST_OVERLAP), _SHORTEST_OVERLAP - 1, -1):
        if tail.startswith(end[-size:]):
            return size
    return 0


def _last_line(text: str) -> str:
    return text.rsplit("\n", 1)[-1].lstrip()
