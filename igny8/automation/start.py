"""Starts runs: one pass over a site, or a single action on named items."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from igny8.automation.advance import advance
from igny8.automation.controls import By, active_run, record, run_active
from igny8.automation.estimate import estimate_new
from igny8.automation.snapshot import NUMBERS, snapshot
from igny8.lib.errors import Conflict, InsufficientCredits, Invalid
from igny8.models import AutomationConfig, AutomationRun, RunStage, RunStep, Site, User
from igny8.pipeline.registry import get_stage


class ItemsBusy(Conflict):
    """Items are in the hands of another run; `extra["items"]` names them."""

    code = "items_busy"


def start_run(
    *,
    site: Site,
    trigger: str = AutomationRun.Trigger.MANUAL,
    user: User | None = None,
    actor: str = "",
    stages: Collection[int] | None = None,
    caps: Mapping[int, int] | None = None,
    allow_partial: bool = False,
) -> AutomationRun:
    """Start a pass over the site. `stages` limits it to some, `caps` to some items per stage.

    Raises `RunActive` if the site has an active run, `InsufficientCredits` if the balance doesn't cover what the run
    is expected to cost (unless `allow_partial`), `Invalid` for senseless stages or caps. Nothing is left behind then.
    """
    settings = snapshot(site, stages=stages, caps=caps)
    if active_run(site):
        raise run_active(site)
    expected = estimate_new(site, settings)
    if not (expected["sufficient"] or allow_partial):
        raise _too_dear(expected)
    run = _insert(site, AutomationRun.Kind.PIPELINE, trigger, By(user, actor), settings, takes={}, expected=expected)
    advance(run.pk)
    run.refresh_from_db()
    return run


def _too_dear(expected: Mapping[str, Any]) -> InsufficientCredits:
    needed, balance = expected["estimated_credits"], expected["current_balance"]
    return InsufficientCredits(
        f"The run is expected to cost about {needed:,} credits; {balance:,} are available. Nothing was started: grant "
        "credits, cap stages, or start it all the same as far as they reach.",
        needed=needed,
        balance=balance,
        shortfall=needed - balance,
        estimate=dict(expected),
    )


def start_action(
    *,
    site: Site,
    stage: int,
    item_ids: Sequence[int],
    user: User | None = None,
    actor: str = "",
    trigger: str = AutomationRun.Trigger.MANUAL,
    settings: Mapping[str, Any] | None = None,
) -> AutomationRun:
    """Start one stage on named items, beside any pipeline run, at the same prices.

    `settings` overrides the site's for this run. Only items that wait at the stage's door are worked. Raises
    `ItemsBusy` if another run holds one, `Invalid` for no items or no such stage.
    """
    if stage not in NUMBERS or not item_ids:
        raise Invalid("An action names a stage from 1 to 7 and at least one item.", fields={"item_ids": "none named"})
    busy = sorted(set(item_ids) & _held(site, stage))
    if busy:
        raise ItemsBusy("Another run is working on it. Nothing was started; wait for it.", items=busy)
    copied = {**snapshot(site, stages=[stage]), f"stage_{stage}_max_items": None, **(settings or {})}
    copied[f"stage_{stage}_enabled"] = True  # asked for by name: a switch of the pipeline doesn't forbid it
    takes = {stage: {"ids": list(dict.fromkeys(item_ids)), "after": None}}
    run = _insert(site, AutomationRun.Kind.ACTION, trigger, By(user, actor), copied, takes=takes)
    advance(run.pk)
    run.refresh_from_db()
    return run


def insert_run(
    site: Site,
    kind: str,
    trigger: str,
    by: By,
    settings: Mapping[str, Any],
    takes: Mapping[int, dict[str, Any] | None],
    retry_of: AutomationRun | None = None,
    expected: Mapping[str, Any] | None = None,
) -> AutomationRun:
    """Insert a run with its seven stages, in the caller's transaction. `expected` is its estimate, to be kept."""
    run = AutomationRun.objects.create(
        site=site,
        kind=kind,
        trigger_type=trigger,
        started_by=by.user,
        retry_of=retry_of,
        settings=dict(settings),
        concurrency=settings["concurrency"],
        estimate=None if expected is None else dict(expected),
    )
    RunStage.objects.bulk_create(RunStage(run=run, number=number, takes=takes.get(number)) for number in NUMBERS)
    if kind == AutomationRun.Kind.PIPELINE:
        AutomationConfig.objects.filter(site=site).update(last_run_at=run.started_at)
    enabled = [number for number in NUMBERS if settings[f"stage_{number}_enabled"]]
    what = "Started" if kind == AutomationRun.Kind.PIPELINE else f"Started: {get_stage(enabled[0]).title}"
    record(run, by, "start", what, trigger=trigger, kind=kind, stages=enabled)
    return run


def _insert(
    site: Site,
    kind: str,
    trigger: str,
    by: By,
    settings: Mapping[str, Any],
    takes: Mapping[int, dict[str, Any] | None],
    expected: Mapping[str, Any] | None = None,
) -> AutomationRun:
    try:
        with transaction.atomic():
            return insert_run(site, kind, trigger, by, settings, takes, expected=expected)
    except IntegrityError as error:
        # Another start won: the database lets one active run a site through.
        if active_run(site) is None:
            raise
        raise run_active(site) from error


def _held(site: Site, stage: int) -> set[int]:
    open_now = [RunStep.Status.WAITING, RunStep.Status.LEASED]
    steps = RunStep.objects.filter(site=site, number=stage, kind=RunStep.Kind.WORK, status__in=open_now)
    return {item for items in steps.values_list("item_ids", flat=True) for item in items}
