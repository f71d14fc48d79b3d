"""Cuts a stage's items into batches, for the stages that need no plan of their own."""

from __future__ import annotations

from collections.abc import Sequence

from igny8.pipeline.stage import Batch


def cut(item_ids: Sequence[int], batch_size: int) -> list[Batch]:
    """Batches of at most `batch_size` items, in the order of the ids."""
    return [Batch(list(item_ids[start : start + batch_size])) for start in range(0, len(item_ids), batch_size)]
