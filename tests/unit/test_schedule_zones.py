"""The schedule's promises in every zone with daylight saving, over two years."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8.automation.schedule import next_slot

FIRST, LAST = datetime(2027, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)  # 2028 is a leap year
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
Changes = tuple[tuple[datetime, timedelta, timedelta], ...]  # moment, offset before, offset after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _changes(zone: ZoneInfo) -> Changes:
    found, moment = [], FIRST
    while moment < LAST:
        before, after = _offset(zone, moment), _offset(zone, moment + DAY)
        if before != after:
            minutes = range(int(DAY / MINUTE) + 1)
            change = bisect_left(minutes, True, key=lambda m: _offset(zone, moment + m * MINUTE) != before)
            found.append((moment + change * MINUTE, before, after))
        moment += DAY
    return tuple(found)


@cache
def _zones() -> dict[Changes, str]:
    """Every zone whose clocks change; of those that always change together, the first."""
    kinds: dict[Changes, str] = {}
    for name in sorted(available_timezones() - {"localtime"}):
        changes = _changes(ZoneInfo(name))
        if changes:
            kinds.setdefault(changes, name)
    return kinds


def _times(changes: Changes) -> list[time]:
    """Wall times on both edges of what each change leaves out or repeats, within it, and one far from it."""
    found = {time(12, 0), time(0, 0), time(23, 59)}
    for moment, before, after in changes:
        edges = sorted(((moment + before).replace(tzinfo=None), (moment + after).replace(tzinfo=None)))
        middle = edges[0] + (edges[1] - edges[0]) / 2
        for wall in (edges[0] - MINUTE, edges[0], middle, edges[1] - MINUTE, edges[1]):
            found.add(wall.time().replace(second=0, microsecond=0))
    return sorted(found)


def _chain(zone: ZoneInfo, at: time, first: datetime, last: datetime) -> Iterator[datetime]:
    slot = first
    while True:
        following = next_slot(frequency="daily", at=at, zone=zone, weekdays=[], day_of_month=1, after=slot)
        assert following > slot
        slot = following
        if slot > last:
            return
        yield slot


def _check_daily(zone: ZoneInfo, at: time, first: datetime, last: datetime) -> None:
    slots = list(_chain(zone, at, first, last))
    days = [_check_slot(zone, at, slot) for slot in slots]
    assert [day.toordinal() for day in days] == list(range(days[0].toordinal(), days[0].toordinal() + len(days)))


def _check_slot(zone: ZoneInfo, at: time, slot: datetime) -> date:
    """The day that the slot is for."""
    local = slot.astimezone(zone)
    assert local.fold == 0, "the second of two"
    if local.time() == at:
        return local.date()
    wall, before = local.replace(tzinfo=None), (slot - MINUTE).astimezone(zone).replace(tzinfo=None)
    day = before.date() if before.time() < at else wall.date()
    wanted = datetime.combine(day, at)
    assert before < wanted < wall, "not the first minute after the gap"
    return day


def test_around_every_change_of_clocks() -> None:
    kinds = _zones()
    assert len(kinds) > 20
    for changes, name in kinds.items():
        for moment, _, _ in changes[:2]:
            for at in _times(changes):
                _check_daily(ZoneInfo(name), at, moment - timedelta(days=2), moment + timedelta(days=2))


@pytest.mark.slow
def test_two_years_in_every_zone() -> None:
    for changes, name in _zones().items():
        for at in _times(changes):
            _check_daily(ZoneInfo(name), at, FIRST, LAST)


def test_months_in_every_zone() -> None:
    for changes, name in _zones().items():
        zone, at = ZoneInfo(name), _times(changes)[len(changes) % 3]
        slot, months = FIRST + timedelta(days=2), []
        while slot < LAST - timedelta(days=2):
            slot = next_slot(frequency="monthly", at=at, zone=zone, weekdays=[], day_of_month=31, after=slot)
            day = _check_slot(zone, at, slot)
            months.append(day)
            assert (day + timedelta(days=1)).day == 1
        assert len(months) == 24
        assert date(2028, 2, 29) in months


def test_weeks_in_every_zone() -> None:
    for changes, name in _zones().items():
        zone, at = ZoneInfo(name), _times(changes)[1]
        slot, days = FIRST, []
        while slot < LAST:
            slot = next_slot(frequency="weekly", at=at, zone=zone, weekdays=[6, 2], day_of_month=1, after=slot)
            days.append(_check_slot(zone, at, slot))
        assert {day.weekday() for day in days} == {2, 6}
        gaps = {(later - earlier).days for earlier, later in pairwise(days)}
        assert gaps == {3, 4}


_schedules = st.fixed_dictionaries(
    {
        "frequency": st.sampled_from(["daily", "weekly", "monthly"]),
        "at": st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        "zone": st.sampled_from(sorted(available_timezones() - {"localtime"})).map(ZoneInfo),
        "weekdays": st.sets(st.integers(0, 6), min_size=1),
        "day_of_month": st.integers(1, 31),
    }
)
_moments = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=300, deadline=None)
@given(_schedules, _moments, st.timedeltas(timedelta(0), timedelta(days=70)))
def test_no_slot_lies_between_a_moment_and_its_next_slot(
    schedule: dict[str, object], moment: datetime, later_by: timedelta
) -> None:
    slot = next_slot(**schedule, after=moment)  # type: ignore[arg-type]
    assert slot > moment
    later = next_slot(**schedule, after=moment + later_by)  # type: ignore[arg-type]
    assert later == slot if moment + later_by < slot else later > slot
