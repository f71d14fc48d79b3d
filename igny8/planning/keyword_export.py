"""Keywords as CSV, some at a time, so that a million of them fit through a small door."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from igny8.models import Site
from igny8.planning.keyword_reads import KeywordFilter, keywords_of

_AT_ONCE: Final = 2_000
_COLUMNS: Final = {
    "Keyword": "term",
    "Status": "status",
    "Cluster": "cluster__name",
    "Sector": "sector__name",
    "Intent": "intent",
    "Volume": "volume",
    "Impressions": "impressions",
    "Difficulty": "difficulty",
    "CPC": "cpc",
    "Currency": "currency",
    "Priority": "priority",
    "Country": "market",
    "Variant of": "variant_of__term",
    "URL": "url",
    "Reason": "parked_reason",
}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_pieces(site: Site, which: KeywordFilter) -> Iterator[str]:
    """The header, then the keywords that fit in the order in which they came; each piece is whole lines.

    What a spreadsheet would take for a formula gets an apostrophe before it. Each piece is a question of its own, so
    no connection is held while the reader is slow.
    """
    yield "\ufeff" + _lines([list(_COLUMNS)])  # the mark tells spreadsheets that it is UTF-8
    rows = keywords_of(site, which).order_by("pk")
    last = 0
    while found := list(rows.filter(pk__gt=last).values_list("pk", *_COLUMNS.values())[:_AT_ONCE]):
        last = found[-1][0]
        yield _lines([[_cell(value) for value in row[1:]] for row in found])


def file_name(site: Site) -> str:
    """What the file is called: ASCII, as a header has it."""
    host = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in ".-") else "-" for letter in site.domain
    )
    return f"keywords-{host}.csv"


def _lines(rows: list[list[Any]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
