"""When a site's next scheduled run is due: pure functions of the schedule, the zone and the moment."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MINUTE = timedelta(minutes=1)
_AHEAD = 64  # days to look at: two months


def next_slot(
    *, frequency: str, at: time, zone: ZoneInfo, weekdays: Collection[int], day_of_month: int, after: datetime
) -> datetime:
    """The first slot after the moment `after`, in UTC.

    `frequency` is daily, weekly (on each of `weekdays`, 0 is Monday) or monthly (on `day_of_month`, or on the
    month's last day where it has fewer). `at` is wall time in `zone`: one that doesn't exist becomes the first
    minute after that does, of one that comes twice the first counts.
    """
    for day in _days(after.astimezone(zone).date()):
        if _is_on(day, frequency, weekdays, day_of_month):
            slot = moment(day, at, zone)
            if slot > after:
                return slot
    raise ValueError(f"no day fits {frequency} with weekdays {sorted(weekdays)}")


def _days(first: date) -> Iterator[date]:
    """The days from the local date of the moment on: no earlier day's slot can still be to come."""
    return (first + timedelta(days=days) for days in range(_AHEAD))


def _is_on(day: date, frequency: str, weekdays: Collection[int], day_of_month: int) -> bool:
    if frequency == "weekly":
        return day.weekday() in weekdays
    if frequency == "monthly":
        return day.day == min(day_of_month, monthrange(day.year, day.month)[1])
    return frequency == "daily"


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, when clocks in `zone` show `at` on `day`: the first, or the first minute after a gap."""
    wall = datetime.combine(day, at)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if _wall(first, zone) == wall:
        return first
    # In a gap, fold=1 reckons with the offset that comes: a moment before the clocks change; fold=0 one after.
    return _first_past(wall, wall.replace(tzinfo=zone, fold=1).astimezone(UTC), first, zone)


def _first_past(wall: datetime, before: datetime, past: datetime, zone: ZoneInfo) -> datetime:
    """The first whole minute after `before`, at the latest `past`, when clocks show more than `wall`."""
    low, high = 0, -((before - past) // _MINUTE)  # minutes from `before`
    while high - low > 1:
        middle = (low + high) // 2
        if _wall(before + middle * _MINUTE, zone) > wall:
            high = middle
        else:
            low = middle
    return before + high * _MINUTE


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
