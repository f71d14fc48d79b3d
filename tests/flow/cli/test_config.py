from __future__ import annotations

import pytest

from igny8.models import AuditEntry, AutomationConfig
from tests.flow.cli.conftest import Cli


def test_it_sets_and_prints_the_whole_config(acme: Cli) -> None:
    config = acme(
        "config",
        "set",
        "--site",
        "example.com",
        "stage_4_max_items=5",
        "granularity=tight",
        "weekdays=mon,thu",
        "--json",
    ).json
    assert (config["stage_4_max_items"], config["granularity"], config["weekdays"]) == (5, "tight", [0, 3])
    assert {f"stage_{number}_batch_size" for number in range(1, 7)} <= set(config)
    assert AutomationConfig.objects.get().stage_4_max_items == 5
    assert AuditEntry.objects.filter(action="config.update", actor="command line").exists()


def test_an_empty_value_takes_a_cap_away(acme: Cli) -> None:
    acme("config", "set", "stage_2_max_items=40")
    assert acme("config", "set", "stage_2_max_items=", "--json").json["stage_2_max_items"] is None


def test_get_one_field(acme: Cli) -> None:
    assert acme("config", "get", "concurrency", "--json").json == {"concurrency": 4}
    assert "Europe/Berlin" in acme("config", "get").out


@pytest.mark.parametrize("change", ["stage_1_batch_size=501", "granularity=huge", "colour=red", "scheduled_time=25:00"])
def test_a_bad_value_changes_nothing(acme: Cli, change: str) -> None:
    refused = acme("config", "set", "concurrency=9", change, "--json")
    assert (refused.exit_code, list(refused.json["extra"]["fields"])) == (2, [change.partition("=")[0]])
    assert acme("config", "get", "concurrency", "--json").json == {"concurrency": 4}


def test_usage(acme: Cli) -> None:
    assert acme("config", "set").exit_code == 2
    assert acme("config", "set", "concurrency").exit_code == 2
    assert acme("config", "get", "colour").exit_code == 2
