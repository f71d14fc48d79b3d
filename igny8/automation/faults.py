"""Settles a step that failed: tried again later, halved until the bad item stands alone, parked, or the run paused."""

from __future__ import annotations

import random
import traceback
from datetime import timedelta
from typing import Any, Final

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, transaction

from igny8.ai.errors import KeyRefused, ProviderError, RateLimited, Unavailable
from igny8.automation.failing import fail
from igny8.automation.halving import halve, park
from igny8.automation.lease import Claim, take
from igny8.automation.log import log_event
from igny8.automation.suspend import suspend
from igny8.credits.ledger import release
from igny8.gateway.spending import CapReached
from igny8.lib import doorbell
from igny8.lib.database import present
from igny8.models import AutomationRun, RunStep

MOST_PLAN_ATTEMPTS: Final = 5  # a stage that can't be planned is a run that can't be moved on
BACKOFF_SECONDS: Final = 2.0  # doubled with each attempt, up to
MOST_BACKOFF_SECONDS: Final = 120.0
MOST_RETRY_AFTER_SECONDS: Final = 900.0  # who asks for more is asked again then, and again
DATABASE_SECONDS: Final = 5.0


def settle_fault(claim: Claim, error: Exception) -> int | None:
    """Decide and write down what an error means; the stage's open steps, or None if the step waits again.

    Raises `LeaseLost`, and then nothing was written.
    """
    if isinstance(error, OperationalError | InterfaceError):
        _wait_for_the_database(claim, error)
        return None
    if isinstance(error, CapReached):
        _stop_spending(claim, error)
        return None
    attempts = claim.step.attempts + 1
    if isinstance(error, ProviderError) and not error.is_about_item:
        _provider_fault(claim, error, attempts)
        return None
    is_last = attempts >= _most_attempts(claim) or (isinstance(error, ProviderError) and not error.is_repeatable)
    if is_last:
        return _give_up(claim, error)
    _try_later(claim, error, attempts)
    return None


def _most_attempts(claim: Claim) -> int:
    if claim.step.kind == RunStep.Kind.PLAN:
        return MOST_PLAN_ATTEMPTS
    return int(claim.run.settings.get("max_attempts") or 3)


def _try_later(claim: Claim, error: Exception, attempts: int) -> None:
    seconds = wait_seconds(error, attempts)
    message = f"{_what(error)} Tried again in {seconds:.0f} s (attempt {attempts} of {_most_attempts(claim)})."
    with transaction.atomic():
        _wait_again(claim, error, attempts=attempts, seconds=seconds)
        log_event(claim.run, "warning", message, stage=claim.step.number, data=_data(claim, error))


def wait_seconds(error: Exception, attempts: int) -> float:
    """Retry-After where the provider gave one, else exponential backoff with full jitter."""
    if isinstance(error, RateLimited | Unavailable) and error.retry_after_seconds is not None:
        asked = min(max(error.retry_after_seconds, 0.0), MOST_RETRY_AFTER_SECONDS)
        return asked + random.uniform(0, min(1.0, asked / 10))  # not all of them in the same moment
    return random.uniform(0, min(MOST_BACKOFF_SECONDS, BACKOFF_SECONDS * 2 ** (attempts - 1)))


def _provider_fault(claim: Claim, error: ProviderError, attempts: int) -> None:
    """The provider is at fault: no item is to blame, so none is parked; after max_attempts the run waits for it."""
    if error.is_repeatable and attempts < _most_attempts(claim) and not claim.is_on_probation:
        _try_later(claim, error, attempts)
        return
    with transaction.atomic():
        _wait_again(claim, error, attempts=0, seconds=0)
        log_event(claim.run, "error", _what(error), stage=claim.step.number, data=_data(claim, error))
        is_probed = not isinstance(error, KeyRefused)
        reason = AutomationRun.PauseReason.PROVIDER
        suspend(claim.run, reason, _what(error), is_probed=is_probed, stage=claim.step.number)


def _stop_spending(claim: Claim, error: CapReached) -> None:
    """The site may spend no more: the step is not to blame, and waits until a person or the calendar allows it."""
    with transaction.atomic():
        _wait_again(claim, error, attempts=claim.step.attempts, seconds=0)
        suspend(claim.run, AutomationRun.PauseReason.BUDGET, str(error), stage=claim.step.number)


def _wait_for_the_database(claim: Claim, error: DatabaseError) -> None:
    """The step is not to blame for a database that was locked, full or away."""
    with transaction.atomic():
        _wait_again(claim, error, attempts=claim.step.attempts, seconds=DATABASE_SECONDS)
        message = f"The database could not be used ({error}); the step waits {DATABASE_SECONDS:.0f} s."
        log_event(claim.run, "warning", message, stage=claim.step.number, data=_data(claim, error))


def _wait_again(claim: Claim, error: Exception, *, attempts: int, seconds: float) -> None:
    take(
        claim,
        status=RunStep.Status.WAITING,
        attempts=attempts,
        not_before=present() + timedelta(seconds=seconds),
        error=_what(error),
        error_code=_code(error),
    )
    release(claim.holding)
    transaction.on_commit(doorbell.ring)


def _give_up(claim: Claim, error: Exception) -> int | None:
    """No more attempts: the step is halved, or its one item parked. A plan has no item: the run fails."""
    reason = _what(error)
    with transaction.atomic():
        take(claim, status=RunStep.Status.FAILED, error=reason, error_code=_code(error))
        release(claim.holding)
        if claim.step.kind == RunStep.Kind.PLAN:
            fail_plan(claim.step, reason)
            return None
        log_event(claim.run, "warning", reason, stage=claim.step.number, data=_data(claim, error))
        if len(claim.step.item_ids) > 1:
            return halve(claim.step, reason)
        return park(claim.step, reason)


def fail_plan(step: RunStep, reason: str) -> None:
    """The stage can't be planned, so the run can't go on."""
    run = AutomationRun.objects.select_for_update(no_key=True).get(pk=step.run_id)
    if run.status in {AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED}:
        fail(run, f"Stage {step.number} could not be planned: {reason}")


def _what(error: Exception) -> str:
    """The error in words that a person can read."""
    said = str(error).strip()
    if isinstance(error, ProviderError | CapReached):
        return said or error.code
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _code(error: Exception) -> str:
    code = getattr(error, "code", None)
    return code[:64] if isinstance(code, str) else "unexpected"


def _data(claim: Claim, error: Exception) -> dict[str, Any]:
    data: dict[str, Any] = {"step": claim.step.pk, "items": claim.step.item_ids, "code": _code(error)}
    if not isinstance(error, ProviderError):
        data["traceback"] = "".join(traceback.format_exception(error))[-4_000:]
    return data
