"""What the tools call a search intent, in the product's four words. The first one that a tool names is its main one."""

from __future__ import annotations

import re
from functools import lru_cache

INFORMATIONAL, COMMERCIAL, TRANSACTIONAL, NAVIGATIONAL = "informational", "commercial", "transactional", "navigational"

_CODES = {"0": COMMERCIAL, "1": INFORMATIONAL, "2": NAVIGATIONAL, "3": TRANSACTIONAL}  # Semrush's API
_LETTERS = {"i": INFORMATIONAL, "c": COMMERCIAL, "t": TRANSACTIONAL, "n": NAVIGATIONAL}
_BEGINNINGS = {
    "info": INFORMATIONAL, "инфо": INFORMATIONAL, "інфо": INFORMATIONAL, "know": INFORMATIONAL, "情報": INFORMATIONAL,
    "信息": INFORMATIONAL, "comm": COMMERCIAL, "come": COMMERCIAL, "komm": COMMERCIAL, "kome": COMMERCIAL,
    "комм": COMMERCIAL, "коме": COMMERCIAL, "商业": COMMERCIAL, "商業": COMMERCIAL, "trans": TRANSACTIONAL,
    "тран": TRANSACTIONAL, "交易": TRANSACTIONAL, "取引": TRANSACTIONAL, "navi": NAVIGATIONAL, "nave": NAVIGATIONAL,
    "nawi": NAVIGATIONAL, "нави": NAVIGATIONAL, "наві": NAVIGATIONAL, "导航": NAVIGATIONAL, "案内": NAVIGATIONAL,
}  # fmt: skip


@lru_cache(maxsize=1024)
def intent_of(cell: str) -> str:
    """ "Navigational, Commercial" -> navigational; "i|t" -> informational; "1,0" -> informational; "" if none fits."""
    for label in re.split(r"[,;|/\s]+", cell.casefold().strip(" []\"'")):
        found = _CODES.get(label) or _LETTERS.get(label) or _by_beginning(label)
        if found:
            return found
    return ""


def _by_beginning(label: str) -> str:
    return next((intent for beginning, intent in _BEGINNINGS.items() if label.startswith(beginning)), "")


def is_flag_set(cell: str) -> bool:
    """Whether a true/false column says true."""
    return cell.strip().casefold() in ("true", "1", "yes", "x")
