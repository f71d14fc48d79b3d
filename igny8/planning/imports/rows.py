"""A table's rows as keywords with their figures; every row that is left out is counted with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from igny8.lib.text import normalise_term, twin_key
from igny8.planning.imports import intents, values
from igny8.planning.imports.currencies import currency_code, currency_of
from igny8.planning.imports.headers import Header
from igny8.planning.imports.markets import market_of
from igny8.planning.imports.tables import Table, is_blank
from igny8.planning.imports.terms import LONGEST_TERM, is_term, tidy, unwrap

NO_KEYWORD = "no keyword in the row"
FOOTER = "footer line of the tool"
HEADER_AGAIN = "header repeated"
TOO_LONG = f"keyword longer than {LONGEST_TERM} characters"
NO_WORD = "no letter or digit in the keyword"
COMMENT = "comment line"
DAMAGED = "damaged letters in the keyword"

LONGEST_URL = 2000
_FOOTER = re.compile(
    r"you can export only|to export more data|see plans and prices|upgrade to a .* plan|https?://\S+/prices",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\.$|https?://|[。！!]$")
_MOST_FOOTER_LINES = 10
_MOST_EXAMPLES = 20
_LONGEST_EXAMPLE = 160
_URL = re.compile(r"(?:https?://|www\.|/)\S+$|[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_NO_CELL = frozenset(("", "--", "-", "—", "n/a"))


@dataclass(slots=True)
class KeywordRow:
    """One row that holds a keyword. None and "" are unknown; zero is zero."""

    term: str  # as a person reads it: tidied, without its match type
    normalised_term: str  # what makes it one keyword with others
    twin_key: str  # what makes it a twin of others: its words, in order of the alphabet
    volume: int | None
    impressions: int | None
    difficulty: float | None
    cpc: Decimal | None
    currency: str
    trend: list[float] | list[int | None] | None
    intent: str
    url: str
    market: str
    raw: dict[str, str]  # the row as it was, without its empty cells


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that holds no keyword."""

    row: int  # of its table, as a spreadsheet counts them
    text: str  # how it begins


@dataclass
class Tally:
    """What is counted over a file's rows. volume_* speak of the demand column."""

    demand: str = ""  # volume, impressions or ""
    has_difficulty: bool = False
    keywords: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[LeftOut]] = field(default_factory=dict)  # the first rows of each reason
    volume_sum: int = 0
    volume_empty: int = 0
    volume_zero: int = 0
    difficulty_empty: int = 0
    first: str = ""
    last: str = ""

    def leave_out(self, reason: str, at: int, row: list[str]) -> None:
        """Count a row that holds none, and remember the first ones."""
        self.left_out[reason] += 1
        known = self.examples.setdefault(reason, [])
        if len(known) < _MOST_EXAMPLES:
            known.append(LeftOut(at, " | ".join(cell.strip() for cell in row if cell.strip())[:_LONGEST_EXAMPLE]))

    def add(self, row: KeywordRow) -> None:
        """Count a row that holds a keyword."""
        self.keywords += 1
        self.first = self.first or row.term
        self.last = row.term
        demand = row.impressions if self.demand == "impressions" else row.volume
        if demand is None:
            self.volume_empty += 1
        elif demand == 0:
            self.volume_zero += 1
        else:
            self.volume_sum += demand
        self.difficulty_empty += row.difficulty is None


def keyword_rows(table: Table, header: Header, tally: Tally) -> Iterator[KeywordRow]:
    """The table's keywords, in its order. Nothing is held but a possible footer."""
    read = _reader(table, header)
    for at, row in _body(table, header, tally):
        found = read(row)
        if isinstance(found, str):
            tally.leave_out(found, at, row)
        else:
            tally.add(found)
            yield found


_Numbered = tuple[int, list[str]]


def _body(table: Table, header: Header, tally: Tally) -> Iterator[_Numbered]:
    """The rows below the header with their numbers, without blank ones, repeated headers and the footer."""
    line = -1
    waiting: list[_Numbered] = []  # short rows that may turn out to be the footer
    width = len(header.names)
    for at, row in enumerate(table.rows(), 1):
        if is_blank(row):
            if len(row) > 1 and table.is_text and line >= header.line:
                tally.leave_out(NO_KEYWORD, at, row)
            continue
        line += 1
        if line <= header.line:
            continue
        if _is_alone(row, table, width):
            waiting.append((at, row))
            if len(waiting) <= _MOST_FOOTER_LINES:
                continue
        elif _is_header(row, header):
            tally.leave_out(HEADER_AGAIN, at, row)
            continue
        else:
            yield from _not_footer(waiting, tally)
            yield at, row
            waiting = []
            continue
        yield from _not_footer(waiting, tally)
        waiting = []
    if any(_SENTENCE.search(row[0].strip()) for _, row in waiting) and table.is_text:
        for at, row in waiting:
            tally.leave_out(FOOTER, at, row)
    else:
        yield from _not_footer(waiting, tally)


def _is_header(row: list[str], header: Header) -> bool:
    at = header.columns["keyword"]
    is_like = header.line >= 0 and at < len(row) and row[at].strip() == header.names[at]
    return is_like and [cell.strip() for cell in row] == list(header.names)


def _is_alone(row: list[str], table: Table, width: int) -> bool:
    """Whether a row of a wider table has its first cell only."""
    return width > 2 and (len(row) == 1 if table.is_text else bool(row[0]) and is_blank(row[1:]))


def _not_footer(rows: list[_Numbered], tally: Tally) -> Iterator[_Numbered]:
    for at, row in rows:
        if _FOOTER.search(row[0]):
            tally.leave_out(FOOTER, at, row)
        else:
            yield at, row


def _reader(table: Table, header: Header) -> Callable[[list[str]], KeywordRow | str]:
    """What makes a keyword of a row, or tells the reason why there is none."""
    width, at = len(header.names), header.columns["keyword"]
    figures = _Figures(table, header)
    is_list = width == 1

    def read(row: list[str]) -> KeywordRow | str:
        if len(row) < width:
            row = row + [""] * (width - len(row))
        cell = tidy(row[at])
        if reason := _why_not(cell):
            return reason
        if is_list and row[at].startswith(("# ", "#\t")):
            return COMMENT
        if not table.is_sound and "\ufffd" in cell:
            return DAMAGED
        if is_list and cell[0] == '"' == cell[-1] and '""' in cell[1:-1]:
            cell = cell[1:-1].replace('""', '"')
        term = unwrap(cell)
        normalised = normalise_term(cell)
        key = twin_key(normalised if term is cell else normalise_term(term))
        if len(normalised) > LONGEST_TERM or len(key) > LONGEST_TERM:
            return TOO_LONG
        return figures.of(row, term, normalised, key)

    return read


def _why_not(cell: str) -> str:
    """The reason why a cell holds no keyword; "" where it holds one."""
    if cell in _NO_CELL:
        return NO_KEYWORD
    if cell.startswith("Total: "):
        return FOOTER
    if len(cell) > LONGEST_TERM:
        return TOO_LONG
    return "" if is_term(cell) else NO_WORD


class _Figures:
    """Reads a row's figures from their columns."""

    def __init__(self, table: Table, header: Header) -> None:
        get = header.columns.get
        self.volume, self.impressions, self.difficulty = get("volume"), get("impressions"), get("difficulty")
        self.cpc, self.currency, self.trend, self.intent = get("cpc"), get("currency"), get("trend"), get("intent")
        self.url, self.country, self.months = get("url"), get("country"), header.months
        self.comma = table.has_decimal_commas
        self.names = _unique(header.names)
        self.header_currency = currency_of(header.names[self.cpc]) if self.cpc is not None else ""
        flags = (intents.COMMERCIAL, intents.TRANSACTIONAL, intents.NAVIGATIONAL, intents.INFORMATIONAL)
        self.flags = [(header.columns[f"is_{flag}"], flag) for flag in flags if f"is_{flag}" in header.columns]

    def of(self, row: list[str], term: str, normalised: str, key: str) -> KeywordRow:
        cpc = values.money(row[self.cpc], self.comma) if self.cpc is not None and row[self.cpc] else None
        return KeywordRow(
            term=term,
            normalised_term=normalised,
            twin_key=key,
            volume=values.count(row[self.volume]) if self.volume is not None else None,
            impressions=values.count(row[self.impressions]) if self.impressions is not None else None,
            difficulty=values.difficulty(row[self.difficulty], self.comma) if self.difficulty is not None else None,
            cpc=cpc,
            currency=self._currency(row, cpc),
            trend=self._trend(row),
            intent=self._intent(row),
            url=self._url(row),
            market=market_of(row[self.country]) if self.country is not None else "",
            raw={name: cell for name, cell in zip(self.names, row, strict=False) if cell and not cell.isspace()},
        )

    def _currency(self, row: list[str], cpc: Decimal | None) -> str:
        if self.currency is not None and row[self.currency]:
            return currency_code(row[self.currency])
        if cpc is None or self.cpc is None:
            return ""
        return self.header_currency or currency_of(row[self.cpc])

    def _trend(self, row: list[str]) -> list[float] | list[int | None] | None:
        if self.trend is not None and row[self.trend]:
            return values.trend(row[self.trend])
        if not self.months:
            return None
        months = [values.count(row[at]) for at in self.months]
        return months if any(month is not None for month in months) else None

    def _intent(self, row: list[str]) -> str:
        if self.intent is not None:
            return intents.intent_of(row[self.intent]) if row[self.intent] else ""
        return next((flag for at, flag in self.flags if intents.is_flag_set(row[at])), "")

    def _url(self, row: list[str]) -> str:
        if self.url is None:
            return ""
        url = row[self.url].strip()
        return url if url and len(url) <= LONGEST_URL and _URL.match(url) else ""


def _unique(names: tuple[str, ...]) -> list[str]:
    """Names for a raw row's cells: none empty, none twice."""
    seen: Counter[str] = Counter()
    unique = []
    for number, name in enumerate(names, 1):
        name = name or f"column {number}"
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique
