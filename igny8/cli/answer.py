"""What a command hands back, and how it reaches the screen: words for people, one JSON value for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True)
class Answer:
    """A command's result. `text` is what a person reads; with --json only `value` is printed."""

    value: Any
    text: RenderableType
    exit_code: int = 0


@cache
def aside() -> Console:
    """Where everything goes that is not the answer: progress, warnings, questions, errors."""
    return Console(stderr=True, highlight=False)


def show(answer: Answer, *, as_json: bool) -> None:
    """Print the answer to standard output."""
    if as_json:
        print_json(answer.value)
    else:
        screen = Console(highlight=False)
        if not screen.is_terminal:
            screen = Console(highlight=False, width=500)  # a pipe has no width; 80 would cut terms in two
        screen.print(answer.text, markup=False)


def print_json(value: Any) -> None:
    """One JSON value on one line. Letters stay readable where the terminal can show them."""
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    sys.stdout.write(json.dumps(value, ensure_ascii=encoding != "utf8", default=plain) + "\n")
    sys.stdout.flush()


def plain(value: Any) -> Any:
    """What JSON lacks: moments in UTC with a Z, decimal numbers, ids."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value)


def table(rows: Iterable[Iterable[Any]], *headings: str, empty: str) -> RenderableType:
    """A plain table; a sentence where it has no rows. Numbers stand to the right, None is a dash."""
    listed = [list(row) for row in rows]
    if not listed:
        return Text(empty)
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        is_number = all(isinstance(row[place], int | float | Decimal | None) for row in listed)
        drawn.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    for row in listed:
        drawn.add_row(*(_cell(value) for value in row))
    return drawn


def _cell(value: Any) -> Text:
    # Text, never markup: a keyword such as "[b]" must not be read as an instruction.
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    if value is None or value == "":
        return Text("–", style="dim")
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, int):
        return Text(f"{value:,}")
    if isinstance(value, datetime):
        return Text(value.strftime("%Y-%m-%d %H:%M"))
    return Text(str(value))
