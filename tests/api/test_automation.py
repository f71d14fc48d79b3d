"""The ten of the automation module, and what stands beside them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8.api.schemas.config import ConfigIn, ConfigOut
from igny8.automation.config_fields import FIELDS
from igny8.models import Account, AuditEntry, AutomationRun, Keyword, RunEvent
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


def _keywords(world: World, count: int = 10) -> None:
    Keyword.objects.bulk_create(
        Keyword(site=world.site, term=f"sock {n}", normalised_term=f"sock {n}", twin_key=f"{n}") for n in range(count)
    )


def _started(world: World, alice: Caller) -> str:
    answer = alice.post(f"automation/run_now/?site_id={world.site.pk}")
    assert answer.status_code == 202, answer.json()
    run_id: str = answer.json()["run_id"]
    return run_id


def test_the_schemas_of_the_config_have_the_fields_of_the_table() -> None:
    set_elsewhere = {"time_zone", "last_run_at", "next_run_at"}
    assert set(ConfigOut.model_fields) == set(ConfigIn.model_fields) == set(FIELDS) | set_elsewhere


def test_the_config_can_be_read_changed_in_part_and_handed_back_whole(world: World, alice: Caller) -> None:
    site = f"?site_id={world.site.pk}"
    before = alice.get(f"automation/config/{site}").json()
    assert (before["stage_1_batch_size"], before["is_enabled"], before["next_run_at"]) == (20, False, None)
    changes = {"is_enabled": True, "frequency": "weekly", "weekdays": [0, 4], "time_zone": "Europe/Berlin"}
    after = alice.put(f"automation/update_config/{site}", changes).json()
    assert after["next_run_at"] is not None
    assert {name for name in after if after[name] != before[name]} == {*changes, "next_run_at"}
    assert alice.put(f"automation/update_config/{site}", after).json() == after
    assert AuditEntry.objects.get(action="config.update").actor == "alice@example.org"


@pytest.mark.parametrize(
    "changes",
    [
        {"stage_1_batch_size": 501, "frequency": "hourly"},
        {"stage_1_batch_size": "20", "frequency": 1},
        {"stage_1_batch_size": True, "frequency": None},
    ],
)
def test_each_bad_field_of_the_config_is_named(world: World, alice: Caller, changes: dict[str, object]) -> None:
    answer = alice.put(f"automation/update_config/?site_id={world.site.pk}", changes)
    assert answer.status_code == 422
    assert set(answer.json()["extra"]["fields"]) == {"stage_1_batch_size", "frequency"}


def test_a_zone_that_is_none_is_named(world: World, alice: Caller) -> None:
    answer = alice.put(f"automation/update_config/?site_id={world.site.pk}", {"time_zone": "Mars/Olympus"})
    assert (answer.status_code, list(answer.json()["extra"]["fields"])) == (422, ["time_zone"])


def test_a_run_is_started_watched_paused_resumed_and_cancelled(world: World, alice: Caller) -> None:
    _keywords(world)
    site = f"?site_id={world.site.pk}"
    assert alice.get(f"automation/current_run/{site}").json() == {"run": None}
    run_id = _started(world, alice)
    run = alice.get(f"automation/current_run/{site}").json()["run"]
    assert (run["run_id"], run["status"], run["trigger_type"]) == (run_id, "running", "manual")
    assert run["started_by"] == "alice@example.org"
    for verb, status in [("pause", "paused"), ("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")]:
        answer = alice.post(f"automation/{verb}/?run_id={run_id}")
        assert (answer.status_code, answer.json()["status"]) == (200, status)
    refused = alice.post(f"automation/pause/?run_id={run_id}")
    assert (refused.status_code, refused.json()["code"]) == (409, "run_state")
    assert refused.json()["extra"]["status"] == "cancelled"
    log = alice.get(f"automation/logs/?run_id={run_id}&lines=2").json()
    assert len(log["log"].splitlines()) == 2
    assert "Cancelled" in log["log"]
    assert log["last_id"] == RunEvent.objects.latest("id").pk


def _told(alice: Caller, run_id: str) -> tuple[str | None, float, list[float]]:
    run = alice.get(f"runs/{run_id}/").json()
    return run["paused_at"], run["paused_seconds"], [stage["paused_seconds"] for stage in run["stages"]]


def test_a_run_tells_since_when_it_is_paused_and_for_how_long_it_was(world: World, alice: Caller) -> None:
    _keywords(world)
    run_id = _started(world, alice)
    assert _told(alice, run_id) == (None, 0, [0] * 7)
    alice.post(f"automation/pause/?run_id={run_id}")
    since = AutomationRun.objects.get().paused_at
    assert since is not None
    assert _told(alice, run_id) == (since.isoformat(), 0, [0] * 7)
    AutomationRun.objects.update(paused_at=since - timedelta(minutes=5))
    alice.post(f"automation/pause/?run_id={run_id}")
    assert AutomationRun.objects.get().paused_at == since - timedelta(minutes=5)  # to pause twice changes nothing
    alice.post(f"automation/resume/?run_id={run_id}")
    since_when, total, stages = _told(alice, run_id)
    assert (since_when, stages) == (None, [total, *[0] * 6])
    assert total == pytest.approx(300, abs=20)
    alice.post(f"automation/pause/?run_id={run_id}")
    AutomationRun.objects.update(paused_at=since - timedelta(minutes=10))
    alice.post(f"automation/cancel/?run_id={run_id}")  # ends the pause too
    since_when, total, _ = _told(alice, run_id)
    assert since_when is None
    assert total == pytest.approx(900, abs=40)


def test_a_second_start_is_409_and_names_the_first(world: World, alice: Caller) -> None:
    run_id = _started(world, alice)
    refused = alice.post(f"automation/run_now/?site_id={world.site.pk}")
    assert (refused.status_code, refused.json()["code"]) == (409, "run_active")
    assert refused.json()["extra"]["run_id"] == run_id


def test_a_program_starts_runs_of_its_own_kind(world: World) -> None:
    _started(world, Caller(world.alice, scopes=["write"]))
    assert AutomationRun.objects.get().trigger_type == "api"


def test_who_cannot_pay_is_told_the_numbers(world: World, alice: Caller) -> None:
    _keywords(world, 200)
    Account.objects.filter(pk=world.account.pk).update(credit_balance=3)
    refused = alice.post(f"automation/run_now/?site_id={world.site.pk}")
    assert (refused.status_code, refused.json()["code"]) == (402, "insufficient_credits")
    assert refused.json()["extra"]["balance"] == 3
    assert not AutomationRun.objects.exists()
    partial = alice.post(f"automation/run_now/?site_id={world.site.pk}", {"allow_partial": True})
    assert partial.status_code == 202


def test_the_estimate_the_overview_and_the_history(world: World, alice: Caller) -> None:
    _keywords(world)
    site = f"?site_id={world.site.pk}"
    estimate = alice.get(f"automation/estimate/{site}").json()
    assert estimate["low"] <= estimate["estimated_credits"] <= estimate["high"]
    assert estimate["sufficient"] is True
    stages = alice.get(f"automation/pipeline_overview/{site}").json()["stages"]
    assert [(stage["number"], stage["pending"]) for stage in stages][:2] == [(1, 10), (2, 0)]
    assert [stage["type"] for stage in stages] == ["AI", "AI", "Local", "AI", "AI", "AI", "Manual"]
    ids = []
    for _ in range(3):
        ids.append(_started(world, alice))
        alice.post(f"automation/cancel/?run_id={ids[-1]}")
    first = alice.get(f"automation/history/{site}&limit=2").json()
    assert [run["run_id"] for run in first["runs"]] == [ids[2], ids[1]]
    second = alice.get(f"automation/history/{site}&limit=2&before={first['next'].replace('+', '%2B')}").json()
    assert ([run["run_id"] for run in second["runs"]], second["next"]) == ([ids[0]], None)


def test_a_key_starts_one_run_however_often_it_is_sent(world: World, alice: Caller) -> None:
    path = f"automation/run_now/?site_id={world.site.pk}"
    first = alice.post(path, {}, Idempotency_Key="once")
    again = alice.post(path, {}, Idempotency_Key="once")
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert AutomationRun.objects.count() == 1
    other = alice.post(path, {"stages": [1]}, Idempotency_Key="once")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    for key in ("x" * 201, "two words", "", "ä", "tab\t"):
        assert alice.post(path, {}, Idempotency_Key=key).status_code == 422, key


def test_a_refused_request_leaves_its_key_free(world: World, alice: Caller) -> None:
    run_id = _started(world, alice)
    path = f"automation/run_now/?site_id={world.site.pk}"
    assert alice.post(path, {}, Idempotency_Key="later").status_code == 409
    alice.post(f"automation/cancel/?run_id={run_id}")
    assert alice.post(path, {}, Idempotency_Key="later").status_code == 202


def test_a_polling_answer_that_has_not_changed_is_304(world: World, alice: Caller) -> None:
    path = f"automation/pipeline_overview/?site_id={world.site.pk}"
    tag = alice.get(path)["ETag"]
    assert alice.get(path, If_None_Match=tag).status_code == 304
    _keywords(world)
    assert alice.get(path, If_None_Match=tag).status_code == 200
