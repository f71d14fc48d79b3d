from __future__ import annotations

from pathlib import Path

import pytest

from igny8.models import Keyword
from tests.flow.cli.conftest import Cli


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A small export with a twin, a duplicate, an empty and a zero volume."""
    file = tmp_path / "keywords.csv"
    file.write_text(
        "Keyword,Volume,Keyword Difficulty\n"
        "buy roses,90,10\nroses buy,20,12\nBuy Roses,90,10\nrose bush,,\nmoss rose,0,5\n"
    )
    return file


def test_it_imports(acme: Cli, export: Path) -> None:
    result = acme("import", export, "--site", "example.com", "--json")
    assert result.exit_code == 0
    assert {name: result.json[name] for name in ("keywords", "unique", "new", "updated", "duplicates")} == {
        "keywords": 5,
        "unique": 4,
        "new": 4,
        "updated": 0,
        "duplicates": 1,
    }
    assert (result.json["volume_sum"], result.json["volume_empty"], result.json["volume_zero"]) == (200, 1, 1)
    twin = Keyword.objects.get(term="roses buy")
    assert twin.variant_of == Keyword.objects.get(term="buy roses")


def test_again_it_changes_nothing(acme: Cli, export: Path) -> None:
    acme("import", export)
    again = acme("import", export, "--json").json
    assert (again["new"], again["updated"]) == (0, 4)
    assert Keyword.objects.count() == 4


def test_a_dry_run_writes_nothing(acme: Cli, export: Path) -> None:
    shown = acme("import", export, "--dry-run", "--json").json
    assert shown["mapping"]["columns"]["keyword"] == "Keyword"
    assert [row["term"] for row in shown["sample"]][:2] == ["buy roses", "roses buy"]
    assert shown["new"] == 4
    assert not Keyword.objects.exists()


def test_what_a_person_reads(acme: Cli, export: Path) -> None:
    assert "Keyword Difficulty" in acme("import", export, "--dry-run").out
    said = acme("import", export).out
    assert "4 are new on example.com" in said
    assert "igny8 run" in said


def test_into_a_sector(acme: Cli, export: Path) -> None:
    acme("import", export, "--sector", "Garden")
    assert set(Keyword.objects.values_list("sector__name", flat=True)) == {"Garden"}


def test_a_file_without_keywords(acme: Cli, tmp_path: Path) -> None:
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    refused = acme("import", tmp_path / "photo.csv", "--json")
    assert (refused.exit_code, refused.json["code"]) == (1, "unreadable_file")
    assert not Keyword.objects.exists()


def test_columns_can_be_named(acme: Cli, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("Words,Monthly,Hard\nrye,90,10\noats,,\n")
    assert acme("import", file).exit_code == 1
    assert acme("import", file, "--column", "Words").exit_code == 2
    result = acme("import", file, "--column", "keyword=Words", "--column", "volume=Monthly", "--json")
    assert (result.json["new"], result.json["demand_column"], result.json["volume_sum"]) == (2, "Monthly", 90)
    assert acme("import", file, "--column", "keyword=Words", "--column", "volume=Weekly").exit_code == 2


def test_no_such_file(acme: Cli, tmp_path: Path) -> None:
    assert acme("import", tmp_path / "none.csv").exit_code == 2


def test_no_such_site(acme: Cli, export: Path) -> None:
    assert acme("import", export, "--site", "7", "--json").json["code"] == "not_found"
