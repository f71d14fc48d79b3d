"""What must be true of the rows after a run, whatever happened to the processes that worked it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Sum

from igny8.models import (
    Account,
    AutomationRun,
    Cluster,
    Content,
    ContentIdea,
    Image,
    Keyword,
    RunStage,
    RunStep,
    Site,
    Task,
)
from igny8.models.ledger import CreditEntry
from igny8.pipeline import prices


def broken_promises(run: AutomationRun) -> list[str]:
    """In words, each promise that a completed run broke."""
    site = run.site
    return [
        *([] if run.status == "completed" else [f"the run is {run.status}: {run.error}"]),
        *_planning_faults(site),
        *_writing_faults(site),
        *_step_faults(run),
        *_price_faults(run),
        *ledger_faults(),
    ]


def _none(what: str, rows: Any) -> list[str]:
    return [f"{what}: {list(rows[:5])}"] if rows.exists() else []


def _planning_faults(site: Site) -> list[str]:
    keywords = Keyword.objects.filter(site=site)
    clusters, ideas = Cluster.objects.filter(site=site), ContentIdea.objects.filter(site=site)
    most = site.automation_config.ideas_per_cluster
    crowded = clusters.annotate(count=Count("ideas")).filter(count__gt=most)
    names = Counter(title.casefold() for title in ideas.values_list("idea_title", flat=True))
    return [
        *_none("keywords neither mapped nor parked", keywords.exclude(status__in=["mapped", "parked"])),
        *_none("keywords mapped to nothing", keywords.filter(status="mapped", cluster=None)),
        *_none("keywords parked without a reason", keywords.filter(status="parked", parked_reason="")),
        *_none("clusters neither mapped nor parked", clusters.exclude(status__in=["mapped", "parked"])),
        *_none("clusters mapped without ideas", clusters.filter(status="mapped", ideas=None)),
        *_none("clusters with more ideas than were asked for", crowded),
        *_none("ideas without a task", ideas.filter(task=None, parked_reason="")),
        *[f"an idea {count} times: {title}" for title, count in names.items() if count > 1],
    ]


def _writing_faults(site: Site) -> list[str]:
    tasks, contents = Task.objects.filter(site=site), Content.objects.filter(site=site)
    images = Image.objects.filter(content__site=site)
    written = tasks.filter(status="completed").annotate(count=Count("contents")).exclude(count=1)
    versions = contents.annotate(count=Count("versions")).exclude(count=1)
    files = images.filter(status="generated").values_list("file", flat=True)
    missing = [file for file in files if not (Path(settings.MEDIA_ROOT) / file).is_file()]
    return [
        *_none("tasks neither written nor parked", tasks.exclude(status__in=["completed", "parked"])),
        *_none("tasks parked without a reason", tasks.filter(status="parked", parked_reason="")),
        *_none("tasks written other than once", written),
        *_none("parked tasks that were written", tasks.filter(status="parked", contents__isnull=False)),
        *_none("contents without exactly one version", versions),
        *_none("contents never planned for images", contents.filter(images_planned_at=None, parked_reason="")),
        *_none("images neither drawn nor failed", images.exclude(status__in=["generated", "failed"])),
        *_none("images failed without a reason", images.filter(status="failed", failed_reason="")),
        *[f"no such file: {file}" for file in missing],
    ]


def _step_faults(run: AutomationRun) -> list[str]:
    steps = RunStep.objects.filter(run=run)
    stages = RunStage.objects.filter(run=run)
    uneven = [stage for stage in stages if stage.total_items != stage.done_items + stage.failed_items]
    done = Counter((step.number, item) for step in steps.filter(status="done", kind="work") for item in step.item_ids)
    return [
        *_none("open steps", steps.filter(status__in=["waiting", "leased"])),
        *_none("steps that hold credits", steps.exclude(reserved=0)),
        *_none("stages not over", stages.exclude(status="completed")),
        *_none("stages with open steps", stages.exclude(open_steps=0)),
        *[
            f"stage {each.number}: {each.total_items} items, {each.done_items} done, {each.failed_items} failed"
            for each in uneven
        ],
        *[f"stage {number} did item {item} {count} times" for (number, item), count in done.items() if count > 1],
    ]


def _price_faults(run: AutomationRun) -> list[str]:
    """What was settled is the price of the work that is there."""
    site = run.site
    mapped = Keyword.objects.filter(site=site, status="mapped").count()
    planned = Content.objects.filter(site=site, images_planned_at__isnull=False).count()
    drawn = Image.objects.filter(content__site=site, status="generated").count()
    words = Content.objects.filter(site=site).values_list("word_count", flat=True)
    right = {
        1: prices.keywords_price(mapped),
        2: prices.clusters_price(Cluster.objects.filter(site=site, status="mapped").count()),
        4: sum(prices.words_price(count) for count in words),
        5: prices.prompts_price(planned),
        6: prices.images_price(drawn, run.settings["image_quality"]),
    }
    entries = CreditEntry.objects.filter(run=run, kind="settle")
    faults = []
    for number in range(1, 8):
        settled = entries.filter(stage=number).aggregate(sum=Sum("charged"))["sum"] or 0
        told = RunStage.objects.get(run=run, number=number).credits_used
        if not settled == told == right.get(number, 0):
            faults.append(f"stage {number}: {settled} settled, {told} told, {right.get(number, 0)} is its work's price")
    return faults


def ledger_faults() -> list[str]:
    """What doesn't add up: in the middle of a run too, as long as one snapshot is read."""
    faults = []
    for account in Account.objects.all():
        entries = CreditEntry.objects.filter(account=account)
        sums = entries.aggregate(amount=Sum("amount"), charged=Sum("charged"))
        held = RunStep.objects.filter(site__account=account).aggregate(sum=Sum("reserved"))["sum"] or 0
        granted = entries.filter(kind="grant").aggregate(sum=Sum("amount"))["sum"] or 0
        if account.credit_balance != sums["amount"]:
            faults.append(f"the balance is {account.credit_balance}, its entries make {sums['amount']}")
        if granted != account.credit_balance + held + sums["charged"]:
            faults.append(f"{granted} granted, {account.credit_balance} left, {held} held, {sums['charged']} charged")
    return faults
