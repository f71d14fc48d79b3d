"""Finding the header among a table's first lines, and telling which column plays which role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from igny8.planning.imports.vocabulary import fold, roles_of

LINES_SEARCHED = 40
MONTHS_KEPT = 12

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURES = frozenset("volume impressions clicks ctr position difficulty cpc currency trend intent url country".split())


@dataclass(frozen=True)
class Header:
    """Where a table's header is and what its columns are."""

    line: int  # 0-based, among the rows that are not blank; -1: the table has none
    names: tuple[str, ...]  # as the file has them
    columns: dict[str, int]  # role -> index
    months: tuple[int, ...] = ()  # the columns that make a trend, oldest first, at most twelve
    tool: str = ""  # set where the shape alone says which tool it is
    folded: tuple[str, ...] = field(default=())

    @property
    def demand(self) -> str:
        """The role of the column that tells the demand: volume, impressions, or "" where there is none."""
        return next((role for role in ("volume", "impressions") if role in self.columns), "")

    @property
    def demand_name(self) -> str | None:
        """The demand column's own name, None where there is none."""
        return (self.names[self.columns[self.demand]] or self.demand) if self.demand else None


def find_header(rows: Sequence[Sequence[str]], keyword_column: str = "") -> Header | None:
    """The likeliest header in the first 40 rows, None where no row names a column of keywords.

    `keyword_column`: the name that a person says it has, as the file writes it.
    """
    best: tuple[float, Header] | None = None
    for line, row in enumerate(rows[:LINES_SEARCHED]):
        header = _read(line, row, keyword_column)
        if header is None or not _is_plausible(header, rows):
            continue
        score = 3 * bool(header.demand) + len(_FIGURES & header.columns.keys())
        if best is None or score > best[0]:
            best = (score, header)
    return best[1] if best else None


def _read(line: int, row: Sequence[str], keyword_column: str) -> Header | None:
    names = tuple(cell.strip() for cell in row)
    folded = tuple(fold(cell) for cell in row)
    candidates: dict[str, tuple[int, int]] = {}
    for index, name in enumerate(folded):
        for role, rank in roles_of(name):
            if role not in candidates or rank < candidates[role][0]:
                candidates[role] = (rank, index)
    if keyword_column in names and keyword_column:
        candidates["keyword"] = (0, names.index(keyword_column))
    if "keyword" not in candidates:
        return None
    columns = _settle(candidates)
    if columns.get("keyword") is None:
        return None
    months = _months(folded, set(columns.values()))
    return Header(line=line, names=names, columns=columns, months=months, folded=folded)


def _settle(candidates: dict[str, tuple[int, int]]) -> dict[str, int]:
    """One role per column: the keyword first, then whoever is surest of it."""
    columns: dict[str, int] = {"keyword": candidates["keyword"][1]}
    taken = {columns["keyword"]}
    for role, (_, index) in sorted(candidates.items(), key=lambda item: item[1]):
        if role not in columns and index not in taken:
            columns[role] = index
            taken.add(index)
    return columns


def _months(folded: Sequence[str], taken: set[int]) -> tuple[int, ...]:
    """Columns such as "Searches: May 2026" or "Search Volume 7/2016": three or more that name one year each."""
    found = [
        index
        for index, name in enumerate(folded)
        if index not in taken and len(_YEAR.findall(name)) == 1 and len(name.split()) <= 6 and "change" not in name
    ]
    return tuple(found[-MONTHS_KEPT:]) if len(found) >= 3 else ()


def _is_plausible(header: Header, rows: Sequence[Sequence[str]]) -> bool:
    """A row of data may hold the word "keyword", too: a header has figures beside it, or opens the table."""
    if _FIGURES & header.columns.keys() and len(header.names) > 1:
        return not any(_is_number(name) for name in header.names)
    first = next((line for line, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)
    return header.line == first


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s%$€£-]*\d[\d.,\s%$€£-]*", cell.strip()))
