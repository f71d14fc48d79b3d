"""A step of the run, an AI call and a line of its log; and what opens an account's purse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.automation.cancel import cancel_run
from igny8.automation.log import log_event
from igny8.models import AICall, AutomationRun, Keyword, RunStage, RunStep
from tests.api.people import World

BODIES: Final[dict[str, Any]] = {
    "run_now": {"stages": [1, 2, 3], "caps": {"2": 10}, "allow_partial": False},
    "update_config": {"is_enabled": True, "frequency": "weekly", "weekdays": [0, 3], "scheduled_time": "02:30"},
    "grant_credits": {"amount": 5_000, "note": "November"},
}


def _end_the_run(world: World) -> None:
    cancel_run(AutomationRun.objects.get(pk=world.ids["run_id"]), user=world.alice)


def _park(world: World) -> None:
    Keyword.objects.filter(site=world.site).update(status=Keyword.Status.PARKED)


PREPARE: Final[dict[str, Callable[[World], dict[str, Any] | None]]] = {
    "run_now": _end_the_run,
    "group_now": _end_the_run,
    "retry_failed": _park,
}


def fill(world: World) -> dict[str, Any]:
    run = AutomationRun.objects.filter(site=world.site).latest("started_at")
    keyword = Keyword.objects.filter(site=world.site).first()
    step = RunStep.objects.create(
        run=run,
        stage=RunStage.objects.get(run=run, number=1),
        site=world.site,
        number=1,
        item_ids=[keyword.pk if keyword else 1],
    )
    call = AICall.objects.create(
        site=world.site, run=run, step=step, stage=1, function="auto_cluster", provider="offline", outcome="ok"
    )
    log_event(run, "info", "Keywords → Clusters (AI): 1 item in 1 step.", stage=1, data={"items": 1})
    return {"step_id": step.pk, "call_id": call.pk}
