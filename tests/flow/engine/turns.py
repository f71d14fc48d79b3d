"""Works steps one after another in the test's own thread, so that nothing depends on time."""

from __future__ import annotations

from igny8.automation.claim import Asking, claim_step
from igny8.automation.lease import Claim
from igny8.automation.work import work_step
from igny8.models import AutomationRun


def take(worker: str = "test") -> Claim:
    """The next step, which must be there."""
    claim = claim_step(Asking(worker))
    assert claim is not None
    return claim


def take_work(worker: str = "test") -> Claim:
    """The next work step, after its stage was planned."""
    while (claim := take(worker)).step.kind == "plan":
        work_step(claim)
    return claim


def work_all(most: int = 1_000) -> int:
    """Work every step that may be worked now; how many there were."""
    for count in range(most):
        claim = claim_step(Asking("test"))
        if claim is None:
            return count
        work_step(claim)
    raise AssertionError(f"still at work after {most} steps")


def fresh(run: AutomationRun) -> AutomationRun:
    run.refresh_from_db()
    return run
