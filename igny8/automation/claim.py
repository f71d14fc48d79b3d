"""Claims the next step for a worker: fair between accounts and sites, within each site's limits, paid in advance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final
from uuid import UUID

from django.db import connection

from igny8.automation.claim_sql import CHOOSE, CHOOSE_ON_SITE, READ, SERVE, TAKE
from igny8.automation.lease import Claim, lease_length
from igny8.automation.loading import step_of
from igny8.automation.money import beyond_caps
from igny8.automation.suspend import suspend
from igny8.credits.budgets import Limits, exceeded
from igny8.credits.ledger import Holding, may_come_back, reserve
from igny8.gateway.spending import PERIODS, Caps
from igny8.lib import sql
from igny8.lib.database import patiently, writing
from igny8.lib.errors import InsufficientCredits
from igny8.models import AutomationRun, RunStep

ALONE_FROM: Final = 5  # crashes after which a step is suspected of killing its worker, and runs alone there


@dataclass(frozen=True)
class Asking:
    """A worker that could take a step."""

    worker: str
    in_flight: int = 0  # steps that it works on already
    has_suspect: bool = False  # one of them runs alone
    run_id: UUID | None = None  # takes steps of this run only


class _CantPay(Exception):
    """`may_soon`: steps in flight hold what would be enough, and may give some of it back."""

    def __init__(self, run: AutomationRun, reason: str, message: str, *, may_soon: bool) -> None:
        super().__init__(message)
        self.run, self.reason, self.message, self.may_soon = run, reason, message, may_soon


def claim_step(asking: Asking) -> Claim | None:
    """The next step, leased and paid for; None if there is nothing that this worker may do now.

    A run that can't pay its next step is paused, or waits for what its steps in flight give back; the next run gets
    its turn.
    """
    if asking.has_suspect:
        return None
    passed_over: list[UUID] = []
    while True:
        try:
            return patiently(lambda: _claim(asking, passed_over))
        except _CantPay as error:
            if error.may_soon:
                passed_over.append(error.run.pk)
            else:
                patiently(partial(suspend, error.run, error.reason, error.message))


def _claim(asking: Asking, passed_over: Sequence[UUID]) -> Claim | None:
    with writing(), sql.together():
        turn = _choose(asking, passed_over)
        if turn is None:
            return None
        step, is_on_probation = step_of(turn.row)
        if step.crashes >= ALONE_FROM and asking.in_flight:
            return None  # nothing new is begun here until it has had its turn
        if step.uses_ai and turn.caps.any:
            _check_caps(step, turn.caps)
        step.fence += 1
        step.reserved = _pay(step, turn.limits)
        _take(step, asking.worker)
        return Claim(step, turn.warn_below, is_on_probation)


def _take(step: RunStep, worker: str) -> None:
    given = {"step": step.pk, "fence": step.fence, "worker": worker, "reserved": step.reserved}
    if not sql.change(TAKE, **given, later_seconds=lease_length().total_seconds()):
        raise RuntimeError(f"step {step.pk} was taken while its turn was held")
    step.status = RunStep.Status.LEASED


@dataclass(frozen=True)
class _Turn:
    row: Sequence[Any]  # of the step
    limits: Limits
    caps: Caps
    warn_below: int | None


def _choose(asking: Asking, passed_over: Sequence[UUID]) -> _Turn | None:
    """The step whose turn it is. On PostgreSQL its row and its site's are locked, and its run's against a pause."""
    given: dict[str, Any] = {f"over{number}": sql.stored(run_id) for number, run_id in enumerate(passed_over)}
    if asking.run_id is not None:
        given["only"] = sql.stored(asking.run_id)
    runs = _which_runs(asking.run_id is not None, len(passed_over))
    found = sql.first_row(CHOOSE.replace("{runs}", runs), **given)
    if found is None:
        return None
    row, (*limits, warn_below) = found[: len(READ) + 1], found[len(READ) + 1 : -len(PERIODS)]
    caps = Caps(*(None if cap is None else Decimal(str(cap)) for cap in found[-len(PERIODS) :]))
    # Marks the turn; on PostgreSQL it also lets one claim at a time through for a site.
    site_id = row[READ.index("site_id")]
    sql.send(SERVE, site=site_id)
    if connection.vendor == "postgresql":
        found = sql.first_row(CHOOSE_ON_SITE.replace("{runs}", runs), **given, site=site_id)
        if found is None:
            return None
        row = found
    return _Turn(row, Limits(*limits), caps, warn_below)


@cache
def _which_runs(is_for_one: bool, passed_over: int) -> str:
    runs = "AND r.id = %(only)s" if is_for_one else ""
    if passed_over:
        runs += f" AND r.id NOT IN ({', '.join(f'%(over{number})s' for number in range(passed_over))})"
    return runs


def _check_caps(step: RunStep, caps: Caps) -> None:
    """Money: what the step usually costs must fit beside what steps in flight may cost yet."""
    broken = beyond_caps(step, caps)
    if broken is not None:
        reason = AutomationRun.PauseReason.BUDGET
        may_soon = broken.flying > 0 and broken.spent + broken.needed <= broken.cap
        raise _CantPay(step.run, reason, broken.message, may_soon=may_soon)


def _pay(step: RunStep, limits: Limits) -> int:
    """Hold the step's price; what was taken from the balance."""
    if step.price == 0:
        return 0
    try:
        reserved = reserve(Holding(step.site.account_id, step))
    except InsufficientCredits as error:
        may_soon = may_come_back(step.site.account_id, step.price)
        raise _CantPay(step.run, AutomationRun.PauseReason.CREDITS, error.message, may_soon=may_soon) from error
    # The site's turn is ours until the commit, so no other claim spends the same budget.
    broken = exceeded(run=step.run, site=step.site, needed=step.price, limits=limits)
    if broken is not None:
        reason = AutomationRun.PauseReason.BUDGET
        raise _CantPay(step.run, reason, broken.message, may_soon=broken.settled + step.price <= broken.limit)
    return reserved
