from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from igny8.cli.health import machine
from igny8.cli.health.check import Check, worst
from igny8.gateway import serving
from igny8.models import AutomationRun, Site
from tests.flow.cli.conftest import Cli


def _checks(ended: Any) -> dict[str, dict[str, str]]:
    return {check["name"]: check for check in ended.json["checks"]}


def test_a_healthy_home(igny8_process: Cli) -> None:
    ended = igny8_process("doctor", "--json")
    assert (ended.exit_code, ended.json["status"]) == (0, "ok"), ended.out
    assert set(_checks(ended)) >= {"versions", "clock", "home", "secret key", "disk", "database", "embeddings", "text"}
    assert set(_checks(ended)) >= {"pictures", "media", "worker", "runs", "database writes", "preparation"}


def test_a_home_that_cannot_be_made(igny8_process: Cli) -> None:
    ended = igny8_process("doctor", "--json", IGNY8_HOME="/proc/igny8")
    assert (ended.exit_code, ended.json["status"]) == (1, "fail")
    assert "IGNY8_HOME" in _checks(ended)["preparation"]["found"]


def test_a_home_open_to_others(igny8_process: Cli, tmp_path: Path) -> None:
    igny8_process("site", "list")
    (tmp_path / "home").chmod(0o755)
    (tmp_path / "home/secret_key").chmod(0o644)
    ended = igny8_process("doctor", "--json")
    assert (ended.exit_code, ended.json["status"]) == (0, "warn")
    assert _checks(ended)["home"]["advice"].startswith("chmod 700")
    assert _checks(ended)["secret key"]["advice"].startswith("chmod 600")


def test_a_provider_that_fails(acme: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "provider", _no_provider)
    ended = acme("doctor", "--json")
    assert ended.exit_code == 1
    assert _checks(ended)["embeddings"]["status"] == "fail"
    assert "gone fishing" in _checks(ended)["text"]["found"]
    assert _checks(ended)["database"]["status"] == "ok"


def _no_provider(name: str) -> None:
    raise OSError(f"{name} is gone fishing")


def test_a_paused_run_is_a_warning(acme: Cli) -> None:
    AutomationRun.objects.create(site=Site.objects.get(), status="paused", pause_reason="credits")
    assert "example.com (credits)" in _checks(acme("doctor", "--json"))["runs"]["found"]
    assert "igny8 resume" in acme("doctor").out


def test_a_run_without_a_worker_is_a_warning(acme: Cli) -> None:
    AutomationRun.objects.create(site=Site.objects.get())
    assert _checks(acme("doctor", "--json"))["worker"]["status"] == "warn"


def test_a_clock_of_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_OLDEST_TIME", datetime(2999, 1, 1, tzinfo=UTC))
    assert machine.clock().status == "fail"


def test_the_gravest_counts() -> None:
    assert worst([Check("a", "ok", ""), Check("b", "fail", ""), Check("c", "warn", "")]) == "fail"
    assert worst([]) == "ok"
