"""Toy stages over real tables, for tests of the engine alone: keywords become tasks, tasks are written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from typing_extensions import override

from igny8.models import Content, Keyword, Site, Task
from igny8.pipeline.batches import cut
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally

Behaviour = Callable[[Batch, Kit], None]


def nothing_special(batch: Batch, kit: Kit) -> None:
    return None


@dataclass
class Empty:
    """A stage with nothing at its door."""

    number: int
    type: StageType = "Local"
    result_keys: tuple[str, ...] = ("things_done",)
    key: str = "empty"

    @property
    def title(self) -> str:
        return f"Toy {self.number}"

    def waiting(self, site: Site) -> QuerySet[Any]:
        return Keyword.objects.none()

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return 0

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        raise AssertionError("nothing waits here")

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        return 0

    def parked(self, site: Site) -> dict[int, str]:
        return {}

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        return []

    def label(self, item: Any) -> str:
        return str(item)

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        return {}


@dataclass
class Sorted(Empty):
    """Stage 1: each keyword is mapped and gives one task. Charged by the sum, as the real one is."""

    number: int = 1
    type: StageType = "AI"
    key: str = "sorted"
    result_keys: tuple[str, ...] = ("keywords_processed", "credits_used")
    behave: Behaviour = nothing_special
    plans: Behaviour = nothing_special
    worked: list[list[int]] = field(default_factory=list)

    @override
    def waiting(self, site: Site) -> QuerySet[Keyword]:
        return Keyword.objects.filter(site=site, status="new").order_by("-priority", "id")

    @override
    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        self.plans(Batch(list(item_ids)), kit)
        return cut(item_ids, batch_size)

    @override
    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return -(-len(batch.item_ids) // 5)

    @override
    def work(self, batch: Batch, kit: Kit) -> Outcome:
        self.worked.append(batch.item_ids)
        self.behave(batch, kit)
        return Outcome(save=lambda: self._save(batch))

    def _save(self, batch: Batch) -> Tally:
        keywords = list(Keyword.objects.filter(pk__in=batch.item_ids, status="new").select_for_update())
        Keyword.objects.filter(pk__in=[keyword.pk for keyword in keywords]).update(status="mapped")
        tasks = [Task(site_id=keyword.site_id, title=keyword.term, content_type="post") for keyword in keywords]
        Task.objects.bulk_create(tasks)
        return Tally({"keywords_processed": len(keywords)})

    @override
    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return -(-counts["keywords_processed"] // 5) - charged

    @override
    def park(self, item_ids: Sequence[int], reason: str) -> int:
        return Keyword.objects.filter(pk__in=item_ids, status="new").update(status="parked", parked_reason=reason)

    @override
    def parked(self, site: Site) -> dict[int, str]:
        return dict(Keyword.objects.filter(site=site, status="parked").values_list("pk", "parked_reason"))

    @override
    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        ids = [pk for pk in self.parked(site) if only is None or pk in only]
        Keyword.objects.filter(pk__in=ids).update(status="new", parked_reason="")
        return ids

    @override
    def label(self, item: Keyword) -> str:
        return item.term

    @override
    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        return dict(Keyword.objects.filter(site=site, pk__in=item_ids).values_list("pk", "term"))


@dataclass
class Written(Empty):
    """Stage 4: each task gives one content. Reserves `most` credits an item, charges `costs`."""

    number: int = 4
    type: StageType = "AI"
    key: str = "written"
    result_keys: tuple[str, ...] = ("tasks_processed", "content_created", "credits_used")
    behave: Behaviour = nothing_special
    most: int = 7
    costs: int = 5
    refuses: dict[int, str] = field(default_factory=dict)
    worked: list[list[int]] = field(default_factory=list)

    @override
    def waiting(self, site: Site) -> QuerySet[Task]:
        return Task.objects.filter(site=site, status="pending").order_by("-priority", "id")

    @override
    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return self.most * len(batch.item_ids)

    @override
    def work(self, batch: Batch, kit: Kit) -> Outcome:
        self.worked.append(batch.item_ids)
        self.behave(batch, kit)
        refused = {item: self.refuses[item] for item in batch.item_ids if item in self.refuses}
        taken = [item for item in batch.item_ids if item not in refused]
        return Outcome(save=lambda: self._save(taken), refused=refused)

    def _save(self, item_ids: list[int]) -> Tally:
        tasks = list(Task.objects.filter(pk__in=item_ids, status="pending").select_for_update())
        Task.objects.filter(pk__in=[task.pk for task in tasks]).update(status="completed")
        Content.objects.bulk_create(
            Content(site_id=task.site_id, task=task, title=task.title, slug=f"c{task.pk}", body="x", provider="toy")
            for task in tasks
        )
        counts = {"tasks_processed": len(tasks), "content_created": len(tasks)}
        return Tally(counts, credits=self.costs * len(tasks))

    @override
    def park(self, item_ids: Sequence[int], reason: str) -> int:
        return Task.objects.filter(pk__in=item_ids, status="pending").update(status="parked", parked_reason=reason)

    @override
    def parked(self, site: Site) -> dict[int, str]:
        return dict(Task.objects.filter(site=site, status="parked").values_list("pk", "parked_reason"))

    @override
    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        ids = [pk for pk in self.parked(site) if only is None or pk in only]
        Task.objects.filter(pk__in=ids).update(status="pending", parked_reason="")
        return ids

    @override
    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        return dict(Task.objects.filter(site=site, pk__in=item_ids).values_list("pk", "title"))


@dataclass
class Toys:
    """The set that stands in the registry during a test."""

    sorted: Sorted = field(default_factory=Sorted)
    written: Written = field(default_factory=Written)

    @property
    def stages(self) -> dict[int, Any]:
        gate = Empty(7, type="Manual", result_keys=("content_ready_for_review",))
        return {1: self.sorted, 2: Empty(2), 3: Empty(3), 4: self.written, 5: Empty(5), 6: Empty(6), 7: gate}
