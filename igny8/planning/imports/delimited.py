"""Text tables: which delimiter they have, and their rows one by one, without holding the file."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from igny8.planning.imports import shapes, values
from igny8.planning.imports.encodings import SAMPLE_BYTES, encoding_of
from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.headers import find_header
from igny8.planning.imports.tables import Table, is_blank

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 131_072  # the csv module's own limit
_ROWS_LOOKED_AT = 200


def text_table(name: str, open_bytes: Callable[[], BinaryIO]) -> Table:
    """A CSV, a TSV or a plain list as a table; its bytes are read once to check them, and again for each use."""
    encoding = encoding_of(name, open_bytes)
    with open_bytes() as stream:
        sample = stream.read(SAMPLE_BYTES)
    lines = _whole_lines(sample, encoding.name)
    spaced = any(line[:1] == " " and line.lstrip(" ")[:1] == '"' for line in lines[:_ROWS_LOOKED_AT])
    delimiter = _delimiter(lines, spaced=spaced)

    def rows() -> Iterator[list[str]]:
        errors = "strict" if encoding.is_sound else "replace"
        with open_bytes() as stream, io.TextIOWrapper(stream, encoding.name, errors, newline="") as text:
            if delimiter is None:
                yield from _plain(name, text)
            else:
                yield from _separated(name, text, delimiter, spaced=spaced)

    head = list(islice((row for row in rows() if not is_blank(row)), _ROWS_LOOKED_AT))
    return Table(
        name, head, rows, is_text=True, encoding=encoding.name, is_sound=encoding.is_sound, delimiter=delimiter
    )


def _whole_lines(sample: bytes, encoding: str) -> list[str]:
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
    lines = io.StringIO(text, newline="").readlines()
    return lines[:-1] if len(lines) > 1 and len(sample) >= SAMPLE_BYTES else lines


def _plain(name: str, text: io.TextIOWrapper) -> Iterator[list[str]]:
    for number, line in enumerate(text, 1):
        if len(line) > LONGEST_CELL:
            raise _cell_too_long(name, number)
        yield [line.rstrip("\r\n")]


def _separated(name: str, text: io.TextIOWrapper, delimiter: str, *, spaced: bool) -> Iterator[list[str]]:
    reader = csv.reader(text, delimiter=delimiter, skipinitialspace=spaced)
    try:
        yield from reader
    except csv.Error as error:
        raise _cell_too_long(name, reader.line_num) from error


def _cell_too_long(name: str, line: int) -> UnreadableFile:
    return UnreadableFile(
        name,
        "cell_too_long",
        f"line {line:,} holds a cell of more than {LONGEST_CELL:,} characters; perhaps a quotation mark isn't closed.",
        "Mend that line, or export the file once more.",
    )


def _delimiter(lines: list[str], *, spaced: bool) -> str | None:
    """The delimiter that makes most sense of the first lines; None where each line is one keyword."""
    scores = {delimiter: _score(lines, delimiter, spaced=spaced) for delimiter in DELIMITERS}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > 0 else None


def _score(lines: list[str], delimiter: str, *, spaced: bool) -> float:
    try:
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced)
        rows = list(islice((row for row in reader if not is_blank(row)), _ROWS_LOOKED_AT))
    except csv.Error:
        return 0
    if not any(len(row) > 1 for row in rows):
        return 0
    header = find_header(rows)
    if header and len(header.names) > 1:
        return 1000 + 10 * len(header.columns) + bool(header.demand)
    if shapes.search_console(rows, None) or shapes.without_header(rows):
        return 500
    return _evenness(rows)


def _evenness(rows: list[list[str]]) -> float:
    """Above 0 where the rows are a table of another kind: equally wide, three columns or more, or with numbers."""
    width, often = Counter(len(row) for row in rows).most_common(1)[0]
    if width < 2 or often * 10 < len(rows) * 9:
        return 0
    body = [row for row in rows[1:] if len(row) == width]
    has_numbers = any(sum(_is_number(row[at]) for row in body) * 2 > len(body) for at in range(width))
    return float(width) if width > 2 or has_numbers else 0


def _is_number(cell: str) -> bool:
    return cell.strip()[:1].isdigit() and values.count(cell) is not None
