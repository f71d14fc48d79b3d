"""What a person calls the items of a stage."""

from __future__ import annotations

from collections.abc import Sequence

from igny8.models import Site
from igny8.pipeline.stage import Stage

MOST_LABELS = 5


def labels(stage: Stage, site: Site, item_ids: Sequence[int]) -> str:
    """The items in words: “Cold Brew” and 3 more. Ids of those that are gone."""
    shown = list(item_ids[:MOST_LABELS])
    found = stage.names(site, shown)
    told = ", ".join(f"“{found[item]}”" if item in found else f"Item {item}" for item in shown)
    return told if len(item_ids) <= MOST_LABELS else f"{told} and {len(item_ids) - MOST_LABELS} more"
