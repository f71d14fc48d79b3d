from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection

from igny8.automation.config import describe_config, get_config, run_settings, update_config
from igny8.lib.errors import Invalid
from igny8.models import Account, AuditEntry, AutomationConfig, Site, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> Site:
    account = Account.objects.create(name="A")
    return Site.objects.create(account=account, name="S", domain="s.example", time_zone="Europe/Berlin")


def _set(site: Site, /, **changes: Any) -> dict[str, Any]:
    return describe_config(update_config(site=site, changes=changes, actor="command line"))


def _reasons(site: Site, /, **changes: Any) -> dict[str, str]:
    before = describe_config(get_config(site))
    with pytest.raises(Invalid) as caught:
        _set(site, **changes)
    assert describe_config(get_config(site)) == before
    fields: dict[str, str] = caught.value.extra["fields"]
    assert all(reason in caught.value.message for reason in fields.values())
    return fields


def test_the_defaults(site: Site) -> None:
    assert describe_config(get_config(site)) == {
        "time_zone": "Europe/Berlin",
        "is_enabled": False,
        "frequency": "daily",
        "scheduled_time": "02:00",
        "weekdays": [0],
        "day_of_month": 1,
        **{f"stage_{n}_batch_size": size for n, size in enumerate([20, 1, 20, 1, 1, 1], start=1)},
        **{f"stage_{n}_max_items": None for n in range(1, 7)},
        **{f"stage_{n}_enabled": True for n in range(1, 7)},
        "max_credits_per_run": None,
        "max_credits_per_day": None,
        "max_credits_per_month": None,
        "max_cost_per_run": None,
        "max_cost_per_day": None,
        "max_cost_per_month": None,
        "warn_below": None,
        "concurrency": 4,
        "max_attempts": 3,
        "granularity": "balanced",
        "ideas_per_cluster": 3,
        "image_quality": "draft",
        "quality_min_score": None,
        "quality_hold": [],
        "quality_repair": True,
        "last_run_at": None,
        "next_run_at": None,
    }


def test_a_description_survives_json_and_comes_back_whole(site: Site) -> None:
    described = _set(site, is_enabled=True)
    assert _set(site, **json.loads(json.dumps(described))) == described


def test_run_settings_are_plain_and_leave_the_schedule_out(site: Site) -> None:
    kept = run_settings(get_config(site))
    assert json.loads(json.dumps(kept)) == kept
    assert kept["stage_4_batch_size"] == 1
    assert not {"frequency", "weekdays", "scheduled_time", "is_enabled", "next_run_at", "time_zone"} & set(kept)


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("stage_1_batch_size", "500", 500),
        ("stage_1_batch_size", 1, 1),
        ("stage_4_max_items", " 5 ", 5),
        ("max_credits_per_run", 0, 0),
        ("max_cost_per_run", "$2.5", 2.5),
        ("max_cost_per_day", 3, 3.0),
        ("max_cost_per_month", "none", None),
        ("is_enabled", "ON", True),
        ("stage_2_enabled", "off", False),
        ("stage_2_enabled", False, False),
        ("scheduled_time", "02:30", "02:30"),
        ("scheduled_time", "7:05", "07:05"),
        ("scheduled_time", "23:59:00", "23:59"),
        ("weekdays", "thu, mon", [0, 3]),
        ("weekdays", "Sunday", [6]),
        ("weekdays", [6, "0", "tue"], [0, 1, 6]),
        ("day_of_month", "31", 31),
        ("frequency", "Weekly", "weekly"),
        ("granularity", "tight", "tight"),
        ("time_zone", "america/new_york", "America/New_York"),
    ],
)
def test_a_value_is_read(site: Site, field: str, given: Any, kept: Any) -> None:
    assert _set(site, **{field: given})[field] == kept


@pytest.mark.parametrize("nothing", [None, "none", "null", ""])
def test_a_cap_is_lifted(site: Site, nothing: str | None) -> None:
    _set(site, stage_4_max_items=5)
    assert _set(site, stage_4_max_items=nothing)["stage_4_max_items"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage_1_batch_size", 501),
        ("stage_1_batch_size", 0),
        ("stage_2_batch_size", "51"),
        ("stage_1_batch_size", None),
        ("stage_1_batch_size", "five"),
        ("stage_1_batch_size", "5.0"),
        ("stage_1_batch_size", "٥" * 21),
        ("stage_1_batch_size", 5.5),
        ("stage_1_batch_size", True),
        ("stage_1_batch_size", [5]),
        ("stage_4_max_items", 0),
        ("stage_4_max_items", 2**31),
        ("max_credits_per_day", -1),
        ("max_cost_per_day", -0.5),
        ("max_cost_per_day", "much"),
        ("max_cost_per_day", "nan"),
        ("max_cost_per_day", True),
        ("concurrency", 65),
        ("max_attempts", 11),
        ("ideas_per_cluster", 21),
        ("is_enabled", "maybe"),
        ("is_enabled", 1),
        ("is_enabled", ["on"]),
        ("is_enabled", None),
        ("frequency", "hourly"),
        ("frequency", {}),
        ("image_quality", ""),
        ("scheduled_time", "24:00"),
        ("scheduled_time", "02:60"),
        ("scheduled_time", "02:30:15"),
        ("scheduled_time", 230),
        ("weekdays", ""),
        ("weekdays", []),
        ("weekdays", "mon,foo"),
        ("weekdays", "m"),
        ("weekdays", [7]),
        ("weekdays", [True]),
        ("weekdays", {"mon": 1}),
        ("day_of_month", 32),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", None),
        ("next_run_at", "2026-01-01T00:00:00+00:00"),
        ("id", 7),
        ("site", 7),
        ("stage_7_enabled", False),
        ("no_such_thing", 1),
    ],
)
def test_a_value_is_refused(site: Site, field: str, value: Any) -> None:
    assert list(_reasons(site, **{field: value})) == [field]


def test_all_bad_fields_are_named_at_once(site: Site) -> None:
    fields = _reasons(site, stage_1_batch_size=501, concurrency=8, time_zone="Nowhere", typo=1, weekdays=[])
    assert list(fields) == ["stage_1_batch_size", "time_zone", "typo", "weekdays"]
    assert fields["stage_1_batch_size"] == "must be a whole number from 1 to 500"


@time_machine.travel(datetime(2026, 3, 28, 12, tzinfo=UTC), tick=False)
def test_the_next_run_follows_every_change(site: Site) -> None:
    assert _set(site, scheduled_time="02:30")["next_run_at"] is None
    assert _set(site, is_enabled=True)["next_run_at"] == "2026-03-29T01:00:00+00:00"
    assert _set(site, scheduled_time="14:00")["next_run_at"] == "2026-03-28T13:00:00+00:00"
    assert _set(site, time_zone="Asia/Tokyo")["next_run_at"] == "2026-03-29T05:00:00+00:00"
    assert _set(site, frequency="weekly", weekdays="wed")["next_run_at"] == "2026-04-01T05:00:00+00:00"
    assert _set(site, frequency="monthly", day_of_month=31)["next_run_at"] == "2026-03-31T05:00:00+00:00"
    assert _set(site, is_enabled="off")["next_run_at"] is None


def test_a_slot_that_waits_for_the_scheduler_is_kept_by_a_change_beside_it(site: Site) -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        due = _set(site, is_enabled=True)["next_run_at"]
    with time_machine.travel(datetime(2026, 3, 1, 9, tzinfo=UTC), tick=False):
        assert _set(site, concurrency=9)["next_run_at"] == due
        assert _set(site, scheduled_time="02:01")["next_run_at"] == "2026-03-02T01:01:00+00:00"


def test_the_site_at_hand_learns_its_new_zone(site: Site) -> None:
    _set(site, time_zone="Asia/Tokyo")
    assert site.time_zone == "Asia/Tokyo"
    site.refresh_from_db()
    assert site.time_zone == "Asia/Tokyo"


def test_a_change_is_audited_with_old_and_new(site: Site) -> None:
    user = User.objects.create_user("alice@example.com", "x")
    update_config(site=site, changes={"concurrency": 8, "max_attempts": 3}, actor="alice@example.com", user=user)
    entry = AuditEntry.objects.get(action="config.update")
    assert (entry.user, entry.actor, entry.target) == (user, "alice@example.com", "s.example")
    assert entry.data == {"changed": {"concurrency": [4, 8]}}


def test_no_change_leaves_no_trace(site: Site) -> None:
    _set(site, concurrency=4)
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sixteen_first_needs_make_one_config() -> None:
    site = Site.objects.create(account=Account.objects.create(name="A"), name="S", domain="s.example")
    barrier, made = threading.Barrier(16), []

    def need() -> None:
        try:
            barrier.wait(20)
            made.append(get_config(site).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=need) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [AutomationConfig.objects.get().pk] * 16
