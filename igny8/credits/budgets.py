"""A site's own limits: credits per run, per day and per month, in the site's time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Sum

from igny8.lib import clock
from igny8.models import AutomationConfig, AutomationRun, RunStep, Site
from igny8.models.ledger import CreditEntry


@dataclass(frozen=True)
class Exceeded:
    """A limit that the next step would break."""

    period: str  # run, day, month
    limit: int
    settled: int
    flying: int  # what steps in flight may cost
    needed: int

    @property
    def used(self) -> int:
        return self.settled + self.flying

    @property
    def message(self) -> str:
        return (
            f"The budget of {self.limit:,} credits a {self.period} leaves {max(0, self.limit - self.used):,}; "
            f"the next step may cost {self.needed:,}."
        )


@dataclass(frozen=True)
class Limits:
    """A site's budgets; None is no limit."""

    run: int | None = None
    day: int | None = None
    month: int | None = None


def limits_of(site: Site) -> Limits:
    """The limits of the site's config now, not a run's copy: raising one lets a paused run go on."""
    fields = ("max_credits_per_run", "max_credits_per_day", "max_credits_per_month")
    return Limits(*(AutomationConfig.objects.filter(site=site).values_list(*fields).first() or ()))


def exceeded(*, run: AutomationRun | None, site: Site, needed: int, limits: Limits) -> Exceeded | None:
    """The first budget that `needed` more credits would break; None if they fit.

    Whoever claims holds the site's row, so two claims never both take the last credit. Without a run, the question
    is about one to come.
    """
    if needed == 0:
        return None
    now = clock.now().astimezone(ZoneInfo(site.time_zone))
    for period, limit in (("run", limits.run), ("day", limits.day), ("month", limits.month)):
        if limit is not None:
            settled, flying = _used(period, run, site, now)
            if settled + flying + needed > limit:
                return Exceeded(period, limit, settled, flying, needed)
    return None


def charged(site: Site) -> dict[str, int]:
    """Credits charged today and this month, where the site is."""
    now = clock.now().astimezone(ZoneInfo(site.time_zone))
    return {period: _used(period, None, site, now)[0] for period in ("day", "month")}


def _used(period: str, run: AutomationRun | None, site: Site, now: datetime) -> tuple[int, int]:
    entries = CreditEntry.objects.filter(site=site, kind=CreditEntry.Kind.SETTLE)
    flying = RunStep.objects.filter(site=site, status=RunStep.Status.LEASED)
    if period == "run" and run is None:
        return 0, 0
    if period == "run":
        entries, flying = entries.filter(run=run), flying.filter(run=run)
    else:
        entries = entries.filter(created_at__gte=_beginning(period, now))
    settled = entries.aggregate(sum=Sum("charged"))["sum"] or 0
    return int(settled), int(flying.aggregate(sum=Sum("price"))["sum"] or 0)


def _beginning(period: str, now: datetime) -> datetime:
    """Midnight of today, or of the first of this month, where the site is."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight if period == "day" else midnight.replace(day=1)
