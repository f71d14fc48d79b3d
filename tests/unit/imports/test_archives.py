"""Workbooks and archives: which of their tables are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8.planning.imports.errors import UnreadableFile
from igny8.planning.imports.reading import reading
from tests.unit.imports.test_tools import read
from tests.unit.imports.workbook import archive, workbook

DATES = "日付,クリック数,表示回数,CTR,掲載順位\n2026-01-01,5,100,5%,3\n2026-01-02,4,50,8%,3\n"
QUERIES = "Zoektekst,Kliks,Keer,CTR,Plek\nrye bread,5,100,5%,3\nrye flour mill,4,50,8%,3\nrye,0,9,0%,8\n"
PAGES = "Pagina,Kliks,Keer,CTR,Plek\nhttps://a.example/,9,150,6%,3\nhttps://a.example/b,0,9,0%,8\n"
COUNTRIES = "Land,Kliks,Keer,CTR,Plek\nNederland,9,150,6%,3\nBelgië,0,9,0%,8\nSuriname,0,9,0%,8\nDuitsland,0,1,0%,8\n"
DEVICES = "Apparaat,Kliks,Keer,CTR,Plek\nMobiel,9,150,6%,3\nDesktop,0,9,0%,8\n"
FILTERS = "Filter,Waarde\nZoektype,Web\n"


def put(folder: Path, content: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_an_archive_of_search_console_gives_its_queries(tmp_path: Path) -> None:
    files = {
        "Apparaten.csv": DEVICES, "Diagram.csv": DATES, "Filters.csv": FILTERS, "Landen.csv": COUNTRIES,
        "Paginas.csv": PAGES, "Zoekopdrachten.csv": QUERIES,
        "__MACOSX/._Filters.csv": "\x00\x05", "Read me.html": "<p>",
    }  # fmt: skip
    path = put(tmp_path, archive(files), "export.zip")
    tool, _, tally, rows = read(path)
    assert (tool, tally.keywords, rows[0].term) == ("Google Search Console", 3, "rye bread")
    with reading(path) as found:
        assert found.mapping()["tables"] == ["Zoekopdrachten.csv"]


def test_a_workbook_of_search_console_gives_its_queries(tmp_path: Path) -> None:
    sheets: dict[str, list[list[str | float | None]]] = {
        "图表": [["日期", "点击次数", "展示", "点击率", "排名"], ["2026-01-01", 5.0, 100.0, 0.05, 3.0]],
        "查询数": [
            ["热门查询", "点击次数", "展示", "点击率", "排名"],
            ["黑麦面包", 5.0, 100.0, 0.05, 3.1],
            ["黑麦", 0.0, 9.0, 0.0, 8.0],
        ],
        "国家": [
            ["国家/地区", "点击次数", "展示", "点击率", "排名"],
            ["中国", 5.0, 100.0, 0.05, 3.1],
            ["美国", 0.0, 9.0, 0.0, 8.0],
        ],
        "过滤器": [["过滤器", "值"], ["搜索类型", "网络"]],
    }
    tool, columns, tally, rows = read(put(tmp_path, workbook(sheets), "export.xlsx"))
    assert (tool, columns["impressions"], tally.volume_sum) == ("Google Search Console", "展示", 109)
    assert rows[0].term == "黑麦面包"


def test_a_workbook_of_semrush(tmp_path: Path) -> None:
    header = ["Keyword", "Intent", "Volume", "Trend", "Keyword Difficulty", "CPC (USD)", "SERP Features"]
    rows: list[list[str | float | None]] = [
        ["rye bread", "Informational, Commercial", 480.0, "0.1,1.0", 24.0, 0.33, "Sitelinks"],
        ["2026", None, 0.0, None, None, 0.0, None],
        [1984.0, None, None],
        ["You can export only first 30000 rows available for your subscription."],
    ]
    tool, _, tally, found = read(put(tmp_path, workbook({"Sheet": [header, *rows]}), "rye_broad-match_us.xlsx"))
    assert tool == "Semrush Keyword Magic"
    assert [(row.term, row.volume, row.difficulty) for row in found] == [
        ("rye bread", 480, 24), ("2026", 0, None), ("1984", None, None),
    ]  # fmt: skip
    assert dict(tally.left_out) == {"footer line of the tool": 1}


def test_sheets_with_the_same_header_are_one_file(tmp_path: Path) -> None:
    sheets: dict[str, list[list[str | float | None]]] = {
        "Read me": [["Exported with groups"]],
        "Bread": [["Keyword", "Volume"], ["rye bread", 5.0]],
        "Flour": [["Keyword", "Volume"], ["rye flour", 6.0]],
    }
    path = put(tmp_path, workbook(sheets), "groups.xlsx")
    assert [row.term for row in read(path)[3]] == ["rye bread", "rye flour"]
    with reading(path) as found:
        assert found.mapping()["ignored"] == ["Read me"]


def test_an_archive_of_one_export_in_two_files(tmp_path: Path) -> None:
    files = {"a.csv": "Keyword,Volume\nrye,1\n", "b.csv": "Keyword,Volume\nloaf,2\n"}
    assert read(put(tmp_path, archive(files), "two.zip"))[2].volume_sum == 3


def test_an_archive_of_different_tools_is_refused(tmp_path: Path) -> None:
    files = {"a.csv": "Keyword,Volume\nrye,1\n", "b.csv": "Запрос;Базовая частотность\nrye;2\n"}
    with pytest.raises(UnreadableFile, match="one by one"):
        read(put(tmp_path, archive(files), "two.zip"))


def test_a_file_without_a_suffix_is_told_by_its_content(tmp_path: Path) -> None:
    assert read(put(tmp_path, workbook({"A": [["Keyword"], ["rye"]]}), "upload"))[2].keywords == 1
