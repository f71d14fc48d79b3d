from __future__ import annotations

from pathlib import Path

import pytest

from igny8.models import Passage
from tests.flow.cli.conftest import Cli


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    file = tmp_path / "roses.md"
    file.write_text("# Pruning roses\n\nCut roses in late winter, above a bud that looks outwards. Use clean shears.\n")
    return file


def test_add_list_remove(acme: Cli, notes: Path) -> None:
    [added] = acme("knowledge", "add", notes, "--url", "https://example.com/roses", "--json").json
    assert (added["title"], added["passages"], added["is_new"]) == ("Pruning roses", 1, True)
    assert Passage.objects.get().vector
    assert acme("knowledge", "list", "--json").json[0]["passages"] == 1
    assert "Pruning roses" in acme("knowledge", "list").out
    assert acme("knowledge", "remove", added["id"]).exit_code == 0
    assert acme("knowledge", "list", "--json").json == []


def test_again_it_is_known(acme: Cli, notes: Path) -> None:
    acme("knowledge", "add", notes)
    assert acme("knowledge", "add", notes, "--json").json[0]["is_new"] is False


def test_what_is_no_text(acme: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xff\x00\x01")
    refused = acme("knowledge", "add", tmp_path / "x.md", "--json")
    assert (refused.exit_code, refused.json["code"]) == (2, "invalid")


def test_removing_what_is_not_there(acme: Cli) -> None:
    assert acme("knowledge", "remove", "9").exit_code == 1
