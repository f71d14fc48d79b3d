"""The benchmark's stage: a provider that only waits, and an article of 7 kB kept for each task. And its site."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from benchmarks.engine.work import BODY
from igny8.credits.grants import grant
from igny8.models import Account, AutomationConfig, Content, Site, Task
from igny8.models.ledger import CreditEntry
from igny8.pipeline import registry
from igny8.pipeline.batches import cut
from igny8.pipeline.stage import Batch, Kit, Outcome, StageType, Tally

COST = 5  # credits an article
GRANTED = 1_000_000


@dataclass
class Written:
    """Stage 4, one task a step. See `igny8.pipeline.stage.Stage`."""

    latency_seconds: float
    number: int = 4
    key: str = "written"
    title: str = "Tasks → Content"
    type: StageType = "AI"
    result_keys: tuple[str, ...] = ("tasks_processed", "content_created", "credits_used")

    def waiting(self, site: Site) -> QuerySet[Task]:
        return Task.objects.filter(site=site, status="pending").order_by("-priority", "id")

    def plan(self, item_ids: Sequence[int], kit: Kit, batch_size: int) -> list[Batch]:
        return cut(item_ids, batch_size)

    def price(self, batch: Batch, settings: Mapping[str, Any]) -> int:
        return COST * len(batch.item_ids)

    def work(self, batch: Batch, kit: Kit) -> Outcome:
        ask_provider(self.latency_seconds)
        [task_id] = batch.item_ids
        return Outcome(save=lambda: save(kit.site.pk, task_id))

    def due(self, counts: Mapping[str, int], charged: int, tally: Tally) -> int:
        return tally.credits

    def park(self, item_ids: Sequence[int], reason: str) -> int:
        raise AssertionError("nothing fails here")

    def parked(self, site: Site) -> dict[int, str]:
        return {}

    def unpark(self, site: Site, only: Collection[int] | None = None) -> list[int]:
        return []

    def label(self, item: Any) -> str:
        return str(item)

    def names(self, site: Site, item_ids: Collection[int]) -> dict[int, str]:
        return {}


def ask_provider(latency_seconds: float) -> None:
    """The fake provider: it answers after so long."""
    if latency_seconds:
        time.sleep(latency_seconds)


def save(site_id: int, task_id: int) -> Tally:
    """Keep one article, in the caller's transaction."""
    Task.objects.filter(pk=task_id, status="pending").update(status="completed")
    Content.objects.create(
        site_id=site_id, task_id=task_id, title=f"Article {task_id}", slug=f"c{task_id}", body=BODY, provider="fake"
    )
    return Tally({"tasks_processed": 1, "content_created": 1}, credits=COST)


def make_site(tasks: int, latency_seconds: float) -> Site:
    """A site with so many waiting tasks, whose stage 4 is the toy."""
    registry.STAGES[4] = Written(latency_seconds)
    account = Account.objects.create(name="bench")
    grant(account=account, amount=GRANTED)
    site = Site.objects.create(account=account, name="bench", domain="bench.example")
    AutomationConfig.objects.create(site=site, concurrency=16)
    Task.objects.bulk_create(Task(site=site, title=f"Task {n}", content_type="post") for n in range(tasks))
    return site


def check(site: Site, tasks: int) -> None:
    """Fail unless each task has one article, is paid once, and the ledger is the balance."""
    written = Content.objects.filter(site=site, status="draft").values("task_id").distinct().count()
    rows = Content.objects.filter(site=site).count()
    entries = CreditEntry.objects.filter(account_id=site.account_id)
    sums = entries.aggregate(amount=Sum("amount"), charged=Sum("charged"))
    balance = Account.objects.values_list("credit_balance", flat=True).get(pk=site.account_id)
    found = (written, rows, sums["charged"], sums["amount"], balance)
    wanted = (tasks, tasks, tasks * COST, balance, GRANTED - tasks * COST)
    if found != wanted:
        raise SystemExit(f"articles, rows, charged, ledger and balance should be {wanted}; they are {found}")
