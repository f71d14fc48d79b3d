"""Stage 7: the gate. It counts the drafts that a person may review now, and those that are held; it changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from igny8.models import Content, Site
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally
from igny8.quality.holding import held_among


class AwaitReview:
    """Approval is a person's act with its own permission; no stage follows this one."""

    number = 7
    key = "manual_review_gate"
    title = "Manual Review Gate (Manual)"
    type: StageType = "Manual"
    result_keys: tuple[str, ...] = ("content_ready_for_review", "content_held")

    def waiting(self, site: Site) -> QuerySet[Content]:
        return Content.objects.ready_for_review(site)

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return [Batch(list(item_ids))] if item_ids else []

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return 0

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        held = held_among(kit.site, batch.item_ids)

        def save() -> Tally:
            there = set(self.waiting(kit.site).filter(pk__in=batch.item_ids).values_list("pk", flat=True))
            return Tally({"content_ready_for_review": len(there - held), "content_held": len(there & held)})

        return Outcome(save=save)

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return 0

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        return 0

    def parked(self, site: Site) -> dict[int, str]:
        return {}

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        return []

    def label(self, item: Content) -> str:
        return item.title

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        return {item.pk: self.label(item) for item in Content.objects.filter(site=site, pk__in=item_ids).only("title")}
