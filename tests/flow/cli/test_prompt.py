"""`igny8 prompt`: list, show, set, restore, preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.shipped import shipped
from igny8.models import Site
from tests.flow.cli.conftest import Cli
from tests.flow.stages.rows import a_cluster, a_task

PART = "article_meta"
TEXT = "Be brief.\n=== material ===\n{title}\n{article}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meta.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_list_names_every_part(acme: Cli) -> None:
    listed = acme("prompt", "list", "--json").json
    assert [row["part"] for row in listed] == list(PARTS)
    assert {row["version"].split(":")[0] for row in listed} == {"shipped"}
    assert "Outline an article" in acme("prompt", "list").out


def test_set_and_show(acme: Cli, file: Path) -> None:
    assert acme("prompt", "set", PART, file, "--note", "Shorter", "--json").json == {
        "part": PART,
        "version": "account:1",
    }
    shown = acme("prompt", "show", PART, "--site", "example.com", "--json").json
    assert (shown["version"], shown["text"]) == ("account:1", TEXT.strip())
    assert {"name": "title", "meaning": "the title of the article", "is_data": True, "is_required": True} in shown[
        "places"
    ]
    assert acme("prompt", "show", PART, "--version", "shipped").out.startswith("Write in {language}")
    rows = acme("prompt", "list", PART, "--json").json
    assert [(row["version"], row["is_in_force"], row["note"]) for row in rows] == [
        ("account:1", True, "Shorter"),
        (shipped(PART).version, False, ""),
    ]


def test_a_site_has_its_own(acme: Cli, file: Path) -> None:
    assert acme("prompt", "set", PART, file, "--site", "example.com", "--json").json["version"] == "site:1"
    assert acme("prompt", "show", PART, "--json").json["version"] == shipped(PART).version
    said = acme("prompt", "restore", PART, "shipped", "--site", "example.com")
    assert "is in force now" in said.out
    assert acme("prompt", "show", PART, "--site", "example.com", "--json").json["version"] == shipped(PART).version


def test_a_diff(acme: Cli, file: Path) -> None:
    acme("prompt", "set", PART, file)
    assert "+Be brief." in acme("prompt", "show", PART, "--diff", "shipped").out
    assert "says the same" in acme("prompt", "show", PART, "--diff", "1").out


def test_preview(acme: Cli, file: Path) -> None:
    task = a_task(a_cluster(Site.objects.get()))
    shown = acme("prompt", "preview", PART, "--item", task.pk, "--file", file, "--json").json
    assert (shown["version"], shown["item"], shown["item_id"]) == ("unsaved", task.title, task.pk)
    assert shown["user"].startswith(f"<<<title\n{task.title}\n>>>title")
    assert "How to read the material" in acme("prompt", "preview", PART).out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "poem"], 1, "There is no prompt 'poem'"),
        (["restore", PART, "7"], 1, "has no version '7'"),
        (["preview", PART], 1, "no task to show this prompt with"),
        (["set", PART, "/nowhere/file"], 2, "/nowhere/file"),
    ],
)
def test_it_refuses(acme: Cli, arguments: list[str], code: int, said: str) -> None:
    refused = acme("prompt", *arguments)
    assert refused.exit_code == code
    assert said in refused.err


def test_a_text_that_can_not_be_used(acme: Cli, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("{title}", encoding="utf-8")
    refused = acme("prompt", "set", PART, bad, "--json")
    assert (refused.exit_code, refused.json["code"]) == (2, "invalid")
    assert len(refused.json["extra"]["problems"]) == 2
