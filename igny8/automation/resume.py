"""Lets a paused run go on from its rows, if its next step can be paid."""

from __future__ import annotations

from django.db import transaction

from igny8.automation.advance import advance
from igny8.automation.controls import By, record, wrong_state
from igny8.automation.money import beyond_caps
from igny8.automation.standstill import stood_still
from igny8.credits import budgets
from igny8.credits.ledger import are_unlimited, short_of
from igny8.gateway.spending import caps_of
from igny8.lib import doorbell
from igny8.lib.database import patiently
from igny8.lib.errors import InsufficientCredits
from igny8.models import Account, AutomationRun, RunStep, User


class OverBudget(InsufficientCredits):
    """A budget of the site can't pay the next step; `extra` holds the numbers."""

    code = "over_budget"


def resume_run(run: AutomationRun, *, user: User | None = None, actor: str = "") -> AutomationRun:
    """Go on. To resume a running run changes nothing.

    Raises `InsufficientCredits` or `OverBudget` while a run that paused for want of either can't pay its next step,
    and `WrongState` for a run that has ended.
    """
    patiently(lambda: _resume(run, By(user, actor)))
    advance(run.pk)
    run.refresh_from_db()
    return run


def _resume(run: AutomationRun, by: By) -> None:
    with transaction.atomic():
        locked = AutomationRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        if locked.status == AutomationRun.Status.RUNNING:
            return
        if locked.status != AutomationRun.Status.PAUSED:
            raise wrong_state(locked, "resumed")
        if locked.pause_reason in {AutomationRun.PauseReason.CREDITS, AutomationRun.PauseReason.BUDGET}:
            _check_next_step(locked)
        AutomationRun.objects.filter(pk=run.pk).update(
            status=AutomationRun.Status.RUNNING,
            pause_reason="",
            probe_at=None,
            probes=0,
            paused_at=None,
            paused_seconds=stood_still(locked, locked.paused_at),
        )
        # A person who resumes doesn't want to wait for a moment that was set before the pause.
        RunStep.objects.filter(run=run, status=RunStep.Status.WAITING).update(not_before=None)
        record(locked, by, "resume", "Resumed", paused_for=locked.pause_reason)
        transaction.on_commit(doorbell.ring)


def _check_next_step(run: AutomationRun) -> None:
    waiting = RunStep.objects.filter(run=run, number=run.current_stage, status=RunStep.Status.WAITING)
    step = waiting.select_related("site__account").order_by("id").first()
    if step is not None:
        _check_credits(run, step.price)
        _check_money(step)


def _check_money(step: RunStep) -> None:
    caps = caps_of(step.site)
    broken = beyond_caps(step, caps) if caps.any and step.uses_ai else None
    if broken is not None:
        raise OverBudget(
            f"{broken.message} The run stays paused; raise the cap or wait for its next period.",
            period=broken.period,
            limit=float(broken.cap),
            used=float(broken.spent + broken.flying),
            needed=float(broken.needed),
        )


def _check_credits(run: AutomationRun, needed: int) -> None:
    balance = Account.objects.values_list("credit_balance", flat=True).get(pk=run.site.account_id)
    if needed > balance and not are_unlimited():
        raise short_of(run.site.account_id, needed)
    broken = budgets.exceeded(run=run, site=run.site, needed=needed, limits=budgets.limits_of(run.site))
    if broken is not None:
        raise OverBudget(
            f"{broken.message} The run stays paused; raise the budget or wait for its next period.",
            period=broken.period,
            limit=broken.limit,
            used=broken.used,
            needed=broken.needed,
        )
