from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from igny8.automation.schedule import next_slot

BERLIN = ZoneInfo("Europe/Berlin")


def _slots(
    zone: str,
    at: str,
    after: str,
    count: int,
    *,
    frequency: str = "daily",
    weekdays: Collection[int] = (0,),
    day_of_month: int = 1,
) -> list[str]:
    """The next slots after a moment of UTC, as UTC."""
    found: list[str] = []
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)
    for _ in range(count):
        moment = next_slot(
            frequency=frequency,
            at=time.fromisoformat(at),
            zone=ZoneInfo(zone),
            weekdays=weekdays,
            day_of_month=day_of_month,
            after=moment,
        )
        found.append(f"{moment:%Y-%m-%d %H:%M}")
    return found


def test_daily_keeps_its_wall_time_through_a_change_of_clocks() -> None:
    assert _slots("Europe/Berlin", "09:00", "2026-03-27 12:00", 3) == [
        "2026-03-28 08:00",
        "2026-03-29 07:00",
        "2026-03-30 07:00",
    ]


def test_a_slot_is_never_the_moment_itself() -> None:
    assert _slots("UTC", "02:00", "2026-05-01 02:00", 1) == ["2026-05-02 02:00"]
    assert _slots("UTC", "02:00", "2026-05-01 01:59", 1) == ["2026-05-01 02:00"]


@pytest.mark.parametrize("at", ["02:00", "02:30", "02:59"])
def test_a_time_that_does_not_exist_becomes_the_first_minute_after(at: str) -> None:
    assert _slots("Europe/Berlin", at, "2026-03-28 12:00", 1) == ["2026-03-29 01:00"]


def test_a_gap_of_half_an_hour() -> None:
    assert _slots("Australia/Lord_Howe", "02:10", "2026-10-03 12:00", 1) == ["2026-10-03 15:30"]


def test_a_time_that_comes_twice_counts_once_and_first() -> None:
    assert _slots("Europe/Berlin", "02:30", "2026-10-24 12:00", 2) == ["2026-10-25 00:30", "2026-10-26 01:30"]


def test_a_gap_at_midnight() -> None:
    assert _slots("Africa/Cairo", "00:30", "2026-04-23 12:00", 2) == ["2026-04-23 22:00", "2026-04-24 21:30"]


def test_a_midnight_that_comes_twice() -> None:
    assert _slots("Africa/Cairo", "23:30", "2026-10-29 12:00", 2) == ["2026-10-29 20:30", "2026-10-30 21:30"]


def test_a_day_that_a_zone_left_out() -> None:
    assert _slots("Pacific/Apia", "02:00", "2011-12-29 10:00", 4) == [
        "2011-12-29 12:00",
        "2011-12-30 10:00",  # for the 30th, which Samoa never saw: the first minute of the 31st
        "2011-12-30 12:00",
        "2011-12-31 12:00",
    ]


def test_weekly_on_several_days() -> None:
    slots = _slots("Asia/Tokyo", "06:00", "2026-11-22 00:00", 4, frequency="weekly", weekdays=[0, 3])
    assert slots == ["2026-11-22 21:00", "2026-11-25 21:00", "2026-11-29 21:00", "2026-12-02 21:00"]


def test_weekly_counts_the_sites_own_days() -> None:
    assert _slots("Pacific/Kiritimati", "01:00", "2026-11-21 00:00", 1, frequency="weekly") == ["2026-11-22 11:00"]


def test_monthly_on_the_last_day() -> None:
    slots = _slots("UTC", "00:00", "2027-12-31 12:00", 5, frequency="monthly", day_of_month=31)
    assert [slot[:10] for slot in slots] == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]


def test_monthly_on_a_day_that_some_months_lack() -> None:
    slots = _slots("UTC", "00:00", "2026-12-31 00:00", 3, frequency="monthly", day_of_month=30)
    assert [slot[:10] for slot in slots] == ["2027-01-30", "2027-02-28", "2027-03-30"]


def test_no_weekday_is_an_error() -> None:
    with pytest.raises(ValueError, match="weekly"):
        _slots("UTC", "00:00", "2026-01-01", 1, frequency="weekly", weekdays=[])
