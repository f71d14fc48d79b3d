"""Makes the step that a claim is for of its row, with run and site; those are kept for two seconds, a step never."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from igny8.automation.claim_sql import READ
from igny8.models import AutomationRun, RunStep

_KEPT_SECONDS: Final = 2.0  # a change of the site's voice or language reaches its steps within so long
_MOST_KEPT: Final = 500

_kept: dict[UUID, tuple[float, AutomationRun]] = {}


def step_of(row: Sequence[Any]) -> tuple[RunStep, bool]:
    """The step of a row of `READ` and its run's `probes`; and whether that run is on probation.

    What isn't in `READ` is deferred. Don't change its run or site: threads share them.
    """
    *values, probes = row
    read = dict(zip(READ, values, strict=True))
    read |= {"item_ids": json.loads(read["item_ids"]), "payload": json.loads(read["payload"])}
    read |= {"uses_ai": bool(read["uses_ai"]), "run_id": _uuid(read["run_id"])}
    step = RunStep.from_db(connection.alias, list(read), list(read.values()))
    step.run = _run(step.run_id)
    step.site = step.run.site
    return step, probes > 0


def _uuid(stored: UUID | str) -> UUID:
    return stored if isinstance(stored, UUID) else UUID(hex=stored)


def _run(run_id: UUID) -> AutomationRun:
    until, run = _kept.get(run_id, (0.0, None))
    if run is None or until < time.monotonic():
        run = AutomationRun.objects.select_related("site__account").get(pk=run_id)
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[run_id] = (time.monotonic() + _KEPT_SECONDS, run)
    return run
