"""What a file is, told from its first bytes; its name must not contradict them."""

from __future__ import annotations

import json
from pathlib import PurePath

from igny8.planning.imports.errors import UnreadableFile

TEXT, ZIP, WORKBOOK = "text", "zip", "workbook"

TEXT_SUFFIXES = frozenset({"", ".csv", ".tsv", ".tab", ".txt", ".text", ".list", ".lst", ".psv", ".dat", ".label"})
WORKBOOK_SUFFIXES = frozenset({"", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
ZIP_SUFFIXES = frozenset({"", ".zip"})

# First bytes of what people upload by mistake, with its name in words.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_NEEDS_ZERO_BYTES = frozenset({b"BM", b"MZ"})  # two letters that a keyword may start with
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ADVICE = "Export the keywords as CSV, XLSX or a plain list, one keyword a line, and import that file."


def kind_of(name: str, head: bytes) -> str:
    """TEXT, ZIP or WORKBOOK for a file's first bytes (4 KiB do); refuses what holds no table.

    A ZIP may still be a workbook: `igny8.planning.imports.archives` looks inside.
    """
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile(name, "empty", "the file is empty.", "Export it once more and import the new file.")
    for magic, words in _MAGIC:
        if head.startswith(magic) and (magic not in _NEEDS_ZERO_BYTES or b"\x00" in head):
            raise UnreadableFile(name, "not_a_table", f"the file is {words}, not a table of keywords.", _ADVICE)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if head.startswith(_OLE):
        return WORKBOOK
    _refuse_markup(name, head)
    return TEXT


def check_name(name: str, kind: str) -> None:
    """Refuse a name that says something else than the content: such a file was damaged or taken by mistake."""
    suffix = PurePath(name).suffix.lower()
    fits, words, better = {
        TEXT: (TEXT_SUFFIXES, "text", ".csv"),
        ZIP: (ZIP_SUFFIXES, "a ZIP archive", ".zip"),
        WORKBOOK: (WORKBOOK_SUFFIXES, "a spreadsheet workbook", ".xlsx"),
    }[kind]
    if suffix in fits or (kind == TEXT and not _is_known(suffix)):
        return
    raise UnreadableFile(
        name,
        "wrong_extension",
        f"the name ends in {suffix}, but the content is {words}.",
        f"If the content is right, rename it to end in {better} and import it again; if not, export it once more.",
    )


_OTHER_SUFFIXES = frozenset(
    (
        ".png .jpg .jpeg .gif .webp .bmp .tif .tiff .svg .pdf .doc .docx .rtf .odt .ppt .pptx .numbers .pages .key "
        ".json .xml .html .htm .md .gz .bz2 .xz .7z .rar .tar .db .sqlite .parquet .exe .mp3 .mp4"
    ).split()
)


def _is_known(suffix: str) -> bool:
    return suffix in _OTHER_SUFFIXES | WORKBOOK_SUFFIXES | ZIP_SUFFIXES


def _refuse_markup(name: str, head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:256]
    lower = start.lower()
    if lower.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg")):
        raise UnreadableFile(name, "not_a_table", "the file is a web page or XML, not a table of keywords.", _ADVICE)
    if start[:1] in (b"[", b"{") and _opens_json(start):
        raise UnreadableFile(name, "not_a_table", "the file is JSON, not a table of keywords.", _ADVICE)


def _opens_json(start: bytes) -> bool:
    text = start.decode("utf-8", "replace")
    if text.replace(" ", "").replace("\n", "").replace("\r", "").startswith(("[{", '["', "[[", '{"')):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            return error.pos > 1  # it began well and was cut off here
        return True
    return False
