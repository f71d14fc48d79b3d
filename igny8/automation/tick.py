"""The scheduler's tick: starts the run of each site whose slot has come. Any number of schedulers may tick at once."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Min, QuerySet

from igny8.access import audit
from igny8.automation.afford import lacking_for_one_item
from igny8.automation.config import following_slot
from igny8.automation.controls import RunActive, active_run
from igny8.automation.log import log_event, log_site_event
from igny8.automation.start import start_run
from igny8.automation.tell import tell_skipped
from igny8.lib import clock, zones
from igny8.lib.database import patiently
from igny8.models import AutomationConfig, AutomationRun, Site

ACTOR: Final = "scheduler"
_LATE: Final = timedelta(minutes=5)  # from here on the log says that a run was late
_NEAR: Final = timedelta(hours=49)  # no second-next slot is nearer than this, in any zone

_log = logging.getLogger("igny8.scheduler")


def tick() -> list[AutomationRun]:
    """Serve every slot that has come; the runs that were started. What fails for one site leaves the others alone.

    However many slots of a site were missed, one run is started, and the next slot is the first from now on.
    """
    _draw_in_far_slots()
    due = _enabled().filter(next_run_at__lte=clock.now())
    started = []
    for config in due.select_related("site__account").order_by("next_run_at", "id"):
        try:
            run = patiently(partial(_serve, config))
        except Exception:  # noqa: BLE001 - it is rolled back, and tried again at the next tick
            _log.exception("the run of %s could not be started; it is tried again in a minute", config.site.domain)
        else:
            started += [run] if run else []
    return started


def seconds_to_next_slot() -> float | None:
    """Seconds until the next slot comes; None if none is planned. One that has come is for the next tick."""
    now = clock.now()
    to_come = _enabled().filter(next_run_at__gt=now)
    first = to_come.aggregate(first=Min("next_run_at"))["first"]
    return None if first is None else float((first - now).total_seconds())


def _enabled() -> QuerySet[AutomationConfig]:
    """The schedules that count: those of a site that was deleted wait until it is restored."""
    return AutomationConfig.objects.filter(is_enabled=True, site__deleted_at__isnull=True)


def _serve(config: AutomationConfig) -> AutomationRun | None:
    """Take the slot and start its run, in one transaction: who dies between the two has done neither."""
    slot = config.next_run_at
    with transaction.atomic():
        mine = AutomationConfig.objects.filter(pk=config.pk, is_enabled=True, next_run_at=slot)
        if slot is None or not mine.update(next_run_at=following_slot(config, clock.now())):
            return None  # another scheduler took it, or a person changed the schedule
        return _start(config, slot)


def _start(config: AutomationConfig, slot: datetime) -> AutomationRun | None:
    site, planned = config.site, _told(slot, config.site)
    active = active_run(site)
    if active is not None:
        _pass_over(active, planned)
        return None
    lacking = lacking_for_one_item(site)
    if lacking is not None:
        _skip(site, slot, planned, lacking)
        return None
    try:
        run = start_run(site=site, trigger=AutomationRun.Trigger.SCHEDULED, actor=ACTOR, allow_partial=True)
    except RunActive:  # started by somebody in this very moment
        active = active_run(site)
        if active is None:
            raise
        _pass_over(active, planned)
        return None
    if clock.now() - slot > _LATE:
        facts = {"slot": slot.isoformat()}
        log_event(run, "info", f"It was planned for {planned}; no scheduler was at work then.", data=facts)
    return run


def _pass_over(active: AutomationRun, planned: str) -> None:
    log_event(active, "warning", f"No new run was started at {planned}, as planned: this one is {active.status}.")


def _skip(site: Site, slot: datetime, planned: str, lacking: str) -> None:
    """Tell everybody who could look: the site's log, the audit trail, the scheduler's own output."""
    message = f"The run planned for {planned} was skipped: {lacking}"
    facts: dict[str, Any] = {"slot": slot.isoformat(), "reason": lacking}
    log_site_event(site, "warning", message, data=facts)
    audit.record(
        account=site.account, actor=ACTOR, action="schedule.skipped", target=site.domain, site=site.pk, **facts
    )
    tell_skipped(site, message, **facts)
    _log.warning("%s: %s", site.domain, message)


def _told(slot: datetime, site: Site) -> str:
    return f"{slot.astimezone(zones.named(site.time_zone)):%Y-%m-%d %H:%M} ({site.time_zone})"


def _draw_in_far_slots() -> None:
    """Plan anew what lies further ahead than the second-next slot: written while the clock was wrong.

    One slot may lie between: a clock that is set back an hour must not make a slot come twice.
    """
    now = clock.now()
    for config in _enabled().filter(next_run_at__gt=now + _NEAR).select_related("site"):
        first = following_slot(config, now)
        if config.next_run_at is not None and config.next_run_at > following_slot(config, first):
            mine = AutomationConfig.objects.filter(pk=config.pk, is_enabled=True, next_run_at=config.next_run_at)
            if patiently(partial(mine.update, next_run_at=first)):
                _log.warning("%s: the next run was planned too far ahead; it is at %s now", config.site.domain, first)
