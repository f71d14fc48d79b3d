"""Spreadsheet workbooks (XLSX, XLS, XLSB, ODS): each visible sheet is a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.tables import Table, is_blank

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ADVICE = "Open it in a spreadsheet program, save it as XLSX or CSV, and import that file."
_Cell = str | float | bool | datetime.date | datetime.time | datetime.timedelta


def sheets(name: str, stream: BinaryIO) -> list[Table]:
    """The sheets of a workbook that are shown and hold something, in their order."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(stream)
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        tables = [_table(workbook, sheet) for sheet in shown]
    except PasswordError as error:
        raise UnreadableFile(name, "locked", "the workbook is locked with a password.", _ADVICE) from error
    except (CalamineError, OSError, ValueError, EOFError) as error:
        raise _damaged(name, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the reader's Rust part raises; no Exception
            raise
        raise _damaged(name, error) from error
    return [table for table in tables if table.head]


def _damaged(name: str, error: BaseException) -> UnreadableFile:
    return UnreadableFile(name, "damaged", f"the workbook is damaged ({str(error)[:120]}).", _ADVICE)


def _table(workbook: CalamineWorkbook, sheet: str) -> Table:
    def rows() -> Iterator[list[str]]:
        for row in workbook.get_sheet_by_name(sheet).iter_rows():
            yield [_text(cell) for cell in row]

    head = list(islice((row for row in rows() if not is_blank(row)), 200))
    return Table(sheet, head, rows, is_text=False)


def _text(cell: _Cell) -> str:
    """A cell as a CSV would have it: 480.0 is 480, a date is 2026-05-01."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    return str(cell)
