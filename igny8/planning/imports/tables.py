"""A table: named rows of text cells that can be read more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """One text file, one file of an archive or one sheet of a workbook."""

    name: str
    head: list[list[str]]  # its first 200 rows that aren't blank
    rows: Callable[[], Iterator[list[str]]]  # all rows, from the beginning each time
    is_text: bool
    encoding: str = ""
    is_sound: bool = True  # whether its letters were all readable; else U+FFFD stands for those that weren't
    delimiter: str | None = None

    @property
    def has_decimal_commas(self) -> bool:
        """Programs that separate by semicolons do so because their numbers hold commas."""
        return self.delimiter == ";"


def is_blank(row: Sequence[str]) -> bool:
    """Whether nothing stands in the row."""
    for cell in row:  # noqa: SIM110 - a loop, not any(): it nearly always ends at the first cell
        if cell and not cell.isspace():
            return False
    return True
