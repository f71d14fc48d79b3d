"""Finds a run's steps by what their items are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from igny8.automation.steps import steps_of
from igny8.models import AutomationRun
from igny8.pipeline.registry import get_stage

MOST_FOUND: Final = 5_000  # steps
_AT_ONCE: Final = 2_000  # items whose names are read together


def steps_named(run: AutomationRun, text: str, *, stage: int | None = None) -> dict[int, list[int]]:
    """The steps with an item whose name holds the text, whatever its case; by their ids, with those items."""
    held = list(steps_of(run, stage=stage, status=None).order_by("id").values_list("pk", "number", "item_ids"))
    items: dict[int, set[int]] = defaultdict(set)
    for _, number, item_ids in held:
        items[number].update(item_ids)
    named = {number: _named(run, number, each, text) for number, each in items.items()}
    found: dict[int, list[int]] = {}
    for pk, number, item_ids in held:
        if (fitting := [item for item in item_ids if item in named[number]]) and len(found) < MOST_FOUND:
            found[pk] = fitting
    return found


def _named(run: AutomationRun, number: int, items: Iterable[int], text: str) -> set[int]:
    stage, wanted, ids = get_stage(number), text.casefold(), sorted(items)
    found: set[int] = set()
    for begin in range(0, len(ids), _AT_ONCE):
        names = stage.names(run.site, ids[begin : begin + _AT_ONCE])
        found.update(item for item, name in names.items() if wanted in name.casefold())
    return found
