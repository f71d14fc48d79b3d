from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from igny8.automation import log, tick
from igny8.automation.config import update_config
from igny8.automation.ending import end
from igny8.credits.grants import grant
from igny8.models import Account, AuditEntry, AutomationConfig, AutomationRun, RunEvent, Site
from tests.flow.engine.rows import add_keywords, add_tasks, make_site

START = datetime(2026, 5, 4, 12, tzinfo=UTC)  # a Monday
SLOT = datetime(2026, 5, 5, 2, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def _daily(site: Site, **changes: object) -> AutomationConfig:
    return update_config(site=site, changes={"is_enabled": True, "scheduled_time": "02:00", **changes}, actor="test")


def _config(site: Site) -> AutomationConfig:
    return AutomationConfig.objects.get(site=site)


def _warnings() -> list[str]:
    return [event.message for event in RunEvent.objects.filter(level="warning")]


def test_a_slot_starts_a_run(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    clock.move_to(SLOT - timedelta(seconds=1))
    assert tick.tick() == []
    clock.move_to(SLOT)
    (run,) = tick.tick()
    assert (run.site, run.trigger_type, run.status) == (site, "scheduled", "running")
    config = _config(site)
    assert (config.last_run_at, config.next_run_at) == (SLOT, SLOT + timedelta(days=1))
    assert AuditEntry.objects.get(action="run.start").actor == "scheduler"
    assert tick.tick() == []


def test_a_disabled_site_starts_nothing(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    _daily(site, is_enabled=False)
    clock.move_to(SLOT + timedelta(days=3))
    assert tick.tick() == []


def test_missed_slots_become_one_run(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    clock.move_to(SLOT + timedelta(days=4, hours=5))
    (run,) = tick.tick()
    assert tick.tick() == []
    assert _config(site).next_run_at == SLOT + timedelta(days=5)
    assert "It was planned for 2026-05-05 02:00 (UTC); no scheduler was at work then." in [
        event.message for event in log.read_events(run=run)
    ]


def test_a_slot_that_finds_an_active_run_moves_on(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    clock.move_to(SLOT)
    (run,) = tick.tick()
    clock.move_to(SLOT + timedelta(days=1))
    assert tick.tick() == []
    assert _config(site).next_run_at == SLOT + timedelta(days=2)
    told = log.read_events(run=run, level="warning")[0].message
    assert told == "No new run was started at 2026-05-06 02:00 (UTC), as planned: this one is running."
    end(run, "cancelled")
    clock.move_to(SLOT + timedelta(days=2))
    assert len(tick.tick()) == 1


def test_a_run_that_can_pay_one_item_starts(clock: time_machine.Traveller) -> None:
    site = make_site(granted=1)
    add_keywords(site, 500)
    _daily(site)
    clock.move_to(SLOT)
    assert len(tick.tick()) == 1


def test_a_run_that_cannot_pay_one_item_is_skipped_and_told(clock: time_machine.Traveller) -> None:
    site = make_site(granted=6)
    add_tasks(site, 1)
    _daily(site)
    clock.move_to(SLOT)
    assert tick.tick() == []
    config = _config(site)
    assert (config.last_run_at, config.next_run_at) == (None, SLOT + timedelta(days=1))
    event = log.read_events(site=site)[-1]
    assert (event.level, event.run) == ("warning", None)
    assert event.message == (
        "The run planned for 2026-05-05 02:00 (UTC) was skipped: its first item may cost 7 credits and 6 are left. "
        "Grant credits; nothing is lost."
    )
    entry = AuditEntry.objects.get(action="schedule.skipped")
    assert (entry.account, entry.actor, entry.target) == (site.account, "scheduler", site.domain)
    grant(account=site.account, amount=1)
    clock.move_to(SLOT + timedelta(days=1))
    assert len(tick.tick()) == 1


def test_a_run_whose_budget_is_spent_is_skipped(clock: time_machine.Traveller) -> None:
    site = make_site()
    add_keywords(site, 1)
    _daily(site, max_credits_per_month=0)
    clock.move_to(SLOT)
    assert tick.tick() == []
    assert "budget of 0 credits a month" in _warnings()[0]


def test_a_run_with_nothing_to_pay_starts_on_an_empty_account(clock: time_machine.Traveller) -> None:
    site = make_site(granted=0)
    _daily(site)
    clock.move_to(SLOT)
    assert len(tick.tick()) == 1


def test_one_site_that_fails_leaves_the_others_alone(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = make_site("bad"), make_site("good")
    _daily(bad)
    _daily(good)

    def lacking(site: Site) -> str | None:
        if site == bad:
            raise RuntimeError("broken")
        return None

    clock.move_to(SLOT)
    with monkeypatch.context() as broken:
        broken.setattr(tick, "lacking_for_one_item", lacking)
        assert [run.site for run in tick.tick()] == [good]
    assert _config(bad).next_run_at == SLOT
    assert "bad.example could not be started" in caplog.text
    assert [run.site for run in tick.tick()] == [bad]


def test_a_clock_set_back_makes_no_slot_come_twice(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    clock.move_to(SLOT)
    (run,) = tick.tick()
    end(run, "cancelled")
    clock.move_to(SLOT - timedelta(hours=1))
    assert tick.tick() == []
    clock.move_to(SLOT)
    assert tick.tick() == []
    clock.move_to(SLOT + timedelta(days=1))
    assert len(tick.tick()) == 1


def test_a_clock_that_was_a_year_ahead_doesnt_silence_a_site(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site)
    clock.move_to(SLOT + timedelta(days=365))
    (run,) = tick.tick()
    end(run, "cancelled")
    clock.move_to(SLOT + timedelta(days=1, hours=-1))
    assert tick.tick() == []
    assert _config(site).next_run_at == SLOT + timedelta(days=1)


def test_a_monthly_slot_isnt_taken_for_one_too_far_ahead(clock: time_machine.Traveller) -> None:
    site = make_site()
    _daily(site, frequency="monthly", day_of_month=31)
    due = _config(site).next_run_at
    tick.tick()
    assert _config(site).next_run_at == due == datetime(2026, 5, 31, 2, tzinfo=UTC)


def test_how_long_to_sleep(clock: time_machine.Traveller) -> None:
    assert tick.seconds_to_next_slot() is None
    _daily(make_site())
    _daily(make_site("later"), scheduled_time="03:00")
    assert tick.seconds_to_next_slot() == 14 * 3600
    clock.move_to(SLOT)
    assert tick.seconds_to_next_slot() == 3600


@pytest.mark.django_db(transaction=True)
def test_schedulers_racing_start_one_run_for_each_site() -> None:
    account = Account.objects.create(name="many")
    sites = [make_site(f"site-{number}", account=account) for number in range(5)]
    past = datetime(2026, 1, 1, tzinfo=UTC)
    AutomationConfig.objects.update(is_enabled=True, next_run_at=past)
    barrier, started = threading.Barrier(6), []

    def race() -> None:
        try:
            barrier.wait(20)
            started.extend(tick.tick())
        finally:
            connection.close()

    threads = [threading.Thread(target=race) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(run.site_id for run in started) == sorted(site.pk for site in sites)
    assert AutomationRun.objects.count() == 5
    assert not _warnings()
