"""What went wrong in a run: the items that were set aside, by step, and what was tried before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from igny8.automation.steps import describe_steps
from igny8.models import AutomationRun, RunEvent, RunStage, RunStep
from igny8.pipeline.registry import get_stage

MOST_PARKED: Final = 500  # items that are shown at once
_MOST_TROUBLES: Final = 50  # lines of a step
_OVER: Final = (RunStep.Status.DONE, RunStep.Status.FAILED)  # a step that is done may have refused some of its items


def parked_of(run: AutomationRun, *, most: int = MOST_PARKED) -> tuple[list[dict[str, Any]], int]:
    """Items of the run that are set aside now, with their reasons, and how many more there are."""
    numbers = RunStage.objects.filter(run=run, failed_items__gt=0).order_by("number").values_list("number", flat=True)
    reasons = {number: get_stage(number).parked(run.site) for number in numbers}
    held = _held(run, reasons)
    found = [
        {"stage": number, "item_id": item, "step_id": held[number, item], "reason": reason}
        for number, by_item in reasons.items()
        for item, reason in by_item.items()
        if (number, item) in held
    ]
    return _named(run, found[:most]), max(0, len(found) - most)


def describe_step(run: AutomationRun, step: RunStep) -> dict[str, Any]:
    """A step with all its items, the reasons of those that are set aside, and the troubles on its way."""
    stage = get_stage(step.number)
    names = stage.names(run.site, step.item_ids)
    parked = stage.parked(run.site) if step.status in _OVER else {}
    items = [{"item_id": item, "label": names.get(item), "reason": parked.get(item)} for item in step.item_ids]
    return {**describe_steps([step], run.site)[0], "items": items, "troubles": _troubles(run, step)}


def _held(run: AutomationRun, reasons: Mapping[int, Mapping[int, str]]) -> dict[tuple[int, int], int]:
    """The step that set each item aside: the last that held it, since halves come after their whole."""
    if not any(reasons.values()):
        return {}
    steps = RunStep.objects.filter(run=run, number__in=list(reasons), kind=RunStep.Kind.WORK, status__in=_OVER)
    rows = steps.order_by("id").values_list("pk", "number", "item_ids")
    return {(number, item): pk for pk, number, items in rows for item in items if item in reasons[number]}


def _named(run: AutomationRun, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = {
        number: get_stage(number).names(run.site, [each["item_id"] for each in found if each["stage"] == number])
        for number in {each["stage"] for each in found}
    }
    return [{**each, "label": names[each["stage"]].get(each["item_id"])} for each in found]


def _troubles(run: AutomationRun, step: RunStep) -> list[dict[str, Any]]:
    """The tries of the step that came to nothing, oldest first: the log's warnings and errors that have a code."""
    levels = (RunEvent.Level.WARNING, RunEvent.Level.ERROR)
    events = RunEvent.objects.filter(run=run, level__in=levels, data__step=step.pk, data__code__isnull=False)
    return [
        {"at": event.time.isoformat(), "level": event.level, "message": event.message, "code": event.data["code"]}
        for event in reversed(events.order_by("-id")[:_MOST_TROUBLES])
    ]
