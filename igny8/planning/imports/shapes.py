"""Tables that are told by their shape: Search Console in any language, and columns without a header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from igny8.planning.imports import values
from igny8.planning.imports.headers import Header
from igny8.planning.imports.vocabulary import fold

SEARCH_CONSOLE = "Google Search Console"

_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NAMED_OTHERWISE = frozenset(("volume", "difficulty", "cpc", "intent", "currency"))


def search_console(rows: Sequence[Sequence[str]], named: Header | None) -> Header | None:
    """A table of Search Console: name, clicks, impressions, CTR, position, or twice each where periods are compared.

    The click rate must be the clicks by the impressions, so another tool's five columns don't pass. A header that
    names other figures (a volume, a difficulty) is another tool's; one that names these figures is trusted.
    """
    if named and _NAMED_OTHERWISE & named.columns.keys():
        return None
    body = [row for row in rows[1:21] if any(row)]
    for periods in (1, 2):
        if (
            len(rows) > 1
            and len(rows[0]) == 1 + 4 * periods
            and _fits_all(body, periods)
            and not _fits(rows[0], periods)
        ):
            clicks, impressions, ctr, position = (1 + step * periods for step in range(4))
            columns = {"keyword": 0, "clicks": clicks, "impressions": impressions, "ctr": ctr, "position": position}
            names = tuple(cell.strip() for cell in rows[0])
            return Header(0, names, columns, tool=SEARCH_CONSOLE, folded=tuple(fold(name) for name in names))
    if named and {"impressions", "clicks", "ctr", "position"} <= named.columns.keys() and named.demand == "impressions":
        is_bing = named.columns["impressions"] < named.columns["clicks"]
        return Header(
            named.line,
            named.names,
            named.columns,
            tool="Bing Webmaster Tools" if is_bing else SEARCH_CONSOLE,
            folded=named.folded,
        )
    return None


def _fits_all(body: Sequence[Sequence[str]], periods: int) -> bool:
    fitting = [row for row in body if _fits(row, periods)]
    names = [row[0] for row in fitting]
    is_other = all(_URL.match(name) for name in names) or all(_DATE.fullmatch(name.strip()) for name in names)
    return bool(fitting) and len(fitting) * 10 >= len(body) * 9 and not is_other


def _fits(row: Sequence[str], periods: int) -> bool:
    if len(row) != 1 + 4 * periods:
        return False
    clicks, impressions = values.count(row[1]), values.count(row[1 + periods])
    rate, position = _rate(row[1 + 2 * periods]), values.decimal(row[1 + 3 * periods])
    if clicks is None or impressions is None or rate is None or position is None or clicks > impressions:
        return False
    return impressions == 0 or abs(clicks / impressions - rate) < 0.006


def _rate(cell: str) -> float | None:
    value = values.decimal(cell)
    if value is None:
        return None
    return float(value) / (100 if "%" in cell or "٪" in cell or value > 1 else 1)


def is_about_queries(rows: Sequence[Sequence[str]]) -> float:
    """How much a Search Console table looks like queries, not countries or devices: its share of several words."""
    names = [row[0] for row in rows[1:200] if row]
    return sum(" " in name.strip() for name in names) / max(1, len(names))


def without_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """A table without a header: one column of words, and at most one of numbers beside it, the demand."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in filled), default=0)
    if width == 1:
        return Header(-1, ("",), {"keyword": 0})
    if width != 2 or any(len(row) != 2 for row in filled[:20]):
        return None
    numbers = [values.count(row[1]) is not None or not row[1].strip() for row in filled]
    words = [values.count(row[0]) is None or " " in row[0].strip() for row in filled]
    if sum(numbers) == len(filled) and sum(words) * 2 > len(filled) and any(row[1].strip() for row in filled):
        return Header(-1, ("keyword", "volume"), {"keyword": 0, "volume": 1})
    return None
