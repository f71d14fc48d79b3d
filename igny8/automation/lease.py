"""Who works on a step, and until when: claims are leases, and every write under one checks its fence first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from igny8.credits.ledger import Holding, release
from igny8.lib import doorbell
from igny8.lib.database import patiently, present
from igny8.models import AutomationRun, RunStep, Site
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Stage


@dataclass(frozen=True)
class Claim:
    """A step that this worker owns while its lease lasts. Its run and site are loaded and shared: never change them."""

    step: RunStep
    warn_below: int | None = None  # of its site
    is_on_probation: bool = False  # its run's provider failed the last time

    @property
    def run(self) -> AutomationRun:
        return self.step.run

    @property
    def site(self) -> Site:
        return self.step.site

    @property
    def stage(self) -> Stage:
        return get_stage(self.step.number)

    @property
    def holding(self) -> Holding:
        return Holding(self.step.site.account_id, self.step)


class LeaseLost(Exception):
    """The step is another's now, or its run was cancelled: whatever was made of it is thrown away."""


def lease_length() -> timedelta:
    """How long a claim holds without being renewed (IGNY8_LEASE_SECONDS, 60)."""
    return timedelta(seconds=settings.IGNY8_LEASE_SECONDS)


def take(claim: Claim, **changes: Any) -> None:
    """End the lease with these changes: the first statement of every settling transaction.

    Raises `LeaseLost` where fence, status or time say that the step is no longer ours. From here to the commit
    nobody else can touch the step.
    """
    step = claim.step
    mine = RunStep.objects.filter(pk=step.pk, fence=step.fence, status=RunStep.Status.LEASED, lease_until__gt=present())
    if not mine.update(lease_until=None, leased_by="", reserved=0, **changes):
        raise LeaseLost(f"step {step.pk}, fence {step.fence}")


def renew(worker: str, step_ids: Iterable[int]) -> int:
    """Prolong the leases that `worker` holds on these steps; how many it still holds.

    One that ran out is not renewed: the step may be another's at any moment.
    """
    held = RunStep.objects.filter(
        pk__in=list(step_ids), leased_by=worker, status=RunStep.Status.LEASED, lease_until__gt=present()
    )
    return patiently(lambda: held.update(lease_until=present() + lease_length()), seconds=lease_length().seconds / 4)


def give_back(step: RunStep, conditions: Mapping[str, Any], *, crashed: bool) -> bool:
    """Let a leased step wait again without its worker: in one transaction, its reservation returned.

    `crashed` counts against the step; a worker that shuts down in order doesn't. False if the step moved on.
    """
    with transaction.atomic():
        theirs = RunStep.objects.filter(pk=step.pk, fence=step.fence, status=RunStep.Status.LEASED, **conditions)
        crashes = F("crashes") + 1 if crashed else F("crashes")
        if not theirs.update(
            status=RunStep.Status.WAITING, lease_until=None, leased_by="", reserved=0, crashes=crashes
        ):
            return False
        release(Holding(step.site.account_id, step))
        transaction.on_commit(doorbell.ring)
        return True


def give_back_all(worker: str, *, crashed: bool) -> int:
    """Let every step wait again that `worker` has leased; how many there were."""
    leased = RunStep.objects.filter(status=RunStep.Status.LEASED, leased_by=worker).select_related("site")
    return sum(patiently(partial(give_back, step, {"leased_by": worker}, crashed=crashed)) for step in leased)
