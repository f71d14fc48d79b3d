"""Where credits, tokens and money went: sums by day, stage, function, model or site, over a bounded time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import TruncDate

from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.models import Account, AICall, Site
from igny8.models.ledger import CreditEntry

LONGEST: Final = 366  # days
_USUAL: Final = 30
DIMENSIONS: Final = ("day", "stage", "function", "model", "site")
# Each function serves one stage, so a function's credits are its stage's.
_STAGE_OF: Final = {
    "auto_cluster": 1,
    "generate_ideas": 2,
    "generate_content": 4,
    "generate_image_prompts": 5,
    "generate_images": 6,
}


@dataclass
class Used:
    """One day, stage, function, model or site."""

    credits: int | None = 0  # None: credits aren't booked by model
    ai_calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0  # US dollars


@dataclass(frozen=True)
class Period:
    """Days, both included, in a time zone."""

    first: date
    last: date
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def __post_init__(self) -> None:
        days = (self.last - self.first).days + 1
        if not 1 <= days <= LONGEST or not date(1970, 1, 2) <= self.first <= self.last < date(9999, 1, 1):
            reason = f"must be 1 to {LONGEST} days"
            raise Invalid(f"The time from {self.first} to {self.last} {reason}.", fields={"until": reason})

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first after it."""
        return self._midnight(self.first), self._midnight(self.last + timedelta(days=1))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone).astimezone(UTC)


def period_of(site: Site | None, first: date | None, last: date | None) -> Period:
    """From the first day to the last, in the site's time zone or UTC. Without them the last 30 days."""
    zone = ZoneInfo(site.time_zone if site else "UTC")
    last = last or clock.now().astimezone(zone).date()
    if first is None:
        first = date.fromordinal(max(1, last.toordinal() - _USUAL + 1))
    return Period(first, last, zone)


def use_by(account: Account, dimension: str, period: Period, site: Site | None = None) -> list[dict[str, Any]]:
    """What the account used, or one site of it, by a dimension; days in order, all else by what it used most of."""
    sums: dict[Any, Used] = defaultdict(Used)
    for key, settled in _settled(account, dimension, period, site):
        sums[key].credits = (sums[key].credits or 0) + settled
    for key, called in _called(account, dimension, period, site):
        used = sums[key]
        used.ai_calls, used.tokens_in, used.tokens_out = called["calls"], called["tokens_in"], called["tokens_out"]
        used.cost = float(called["cost"])
        if dimension == "model":
            used.credits = None
    rows = [{"key": str(key), **vars(used)} for key, used in sums.items()]
    if dimension == "day":
        return sorted(rows, key=lambda row: row["key"])
    return sorted(rows, key=lambda row: (-(row["credits"] or 0), -row["cost"], -row["ai_calls"], row["key"]))


def _settled(account: Account, dimension: str, period: Period, site: Site | None) -> list[tuple[Any, int]]:
    """Credits charged, by key."""
    if dimension == "model":
        return []
    begin, end = period.bounds
    entries = CreditEntry.objects.filter(
        account=account, kind=CreditEntry.Kind.SETTLE, created_at__gte=begin, created_at__lt=end
    )
    column = "stage" if dimension == "function" else dimension
    rows = _grouped(entries if site is None else entries.filter(site=site), column, period).annotate(
        settled=Sum("charged")
    )
    functions = {stage: function for function, stage in _STAGE_OF.items()}
    return [
        (functions.get(row["by"], "") if dimension == "function" else row["by"], row["settled"])
        for row in rows
        if row["by"] is not None
    ]


def _called(account: Account, dimension: str, period: Period, site: Site | None) -> list[tuple[Any, dict[str, Any]]]:
    """AI calls and what they used, by key."""
    begin, end = period.bounds
    sites = Site.objects.filter(account=account) if site is None else Site.objects.filter(pk=site.pk)
    calls = AICall.objects.filter(site__in=sites.values("pk"), created_at__gte=begin, created_at__lt=end)
    rows = _grouped(calls, dimension, period).annotate(
        calls=Count("id"), **{name: Sum(name) for name in ("tokens_in", "tokens_out", "cost")}
    )
    return [(row["by"], dict(row)) for row in rows if row["by"] is not None]


def _grouped(rows: QuerySet[Any], dimension: str, period: Period) -> Any:
    key: Any = TruncDate("created_at", tzinfo=period.zone) if dimension == "day" else F(dimension)
    return rows.annotate(by=key).values("by").order_by("by")
