"""Which country a row speaks of: "gb", "UK", "en-US", "Spain", "Madrid, Spain" -> two lower-case letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

# Names beside those of the time zone database's country table.
_MORE = {
    "uk": "gb", "great britain": "gb", "united kingdom": "gb", "england": "gb", "usa": "us", "u.s.": "us",
    "united states of america": "us", "south korea": "kr", "korea": "kr", "republic of korea": "kr",
    "north korea": "kp", "czechia": "cz", "czech republic": "cz", "russian federation": "ru", "türkiye": "tr",
    "viet nam": "vn", "deutschland": "de", "österreich": "at", "schweiz": "ch", "españa": "es", "italia": "it",
    "polska": "pl", "brasil": "br", "россия": "ru", "україна": "ua", "uae": "ae", "hong kong": "hk", "taiwan": "tw",
    "ivory coast": "ci", "bosnia and herzegovina": "ba", "trinidad and tobago": "tt",
}  # fmt: skip
_LOCALE = re.compile(r"[a-z]{2,3}[-_]([a-z]{2})")


@lru_cache(maxsize=1024)
def market_of(cell: str) -> str:
    """The country's ISO 3166-1 code in lower case; "" where the cell names none."""
    text = cell.strip().casefold()
    codes, names = _countries()
    if text in _MORE:
        return _MORE[text]
    if text in codes:
        return text
    if match := _LOCALE.fullmatch(text):
        return market_of(match.group(1))
    last = text.rsplit(",", 1)[-1].strip()
    return names.get(text) or names.get(last) or _MORE.get(last, "")


@cache
def _countries() -> tuple[frozenset[str], dict[str, str]]:
    table = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8")
    pairs = [line.split("\t", 1) for line in table.splitlines() if line and not line.startswith("#")]
    return frozenset(code.lower() for code, _ in pairs), {name.casefold(): code.lower() for code, name in pairs}
