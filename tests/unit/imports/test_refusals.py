"""Files that hold no keywords, or none that can be read: each is refused in words."""

from __future__ import annotations

import contextlib
import random
import struct
import zipfile
from pathlib import Path

import pytest

from igny8.planning.imports.errors import UnreadableFile
from tests.unit.imports.test_tools import PLANNER, read
from tests.unit.imports.workbook import archive, workbook

NUMBERED: list[list[str | float | None]] = [[f"rye {n}", float(n)] for n in range(200)]
BOOK = workbook({"A": [["Keyword", "Volume"], *NUMBERED]})
CSV = b"Keyword,Volume\nrye,5\n"


def put(folder: Path, content: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def big_zip() -> bytes:
    return archive({"bomb.csv": b"Keyword\n" + b"rye bread\n" * 8_000_000})


def far_cell() -> bytes:
    sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    sheet += '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return archive({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet + "</sheetData></worksheet>"})


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.csv", b"", "empty"),
        ("blank.csv", b"\xef\xbb\xbf \r\n\r\n", "empty"),
        ("zeros.csv", b"\x00" * 500, "empty"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_table"),
        ("photo.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)), "not_a_table"),
        ("paper.csv", b"%PDF-1.7\n" + bytes(range(256)), "not_a_table"),
        ("packed.csv", b"\x1f\x8b\x08" + bytes(range(256)), "not_a_table"),
        ("page.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>", "not_a_table"),
        ("data.csv", b'[{"keyword": "rye", "volume": 5}]', "not_a_table"),
        ("data.csv", b'["rye", "bread"]', "not_a_table"),
        ("noise.csv", random.Random(1).randbytes(5000), "damaged"),
        ("noise.csv", bytes(byte or 1 for byte in random.Random(1).randbytes(5000)), "not_a_table"),
        ("zero.csv", CSV + b"lo\x00af,3\n", "damaged"),
        ("numbers.csv", archive({"Index/Document.iwa": b"x", "preview.jpg": b"x"}), "not_a_table"),
        ("rye.numbers", archive({"Index/Document.iwa": b"x"}), "not_a_table"),
        ("letter.docx", archive({"word/document.xml": "<w/>"}), "not_a_table"),
        ("export.csv", archive({"Queries.csv": CSV}), "wrong_extension"),
        ("export.csv", BOOK, "wrong_extension"),
        ("export.xlsx", CSV, "wrong_extension"),
        ("export.zip", CSV, "wrong_extension"),
        ("export.zip", BOOK, "wrong_extension"),
        ("export.xlsx", archive({"Queries.csv": CSV}), "wrong_extension"),
        ("photo.png", CSV, "wrong_extension"),
        ("cut.xlsx", BOOK[: len(BOOK) // 2], "damaged"),
        ("cut.zip", archive({"a.csv": CSV * 500})[:-40], "damaged"),
        ("book.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("pictures.zip", archive({"a.png": b"\x89PNG"}), "no_keywords"),
        ("nothing.zip", archive({}), "no_keywords"),
        ("bomb.zip", big_zip(), "too_large"),
        ("far.xlsx", far_cell(), "too_large"),
        ("cut.csv", PLANNER.encode("utf-16")[:-1], "damaged"),
        ("line.csv", b"Keyword\n" + b"rye " * 600_000, "cell_too_long"),
        ("other.csv", b"first,last,city\nAnn,Lee,Rome\nBob,Ray,Oslo\n", "no_keyword_column"),
        ("figures.csv", b"a,b,c\n1,2,3\n4,5,6\n", "no_keyword_column"),
        ("blank.xlsx", workbook({"A": []}), "no_keywords"),
    ],
    # An archive's bytes hold the time, so they can't name a test: every process must find the same tests.
    ids=lambda value: value if isinstance(value, str) else "holding",
)
def test_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(put(tmp_path, content, name))
    assert caught.value.extra["why"] == why
    assert caught.value.message.startswith(f"{name}: ")
    assert "Nothing was imported." in caught.value.message


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="can't be opened"):
        read(tmp_path / "nowhere.csv")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="can't be opened"):
        read(tmp_path)


@pytest.mark.parametrize("opening", ["Keyword,Volume\n", ""])
def test_a_huge_cell(tmp_path: Path, opening: str) -> None:
    content = f"{opening}rye,5\n{'x' * 140_000},6\n" if opening else f"rye\n{'x' * 140_000}\n"
    with pytest.raises(UnreadableFile, match="131,072"):
        read(put(tmp_path, content.encode(), "huge.csv"))


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    content = 'Keyword,Volume\n"rye,5\n' + "loaf,7\n" * 30_000
    with pytest.raises(UnreadableFile, match="quotation mark"):
        read(put(tmp_path, content.encode(), "open.csv"))


def test_a_locked_archive(tmp_path: Path) -> None:
    content = bytearray(archive({"a.csv": CSV}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        content[at : at + 2] = struct.pack("<H", 1)
    with pytest.raises(UnreadableFile) as caught:
        read(put(tmp_path, bytes(content), "locked.zip"))
    assert caught.value.extra["why"] == "locked"


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_gives_keywords_or_a_clear_refusal(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    content = bytearray(rng.choice([BOOK, archive({"a.csv": CSV * 200}), CSV * 50, PLANNER.encode("utf-16")]))
    for _ in range(rng.randint(1, 8)):
        content[rng.randrange(4, len(content))] = rng.randrange(256)
    with contextlib.suppress(UnreadableFile):  # any other error fails
        assert read(put(tmp_path, bytes(content), "any"))[2].keywords >= 0


def test_members_of_an_archive_are_only_read(tmp_path: Path) -> None:
    path = put(tmp_path, archive({"../../escape.csv": CSV}), "slip.zip")
    assert read(path)[2].keywords == 1
    assert sorted(tmp_path.iterdir()) == [path]
    assert zipfile.is_zipfile(path)
