"""A site's limits in money: US dollars per run, per day and per month, in the site's time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Sum

from igny8.lib import clock
from igny8.models import AICall, AutomationConfig, Site

PERIODS = ("run", "day", "month")


@dataclass(frozen=True)
class Caps:
    """What a site may spend; None is no limit."""

    run: Decimal | None = None
    day: Decimal | None = None
    month: Decimal | None = None

    @property
    def any(self) -> bool:
        return any(getattr(self, period) is not None for period in PERIODS)


@dataclass(frozen=True)
class Overspent:
    """A cap that one more piece of work would break, or that is used up."""

    period: str  # run, day, month
    cap: Decimal
    spent: Decimal
    flying: Decimal  # what steps in flight are expected to cost yet
    needed: Decimal  # what the next step is expected to cost

    @property
    def message(self) -> str:
        left = max(Decimal(0), self.cap - self.spent - self.flying)
        return (
            f"The cap of ${self.cap:,.2f} a {self.period} leaves ${left:,.4f}; "
            f"the next step costs about ${self.needed:,.4f}."
        )


class CapReached(Exception):
    """The site may not spend more: no further request is made. The engine pauses the run."""

    code = "cap_reached"

    def __init__(self, period: str, cap: Decimal, spent: Decimal) -> None:
        super().__init__(f"The cap of ${cap:,.2f} a {period} is reached: ${spent:,.4f} were spent.")
        self.period, self.cap, self.spent = period, cap, spent


def caps_of(site: Site) -> Caps:
    """The caps of the site's config now, not a run's copy: raising one lets a paused run go on."""
    fields = [f"max_cost_per_{period}" for period in PERIODS]
    return Caps(*(AutomationConfig.objects.filter(site=site).values_list(*fields).first() or ()))


def spent_in(period: str, *, site: Site, run_id: UUID | None) -> Decimal:
    """Dollars that the site's calls have cost in the run, today or this month: counted, discarded steps included."""
    if period == "run" and run_id is None:
        return Decimal(0)
    calls = AICall.objects.filter(run_id=run_id) if period == "run" else calls_since(period, site)
    return sum_of(calls)


def sum_of(calls: QuerySet[AICall]) -> Decimal:
    """What calls have cost."""
    return Decimal(calls.aggregate(sum=Sum("cost"))["sum"] or 0)


def calls_since(period: str, site: Site) -> QuerySet[AICall]:
    """The site's calls of today, or of this month, where the site is."""
    return AICall.objects.filter(site=site, created_at__gte=_beginning(period, site))


def check(caps: Caps, *, site: Site, run_id: UUID | None) -> None:
    """Raise `CapReached` where a cap is used up. Before each request, so that a long step stops too."""
    for period in PERIODS:
        cap = getattr(caps, period)
        if cap is not None and (period != "run" or run_id is not None):
            spent = spent_in(period, site=site, run_id=run_id)
            if spent >= cap:
                raise CapReached(period, cap, spent)


def overspent(caps: Caps, *, site: Site, run_id: UUID | None, needed: Decimal, flying: Decimal) -> Overspent | None:
    """The first cap that what is in flight and `needed` more dollars would break; None if they fit."""
    for period in PERIODS:
        cap = getattr(caps, period)
        if cap is not None:
            spent = spent_in(period, site=site, run_id=run_id)
            if spent + flying + needed > cap or (needed and spent >= cap):
                return Overspent(period, cap, spent, flying, needed)
    return None


def _beginning(period: str, site: Site) -> datetime:
    now = clock.now().astimezone(ZoneInfo(site.time_zone))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return midnight if period == "day" else midnight.replace(day=1)
