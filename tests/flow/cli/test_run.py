"""`igny8 run` and the controls, as real processes on a small real pipeline."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.flow.cli.conftest import Cli, Start

KEYWORDS = (
    "Keyword,Volume\n"
    "how to prune roses,900\nwhen to prune roses,700\nprune climbing roses,300\nbest compost for roses,500\n"
    "compost for roses,200\nbuy garden shears,400\ngarden shears sale,150\n"
)


pytestmark = pytest.mark.slow


@pytest.fixture
def garden(igny8_process: Cli, tmp_path: Path) -> Cli:
    """A site with seven keywords and small caps, in a home of its own."""
    (tmp_path / "keywords.csv").write_text(KEYWORDS)
    igny8_process("user", "create", "--email", "a@b.org", "--password", "correct horse", "--account", "A")
    igny8_process("site", "create", "--domain", "garden.example")
    igny8_process("import", tmp_path / "keywords.csv")
    return igny8_process


def test_from_keywords_to_drafts(garden: Cli, tmp_path: Path) -> None:
    garden("config", "set", "stage_2_max_items=2", "stage_4_max_items=2", "ideas_per_cluster=2")
    ended = garden("run", "--site", "garden.example", "--wait", "--json")
    run = ended.json
    assert (ended.exit_code, run["status"], run["current_stage"]) == (0, "completed", 7)
    assert len(ended.out.splitlines()) == 1
    assert "Completed" in ended.err
    assert run["stage_1_result"]["keywords_processed"] == 7
    content = garden("content", "--json").json
    assert len(content) == run["stage_4_result"]["content_created"] == 2
    assert sum(each["word_count"] for each in content) == run["stage_4_result"]["total_word_count"]
    spent = 10_000 - garden("credits", "list", "--json").json["balance"]
    assert spent == run["total_credits_used"] == sum(stage["credits"] for stage in run["stages"])
    files = garden("export", "--format", "html", tmp_path / "out", "--json").json
    assert (files["articles"], files["images"]) == (2, run["stage_6_result"]["images_generated"])


def test_only_some_stages(garden: Cli) -> None:
    run = garden("run", "--wait", "--stages", "1", "--json").json
    assert run["status"] == "completed"
    assert run["stage_1_result"]["keywords_processed"] == 7
    assert run["stage_2_result"] == {"skipped": True}
    assert garden("ideas", "--json").json == []
    assert {row["status"] for row in garden("keywords", "--json").json} == {"mapped"}


def test_without_a_worker_it_says_so(garden: Cli) -> None:
    started = garden("run")
    assert started.exit_code == 0
    assert "No worker runs" in started.out
    again = garden("run", "--json")
    assert (again.exit_code, again.json["code"]) == (4, "run_active")
    assert "igny8 resume --site garden.example --wait" in again.err
    status = garden("status", "--json").json
    assert (status["run"]["status"], status["worker_alive"]) == ("running", False)
    assert status["counts"]["keywords"] == {"new": 7}


def test_pause_resume_cancel_and_work_it_here(garden: Cli) -> None:
    garden("run")
    assert garden("pause", "--json").json["pause_reason"] == "user"
    assert garden("run", "--wait", "--json").json["code"] == "run_active"
    assert garden("resume", "--json").json["status"] == "running"
    assert garden("cancel", "--json").json["status"] == "cancelled"
    garden("run", "--stages", "1")
    assert garden("resume", "--wait", "--json").json["status"] == "completed"
    refused = garden("pause", "--json")
    assert (refused.exit_code, refused.json["code"]) == (4, "no_active_run")
    assert garden("retry", "--json").exit_code == 4


def test_without_credits_it_is_refused(garden: Cli, tmp_path: Path) -> None:
    poor = ("user", "create", "--email", "c@d.org", "--password", "correct horse", "--account", "Poor")
    garden(*poor, IGNY8_OPENING_CREDITS="0")
    garden("site", "create", "--domain", "poor.example", "--account", "Poor")
    garden("import", tmp_path / "keywords.csv", "--site", "poor.example")
    assert garden("estimate", "--site", "poor.example", "--json").json["sufficient"] is False
    refused = garden("run", "--site", "poor.example", "--wait", "--json")
    assert (refused.exit_code, refused.json["code"]) == (4, "insufficient_credits")
    paused = garden("run", "--site", "poor.example", "--wait", "--allow-partial", "--json")
    assert (paused.exit_code, paused.json["pause_reason"]) == (3, "credits")


@pytest.mark.parametrize("stages", ["0", "8", "3-1", "one", ""])
def test_no_such_stages(acme: Cli, stages: str) -> None:
    assert acme("run", "--stages", stages).exit_code == 2


def test_ctrl_c_pauses_and_the_same_command_goes_on(garden: Cli, process: Start) -> None:
    running = process("run", "--wait", "--threads", "1", "--json")
    _until_it_works(running)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 3, err
    assert '"pause_reason": "shutdown"' in out
    ended = garden("run", "--wait", "--json")
    assert (ended.exit_code, ended.json["status"]) == (0, "completed")
    assert "Going on" in ended.err
    assert len(garden("content", "--json").json) == ended.json["stage_3_result"]["tasks_created"]


def _until_it_works(running: subprocess.Popen[str]) -> None:
    """Read what the run tells until it has begun."""
    assert running.stderr is not None
    assert any("Started" in line for line in iter(running.stderr.readline, ""))


def test_up_works_what_is_started_elsewhere(garden: Cli, process: Start) -> None:
    server = process("up", "--port", 0)
    try:
        run_id = garden("run", "--stages", "1", "--json").json["run_id"]
        followed = garden("logs", "-f", "--run", run_id, "--json")
        assert "Completed" in followed.out
        assert garden("status", "--json").json["worker_alive"]
    finally:
        took = _end(server)
    assert server.returncode == 0
    assert took < 8  # 5 s by contract, and what a loaded machine adds


def _end(server: subprocess.Popen[str]) -> float:
    began = time.monotonic()
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=30)
    return time.monotonic() - began
