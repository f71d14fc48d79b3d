"""A keyword file of any kind as keywords: finds its tables, their headers and the tool that wrote them."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from igny8.planning.imports import archives, kinds, shapes, workbooks
from igny8.planning.imports.delimited import text_table
from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.headers import Header, find_header
from igny8.planning.imports.remapping import remapped
from igny8.planning.imports.rows import KeywordRow, Tally, keyword_rows
from igny8.planning.imports.tables import Table, is_blank
from igny8.planning.imports.tools import tool_of
from igny8.planning.imports.vocabulary import query_names

Part = tuple[Table, Header]
_VALUES_SHOWN = 3
_LONGEST_VALUE = 60
_MOST_COLUMNS = 100  # that an error names
_LONGEST_COLUMN = 200


@dataclass
class Reading:
    """A file that was understood. `rows` reads it from the beginning each time; counts go to the tally it is given."""

    name: str
    sha256: str
    parts: list[Part]
    ignored: list[str] = field(default_factory=list)  # tables that hold no keywords

    @property
    def header(self) -> Header:
        return self.parts[0][1]

    @property
    def tool(self) -> str:
        return tool_of(self.header)

    def tally(self) -> Tally:
        return Tally(demand=self.header.demand, has_difficulty="difficulty" in self.header.columns)

    def rows(self, tally: Tally) -> Iterator[KeywordRow]:
        """All keywords, in the file's order. A row that repeats one is yielded again: the importer folds them."""
        for table, header in self.parts:
            yield from keyword_rows(table, header, tally)

    def with_columns(self, columns: Mapping[str, str | None]) -> Reading:
        """The same file with other columns for some roles; None: no column has it. Raises `Invalid` for strange ones.

        Columns go by their name as the file has it, or as `mapping` calls those without one: "column 3".
        """
        parts = [(table, remapped(header, columns)) for table, header in self.parts]
        return Reading(self.name, self.sha256, parts, self.ignored)

    def mapping(self) -> dict[str, object]:
        """What a person should check before importing: the tables, and which column becomes what."""
        table, header = self.parts[0]
        columns: dict[str, object] = {
            role: header.names[at] or f"column {at + 1}"
            for role, at in sorted(header.columns.items(), key=lambda item: item[1])
        }
        if header.months and "trend" not in columns:
            columns["trend"] = [header.names[at] for at in header.months]
        return {
            "columns": columns,
            "header": [name or f"column {number}" for number, name in enumerate(header.names, 1)],
            "values": _first_values(table, header),
            "header_line": _physical_line(table, header),
            "encoding": table.encoding or None,
            "delimiter": table.delimiter,
            "tables": [part.name for part, _ in self.parts],
            "ignored": self.ignored,
        }


def _first_values(table: Table, header: Header) -> list[list[str]]:
    """What stands first in each column, for a person to see what it holds."""
    rows = table.head[header.line + 1 :][:_VALUES_SHOWN]
    return [
        [cell[:_LONGEST_VALUE] for row in rows if len(row) > at and (cell := row[at].strip())]
        for at in range(len(header.names))
    ]


@contextmanager
def reading(path: Path, *, name: str = "", keyword_column: str = "") -> Iterator[Reading]:
    """Open a keyword file and understand it, or say in an UnreadableFile what is wrong with it.

    `keyword_column`: what the file calls its column of keywords, where a person had to say so.
    """
    name = name or path.name
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise UnreadableFile(
                name,
                "missing",
                f"it can't be opened ({error.strerror}).",
                "Check the path and whether you may read it.",
            ) from error
        kind = kinds.kind_of(name, stream.read(4096))
        sha256 = _sha256(stream)
        tables = _tables(name, path, kind, stream, stack)
        parts, ignored = _choose(name, tables, keyword_column.strip())
        yield Reading(name=name, sha256=sha256, parts=parts, ignored=ignored)


def _physical_line(table: Table, header: Header) -> int | None:
    """The header's line as an editor counts it; None where there is no header."""
    filled = (number for number, row in enumerate(table.rows(), 1) if not is_blank(row))
    return next(islice(filled, header.line, None)) if header.line >= 0 else None


def _sha256(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while block := stream.read(1 << 18):
        digest.update(block)
    stream.seek(0)
    return digest.hexdigest()


def _tables(name: str, path: Path, kind: str, stream: BinaryIO, stack: ExitStack) -> list[Table]:
    if kind == kinds.TEXT:
        kinds.check_name(name, kind)
        return [text_table(name, lambda: cast("BinaryIO", path.open("rb")))]
    if kind == kinds.WORKBOOK:
        kinds.check_name(name, kind)
        return workbooks.sheets(name, stream)
    archive = stack.enter_context(archives.open_archive(name, stream))
    if archives.is_workbook(name, archive):
        kinds.check_name(name, kinds.WORKBOOK)
        stream.seek(0)
        return workbooks.sheets(name, stream)
    kinds.check_name(name, kind)
    return _members(name, archive)


def _members(name: str, archive: zipfile.ZipFile) -> list[Table]:
    tables = []
    for base, open_member in archives.text_members(archive):
        with contextlib.suppress(UnreadableFile):  # a read-me or a picture beside the tables does no harm
            tables.append(text_table(base, open_member))
    if not tables:
        raise UnreadableFile(
            name,
            "no_keywords",
            "the archive holds no CSV, TSV or text file.",
            "Pack the exported CSV files and try again.",
        )
    return tables


def _choose(name: str, tables: list[Table], keyword_column: str) -> tuple[list[Part], list[str]]:
    """The tables to import: Search Console's queries, or the best table with all that have the same header."""
    is_single = len(tables) == 1
    parts = [(table, header) for table in tables if (header := _header(table, keyword_column, is_single=is_single))]
    if not parts:
        raise _no_keywords(name, tables)
    console = [part for part in parts if part[1].tool == shapes.SEARCH_CONSOLE]
    if console and len(console) == len([part for part in parts if part[1].demand]):
        chosen = [max(console, key=_how_much_like_queries)]
    else:
        chosen = _alike(name, parts)
    names = {id(table) for table, _ in chosen}
    return chosen, [table.name for table in tables if id(table) not in names]


def _header(table: Table, keyword_column: str, *, is_single: bool) -> Header | None:
    named = find_header(table.head, keyword_column)
    if found := shapes.search_console(table.head, named):
        return found
    if named:
        return named
    return shapes.without_header(table.head) if is_single else None


def _how_much_like_queries(part: Part) -> tuple[bool, bool, int]:
    table, header = part
    is_named = header.folded[0] in query_names()
    return is_named, shapes.is_about_queries(table.head) > 0.5, len(table.head)


def _alike(name: str, parts: list[Part]) -> list[Part]:
    best = max(parts, key=lambda part: (bool(part[1].demand), len(part[1].columns), len(part[0].head)))
    same = [part for part in parts if part[1].folded == best[1].folded]
    others = [part for part in parts if part[1].folded != best[1].folded and part[1].demand]
    if others and best[0].is_text:
        names = ", ".join(table.name for table, _ in [best, *others][:4])
        raise UnreadableFile(
            name,
            "several_tables",
            f"the archive holds keyword tables of different kinds ({names}).",
            "Unpack it and import them one by one.",
        )
    return same


def _no_keywords(name: str, tables: list[Table]) -> UnreadableFile:
    if not tables:
        return UnreadableFile(name, "no_keywords", "it holds no rows.", "Export it once more with keywords in it.")
    first = next((row for row in tables[0].head), [])
    names = [cell.strip() for cell in first if cell.strip()]
    return UnreadableFile(
        name,
        "no_keyword_column",
        f"no column of keywords was found; its first line is: {', '.join(names[:8])[:200]}.",
        'Say which column holds them, or name it "Keyword" (and its monthly searches "Volume") and import it again.',
        columns=[name[:_LONGEST_COLUMN] for name in names[:_MOST_COLUMNS]],
    )
