"""The log of runs: writes RunEvent rows, reads them back as text or JSON, and prunes them when they are old."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.models import AutomationRun, RunEvent, Site

LEVELS = ("debug", "info", "warning", "error")
MOST_LINES = 1_000
_PRUNED_AT_ONCE = 2_000  # rows of one transaction, so that writers are never held up for long


def log_event(
    run: AutomationRun, level: str, message: str, *, stage: int | None = None, data: dict[str, Any] | None = None
) -> RunEvent:
    """Write a line to the run's log, in the caller's transaction if there is one. `data` must be JSON."""
    return _write(run_id=run.pk, site_id=run.site_id, level=level, stage=stage, message=message, data=data or {})


def log_site_event(site: Site, level: str, message: str, *, data: dict[str, Any] | None = None) -> RunEvent:
    """Write a line that belongs to no run: why one wasn't started."""
    return _write(run_id=None, site_id=site.pk, level=level, message=message, data=data or {})


def _write(*, level: str, **fields: Any) -> RunEvent:
    if level not in LEVELS:
        raise ValueError(f"{level!r} is no log level")
    return RunEvent.objects.create(level=level, **fields)


def read_events(
    *,
    run: AutomationRun | None = None,
    site: Site | None = None,
    level: str = "debug",
    lines: int = 100,
    after: int | None = None,
    is_over: bool = False,
) -> list[RunEvent]:
    """Events of a run or of a whole site, oldest first, of `level` and above.

    Without `after` the last `lines` of them; with it the next `lines` whose id is higher: call again with the
    last id to follow. `is_over` says that the run had ended before: then every line of it is there to be read, and
    none is kept back. Raises `Invalid` for an unknown level and for `lines` outside 1 to 1,000.
    """
    _check(level, lines)
    events = RunEvent.objects.filter(level__in=LEVELS[LEVELS.index(level) :])
    if run is not None:
        events = events.filter(run=run)
    if site is not None:
        events = events.filter(site=site)
    if after is None:
        return list(reversed(events.order_by("-id")[:lines]))
    following = events.filter(id__gt=after)
    return list((following if is_over else following.filter(id__lte=settled_id())).order_by("id")[:lines])


def _check(level: str, lines: int) -> None:
    wrong = {}
    if level not in LEVELS:
        wrong["level"] = f"must be one of {', '.join(LEVELS)}"
    if not 1 <= lines <= MOST_LINES:
        wrong["lines"] = f"must be 1 to {MOST_LINES:,}"
    if wrong:
        told = "; ".join(f"{field} {reason}" for field, reason in wrong.items())
        raise Invalid(f"The log can't be read so: {told}.", fields=wrong)


def read_following(*, after: int, lines: int, site_id: int | None = None) -> tuple[list[RunEvent], int]:
    """The next events after an id, of one site or of all, and the id up to which all there will ever be were read."""
    settled = settled_id()
    events = RunEvent.objects.filter(id__gt=after, id__lte=settled).order_by("id")
    found = list((events if site_id is None else events.filter(site=site_id))[:lines])
    return found, found[-1].pk if len(found) == lines else max(after, settled)


def settled_id() -> int:
    """The id below which no line will ever be added: whoever reads in the order of ids up to it misses none.

    PostgreSQL hands out ids before the commit: 12 may be seen while 11 is not. SQLite has one writer at a time.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        return _number("SELECT igny8_log_settled()")
    return last_id()


def last_id() -> int:
    """The highest id that was ever handed out, even if its line is pruned by now."""
    if connection.vendor == "postgresql":
        return _number("SELECT last_value - (NOT is_called)::int FROM igny8_runevent_id_seq")
    return _number("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'igny8_runevent'")


def _number(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return int(cursor.fetchone()[0])


def event_text(event: RunEvent, zone: ZoneInfo) -> str:
    """One line: time in `zone`, level, stage, message. What would break the line or the terminal becomes a space."""
    stage = f"stage {event.stage}" if event.stage else "run" if event.run_id else "site"
    time = event.time.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    return f"{time} {event.level.upper():<7} {stage:<7} {_one_line(event.message)}"


def _one_line(message: str) -> str:
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in message)


def log_text(events: Iterable[RunEvent], site: Site) -> str:
    """The lines of the events, in the site's time."""
    zone = ZoneInfo(site.time_zone)
    return "\n".join(event_text(event, zone) for event in events)


def event_json(event: RunEvent) -> dict[str, Any]:
    """The same for programs; `time` is ISO 8601 in UTC."""
    return {
        "id": event.pk,
        "run_id": str(event.run_id) if event.run_id else None,
        "time": event.time.isoformat(),
        "level": event.level,
        "stage": event.stage,
        "message": event.message,
        "data": event.data,
    }


def prune_events(days: int) -> int:
    """Delete events older than `days`, a batch at a time; how many went. Other writers get their turn in between."""
    oldest = clock.now() - timedelta(days=days)
    pruned = 0
    while ids := list(
        RunEvent.objects.filter(time__lt=oldest).order_by("time").values_list("id", flat=True)[:_PRUNED_AT_ONCE]
    ):
        pruned += RunEvent.objects.filter(id__in=ids).delete()[0]
    return pruned
