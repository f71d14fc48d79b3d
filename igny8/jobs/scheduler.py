"""The scheduler: ticks, sweeps and tidies on time, from one thread that sleeps in between."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.db import close_old_connections, connections

from igny8.access.factors import reseal_factors
from igny8.access.tidy import tidy_doors
from igny8.automation.log import prune_events
from igny8.automation.sites import purge_sites
from igny8.automation.sweep import sweep
from igny8.automation.tick import seconds_to_next_slot, tick
from igny8.gateway.keeping import forget_kept
from igny8.gateway.setting_up import reseal_keys
from igny8.gateway.words import prune_words
from igny8.jobs.tidy import remove_orphans
from igny8.notifications.notify import prune_notifications
from igny8.planning.bulk.undo import forget_old_changes
from igny8.planning.import_jobs import expire_imports

TICK_SECONDS: Final = 60.0
HOUR_SECONDS: Final = 3_600.0
DAY_SECONDS: Final = 86_400.0
_SOONEST: Final = 0.05  # between two rounds, where a sleep ends a little before the slot

_log = logging.getLogger("igny8.scheduler")


@dataclass
class Duty:
    """Something to be done again and again."""

    name: str
    do: Callable[[], object]
    every_seconds: float
    sooner: Callable[[], float | None] = lambda: None  # seconds until it is wanted, if that is before its time
    due_at: float = field(default=0.0, init=False)  # by the monotonic clock: it takes no part in changes of time


def duties() -> list[Duty]:
    """What the scheduler does, and how often. Each is safe from any number of schedulers at once."""
    return [
        Duty("tick", tick, TICK_SECONDS, seconds_to_next_slot),
        Duty("sweep", sweep, settings.IGNY8_SWEEP_SECONDS),
        Duty("prune the log", lambda: prune_events(settings.IGNY8_LOG_DAYS), DAY_SECONDS),
        Duty("forget prompts and answers", lambda: prune_words(settings.IGNY8_AI_TEXT_DAYS), DAY_SECONDS),
        Duty("forget parts of articles", lambda: forget_kept(settings.IGNY8_AI_TEXT_DAYS), DAY_SECONDS),
        Duty("seal keys anew", reseal_keys, DAY_SECONDS),
        Duty("seal second factors anew", reseal_factors, DAY_SECONDS),
        Duty("prune notifications", lambda: prune_notifications(settings.IGNY8_LOG_DAYS), DAY_SECONDS),
        Duty("tidy the doors", tidy_doors, DAY_SECONDS),
        Duty("remove orphaned images", remove_orphans, DAY_SECONDS),
        Duty("purge deleted sites", purge_sites, HOUR_SECONDS),
        Duty("forget old bulk changes", forget_old_changes, HOUR_SECONDS),
        Duty("let go old uploads", expire_imports, HOUR_SECONDS),
    ]


def run_scheduler(stop: threading.Event, to_do: list[Duty] | None = None) -> None:
    """Do every duty on time until `stop` is set. A duty that fails is logged and done again at its next time."""
    to_do = duties() if to_do is None else to_do
    try:
        while not stop.is_set():
            for duty in to_do:
                if duty.due_at <= time.monotonic() and not stop.is_set():
                    _do(duty)
            stop.wait(max(_SOONEST, min(duty.due_at for duty in to_do) - time.monotonic()))
    finally:
        connections.close_all()


def _do(duty: Duty) -> None:
    wanted = None
    close_old_connections()  # the database may have been restarted since
    try:
        duty.do()
        wanted = duty.sooner()
    except Exception:  # noqa: BLE001 - one duty's failure must not end the others
        _log.exception("could not %s; it is tried again in %.0f s", duty.name, duty.every_seconds)
    duty.due_at = time.monotonic() + (duty.every_seconds if wanted is None else min(duty.every_seconds, wanted))
