"""An article of many requests whose writer is killed before the last of them."""

from __future__ import annotations

import json
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from llmock.pytest_plugin import LLMock

from tests.chaos.processes import until
from tests.servers.igny8 import Igny8, command
from tests.servers.wire import SILENCE, Asked, Wire, answered

pytestmark = pytest.mark.slow


def _is_the_last(asked: Asked) -> bool:
    return b"meta_description" in asked.body


def _passed_on(asked: Asked, to: str) -> bytes:
    request = urllib.request.Request(
        f"{to}/chat/completions", asked.body, {"Content-Type": "application/json", "Authorization": "Bearer x"}
    )
    with urllib.request.urlopen(request) as answer:
        return answered(answer.read())


def test_no_part_of_an_article_is_paid_for_twice_over_a_kill(
    tmp_path: Path, ready_database: str, llmock: LLMock
) -> None:
    is_killed = False

    def answer(asked: Asked) -> bytes | object:
        return SILENCE if _is_the_last(asked) and not is_killed else _passed_on(asked, llmock.base_url("openai"))

    home, database = tmp_path / "home", ready_database
    file = tmp_path / "keywords.csv"
    file.write_text("Keyword,Volume\nespresso machine,100\nbest espresso machine,90\n", encoding="utf-8")
    command(
        home, database, "user", "create", "--email", "ann@example.com", "--password", "long-enough-9", "--account", "A"
    )
    command(home, database, "site", "create", "--name", "Grind", "--domain", "grind.example", "--language", "en")
    command(home, database, "import", str(file), "--site", "grind.example")
    command(home, database, "config", "set", "--site", "grind.example", "ideas_per_cluster=1", "stage_4_max_items=1")
    command(home, database, "run", "--site", "grind.example", "--stages", "1-3", "--wait")
    with Wire(answer) as wire:
        given = ["--kind", "openai_compatible", "--base-url", f"{wire.url}/v1", "--key", "x", "--model", "m"]
        chosen = ["--allow-private", "--function", "generate_content"]
        command(home, database, "provider", "set", "mine", *given, *chosen)
        with Igny8("up", home, database) as server:
            command(home, database, "run", "--site", "grind.example", "--stages", "4")
            until(lambda: any(map(_is_the_last, wire.requests)), seconds=120, what=f"the last request: {server.told()}")
        is_killed = True
        before = Counter(asked.body for asked in wire.requests)
        assert len(before) > 3  # an outline and sections
        with Igny8("up", home, database, IGNY8_SWEEP_SECONDS=1) as server:
            until(lambda: _is_written(home, database), seconds=120, what=f"the article: {server.told()}", every=0.5)
        again = Counter(asked.body for asked in wire.requests) - before
    assert [body for body in again if body in before and not _is_the_last(Asked("", {}, body))] == []
    assert sum(again[body] for body in before) == 1  # only the one that was on its way


def _is_written(home: Path, database: str) -> bool:
    return bool(json.loads(command(home, database, "content", "--site", "grind.example", "--json")))
