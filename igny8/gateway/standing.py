"""How providers stand: what their calls of the last days came to. Counted from rows, so every process says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, Max, Q, QuerySet

from igny8.gateway.connections import most_in_flight
from igny8.gateway.costs import calls_of
from igny8.gateway.known import Known
from igny8.gateway.policy import RESTING_SECONDS
from igny8.lib import clock
from igny8.models import Account, AICall, Site

DAYS: Final = 7
_RESTS: Final = {"rate_limited", "unavailable", "key_refused", "model_gone"}  # see igny8.gateway.policy


@dataclass(frozen=True)
class Standing:
    """One provider's last days."""

    state: str = "unused"  # unused, working, failing, resting: failed within the last minute, and may be left alone
    last_call_at: datetime | None = None
    last_outcome: str = ""
    last_error: str = ""
    last_model: str = ""
    latency_ms: int | None = None  # of the last call
    calls: int = 0
    failed: int = 0
    rate_limited: int = 0
    most_in_flight: int = 0  # requests at once, at most


def standings(where: Site | Account, providers: Iterable[Known]) -> dict[str, Standing]:
    """How each provider stands with a site, or with all sites of an account, by its name."""
    calls = calls_of(where, clock.now() - timedelta(days=DAYS))
    counts = {row["provider"].lower(): row for row in _counts(calls)}
    latest = {call.provider.lower(): call for call in _latest(calls, counts.values())}
    return {
        known.name: _standing(known, counts.get(known.name.lower()), latest.get(known.name.lower()))
        for known in providers
    }


def _counts(calls: QuerySet[AICall]) -> Iterable[Any]:
    return (
        calls.order_by()
        .values("provider")
        .annotate(
            calls=Count("id"),
            failed=Count("id", filter=~Q(outcome="ok")),
            rate_limited=Count("id", filter=Q(outcome="rate_limited")),
            last=Max("created_at"),
        )
    )


def _latest(calls: QuerySet[AICall], counts: Iterable[Any]) -> Iterable[AICall]:
    """The last call of each, in one query."""
    last = [Q(provider=row["provider"], created_at=row["last"]) for row in counts]
    return calls.filter(reduce(or_, last)).order_by("id") if last else ()


def _standing(known: Known, counts: Any, call: AICall | None) -> Standing:
    if call is None or counts is None:
        return Standing(most_in_flight=most_in_flight(known))
    return Standing(
        state=_state(call),
        last_call_at=call.created_at,
        last_outcome=call.outcome,
        last_error=call.error,
        last_model=call.model,
        latency_ms=call.latency_ms,
        calls=counts["calls"],
        failed=counts["failed"],
        rate_limited=counts["rate_limited"],
        most_in_flight=most_in_flight(known),
    )


def _state(call: AICall) -> str:
    if call.outcome == "ok":
        return "working"
    is_fresh = clock.now() - call.created_at < timedelta(seconds=RESTING_SECONDS)
    return "resting" if is_fresh and call.outcome in _RESTS else "failing"
