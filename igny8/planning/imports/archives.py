"""ZIP archives: whether one is a workbook, and the text files in it, guarded against bombs and damage."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, BinaryIO, cast

from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.kinds import TEXT_SUFFIXES

MOST_UNPACKED_BYTES = 512 << 20
MOST_MEMBERS = 2_000
MOST_RATIO = 200  # unpacked to packed, where it is more than 16 MiB; a table's text packs to a tenth or a fiftieth
MOST_CELLS = 20_000_000  # of a sheet's rectangle: the reader keeps them all
_BLOCK = 1 << 18
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_SAFE_WITHOUT = 16 << 20

_ADVICE = "Export it once more, or unpack it and import the CSV file."


def is_workbook(name: str, archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a spreadsheet; refuses other documents that are ZIP archives inside."""
    members = set(archive.namelist())
    if any(member.startswith("Index/") or member == "Index.zip" for member in members):
        raise UnreadableFile(
            name,
            "not_a_table",
            "the file is an Apple Numbers document.",
            "In Numbers choose File > Export To > CSV (or Excel) and import that file.",
        )
    if "word/document.xml" in members or "ppt/presentation.xml" in members:
        raise UnreadableFile(
            name, "not_a_table", "the file is a text document or a presentation.", "Import the keywords as CSV or XLSX."
        )
    if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
        return True
    if "mimetype" in members and archive.getinfo("mimetype").file_size < 200:
        return b"spreadsheet" in archive.read("mimetype")
    return False


def open_archive(name: str, stream: BinaryIO) -> zipfile.ZipFile:
    """The archive, after every byte of it was unpacked once, counted and compared with its checksum."""
    try:
        archive = zipfile.ZipFile(stream)
        _measure(name, archive)
        for member in archive.infolist():
            _check(name, archive, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFile(name, "damaged", f"the archive is damaged ({str(error)[:120]}).", _ADVICE) from error
    except RuntimeError as error:  # what zipfile raises for an encrypted member
        raise UnreadableFile(name, "locked", "the archive is locked with a password.", _ADVICE) from error
    return archive


def _measure(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED_BYTES:
        raise _bomb(name)
    if unpacked > _SAFE_WITHOUT and unpacked > MOST_RATIO * max(1, packed):
        raise _bomb(name)


def _bomb(name: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "too_large",
        f"the archive unpacks to more than a keyword export can have ({MOST_UNPACKED_BYTES >> 20} MiB, or "
        f"{MOST_RATIO} times its size).",
        "If it is a real export, unpack it, split it, and import its CSV files one by one.",
    )


def _check(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    is_sheet = bool(re.fullmatch(r"xl/worksheets/[^/]+\.xml", member.filename))
    right, low, kept = 0, 0, b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            if is_sheet:
                kept = kept[-64:] + block
                for letters, digits in _CELL.findall(kept):
                    right, low = max(right, _column(letters)), max(low, int(digits))
    if right * low > MOST_CELLS:
        raise UnreadableFile(
            name,
            "too_large",
            f"a sheet reaches to row {low:,} and column {right:,}, far beyond a keyword export.",
            "Copy the rows with keywords into a new sheet, save it, and import that file.",
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def text_members(archive: zipfile.ZipFile) -> list[tuple[str, Callable[[], BinaryIO]]]:
    """The names of the text files in an archive, with what opens them."""
    found = []
    for member in archive.infolist():
        path = member.filename
        base = path.rsplit("/", 1)[-1]
        suffix = "." + base.rsplit(".", 1)[-1].lower() if "." in base else ""
        is_text = suffix in TEXT_SUFFIXES - {""} and not member.is_dir() and member.file_size > 0
        if is_text and not base.startswith(".") and "__MACOSX/" not in path:  # what macOS packs besides
            found.append((base, _opener(archive, member)))
    return found


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        stream: IO[bytes] = archive.open(member)
        return cast("BinaryIO", stream)

    return open_member
