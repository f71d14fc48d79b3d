"""A site's automation config: made on first need, described, changed in part, and copied into a run."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from igny8.access import audit
from igny8.automation.config_fields import FIELDS, read_field
from igny8.automation.schedule import next_slot
from igny8.lib import clock, zones
from igny8.lib.errors import Invalid
from igny8.models import AutomationConfig, Site, User

_SCHEDULE = {"is_enabled", "frequency", "scheduled_time", "weekdays", "day_of_month", "time_zone"}
_SET_BY_SCHEDULER = ("last_run_at", "next_run_at")


def get_config(site: Site) -> AutomationConfig:
    """The site's config, with the defaults where it has none yet. Two callers at once get the same row."""
    config, _ = AutomationConfig.objects.get_or_create(site=site)
    config.site = site
    return config


def describe_config(config: AutomationConfig) -> dict[str, Any]:
    """The whole config in plain JSON values; times in UTC and ISO 8601, `scheduled_time` as HH:MM in `time_zone`."""
    described: dict[str, Any] = {"time_zone": config.site.time_zone}
    for name in FIELDS:
        described[name] = _plain(getattr(config, name))
    described["scheduled_time"] = f"{config.scheduled_time:%H:%M}"
    for name in _SET_BY_SCHEDULER:
        moment = getattr(config, name)
        described[name] = moment.isoformat() if moment else None
    return described


def run_settings(config: AutomationConfig) -> dict[str, Any]:
    """What a run keeps of the config: everything but the schedule, as plain JSON values."""
    return {name: _plain(getattr(config, name)) for name in FIELDS if name not in _SCHEDULE}


def _plain(value: Any) -> Any:
    """Money as JSON has it."""
    return float(value) if isinstance(value, Decimal) else value


def update_config(*, site: Site, changes: dict[str, Any], actor: str, user: User | None = None) -> AutomationConfig:
    """Change some fields; later runs use them, a run that is active keeps its copy. Audited.

    Values may be JSON or the strings of a command line ("5", "on", "02:30", "mon,thu", "none"). Nothing changes
    unless all of it is right: raises `Invalid`, whose `fields` names each bad field with its reason.
    """
    get_config(site)
    with transaction.atomic():
        config = AutomationConfig.objects.select_for_update().select_related("site").get(site=site)
        before = describe_config(config)
        _apply(config, _read(changes, before))
        after = describe_config(config)
        changed = {name for name in after if after[name] != before[name]}
        if "time_zone" in changed:
            config.site.save(update_fields=["time_zone"])
        reschedule(config, is_changed=bool(changed & _SCHEDULE))
        config.save(update_fields=[*FIELDS, "next_run_at"])
        if changed:
            _audit(site, actor, user, {name: [before[name], after[name]] for name in sorted(changed)})
    site.time_zone = config.site.time_zone
    return config


def _read(changes: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, value in changes.items():
        if name in _SET_BY_SCHEDULER and value == before[name]:
            continue  # a program hands the whole config back
        try:
            read[name] = zones.named(str(value)).key if name == "time_zone" else read_field(name, value)
        except Invalid as error:
            wrong[name] = error.extra["fields"]["time_zone"]
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        told = "; ".join(f"{name} {reason}" for name, reason in wrong.items())
        raise Invalid(f"Nothing was changed: {told}.", fields=wrong)
    return read


def _apply(config: AutomationConfig, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(config.site if name == "time_zone" else config, name, value)


def reschedule(config: AutomationConfig, *, is_changed: bool) -> None:
    """Set `next_run_at` anew, without saving: None when disabled, else the first slot from now on.

    A slot that is due and waits for the scheduler is kept where the schedule itself hasn't changed.
    """
    now = clock.now()
    if not config.is_enabled:
        config.next_run_at = None
    elif is_changed or config.next_run_at is None or config.next_run_at > now:
        config.next_run_at = following_slot(config, now)


def following_slot(config: AutomationConfig, after: datetime) -> datetime:
    """The first slot of the config's schedule after a moment, in UTC; whether or not it is enabled."""
    return next_slot(
        frequency=config.frequency,
        at=config.scheduled_time,
        zone=zones.named(config.site.time_zone),
        weekdays=config.weekdays,
        day_of_month=config.day_of_month,
        after=after,
    )


def _audit(site: Site, actor: str, user: User | None, changed: dict[str, list[Any]]) -> None:
    audit.record(
        account=site.account, actor=actor, user=user, action="config.update", target=site.domain, changed=changed
    )
