"""`igny8 demo`, as a newcomer meets it."""

from __future__ import annotations

import csv
import re
import signal
from importlib.resources import files
from pathlib import Path

import pytest

from igny8.lib.text import twin_key
from igny8.models import Content, Keyword
from tests.flow.cli.conftest import Cli, Start


def test_the_keywords_are_worth_showing() -> None:
    text = files("igny8.cli.demo_site").joinpath("keywords.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    terms = [row["Keyword"] for row in rows]
    assert len(terms) == len(set(terms)) >= 200
    assert len(terms) - len({twin_key(term) for term in terms}) >= 3
    assert all(int(row["Volume"]) > 0 and 0 < int(row["Difficulty"]) <= 100 and float(row["CPC"]) for row in rows)


def test_it_makes_a_site_once(igny8: Cli) -> None:
    first = igny8("demo", "--json")
    assert (first.exit_code, first.json["keywords"], first.json["imported"]["new"]) == (0, 209, 209)
    assert "password" in first.err
    assert set(Keyword.objects.values_list("intent", flat=True)) == {
        *("informational", "commercial", "transactional", "navigational")
    }
    again = igny8("demo", "--json")
    assert (again.json["site_id"], again.json["imported"]) == (first.json["site_id"], None)
    assert "password" not in again.err
    assert Keyword.objects.count() == 209
    assert not Content.objects.exists()


def test_it_leaves_other_accounts_alone(igny8: Cli) -> None:
    igny8("user", "create", "--email", "me@example.org", "--password", "correct horse", "--account", "Demo")
    assert igny8("demo").exit_code == 0
    assert [account["members"] for account in igny8("account", "list", "--json").json] == [1, 1]


def test_one_way_at_a_time(igny8: Cli) -> None:
    assert igny8("demo", "--up", "--wait").exit_code == 2


@pytest.mark.slow
def test_up_shows_the_run_and_stays_until_ctrl_c(process: Start, igny8_process: Cli, tmp_path: Path) -> None:
    server = process("demo", "--up", "--port", 0, "--json")
    assert server.stderr is not None
    told = []
    for line in iter(server.stderr.readline, ""):
        told.append(line)
        if "Ctrl-C ends it.\n" in line and "stays up" in line:
            break
    server.send_signal(signal.SIGINT)
    out, _ = server.communicate(timeout=30)
    whole = "".join(told)
    assert server.returncode == 0, whole
    assert "stage 1" in whole
    assert "Set-up link" in whole
    assert "Completed" in whole
    found = re.search(r"([\d,]+) drafts with their images lie in (.*)", whole)
    assert found is not None
    folder = tmp_path / "home/demo-drafts"
    assert Path(found[2]) == folder
    assert len(list(folder.glob("*.html"))) == int(found[1]) + 1
    assert len(list((folder / "images").glob("*.webp"))) >= int(found[1])
    assert '"status": "completed"' in out
    content = igny8_process("content", "--json").json
    assert len(content) == int(found[1]) == 24
    assert len({each["title"] for each in content}) == 24
