"""A step of the run, an AI call and a line of its log; and what opens an account's purse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from igny8.automation.cancel import cancel_run
from igny8.automation.log import log_event
from igny8.gateway.words import texts_of
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


def _park_the_step(world: World) -> None:
    step = RunStep.objects.get(pk=world.ids["step_id"])
    step.status, step.error, step.error_code = "failed", "The answer can't be used.", "invalid_output"
    step.save()
    RunStage.objects.filter(pk=step.stage_id).update(total_items=1, failed_items=1)
    Keyword.objects.filter(pk__in=step.item_ids).update(status=Keyword.Status.PARKED, parked_reason=step.error)
    data = {"step": step.pk, "items": step.item_ids, "code": step.error_code}
    log_event(step.run, "warning", step.error, stage=1, data=data)


PREPARE: Final[dict[str, Callable[[World], dict[str, Any] | None]]] = {
    "run_now": _end_the_run,
    "group_now": _end_the_run,
    "retry_failed": _park,
    "read_step": _park_the_step,
    "retry_step": _park_the_step,
    "list_parked": _park_the_step,
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
    turns = [("system", "Name each group."), ("user", "kettle; gooseneck kettle")]
    texts_of(call, turns, '{"groups": [{"key": "1", "name": "Kettles"}]}').save(force_insert=True)
    log_event(run, "info", "Keywords → Clusters (AI): 1 item in 1 step.", stage=1, data={"items": 1})
    return {"step_id": step.pk, "call_id": call.pk}
