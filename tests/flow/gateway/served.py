"""Small sites whose runs a provider serves, worked to their end, and what must hold then, whatever went wrong."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db.models import Sum

from igny8.automation.claim import Asking, claim_step
from igny8.automation.start import start_run
from igny8.automation.work import work_step
from igny8.gateway.choices import Chooser
from igny8.gateway.costs import cost_of_run
from igny8.gateway.placing import Place, place
from igny8.gateway.setting_up import Wanted
from igny8.models import AICall, AutomationRun, Cluster, Content, ContentIdea, Image, Keyword, RunStep, Site, Task
from igny8.models.ledger import CreditEntry
from igny8.planning.importing import import_keywords
from tests.flow.engine.rows import make_site
from tests.flow.engine.threads import at_once
from tests.flow.engine.turns import fresh
from tests.flow.test_pipeline import check_end_to_end

_MOST_SECONDS = 1_800


def served_site(name: str, wanted: Wanted, folder: Path, terms: Sequence[str], **config: Any) -> Site:
    """A site with keywords from a file; the provider serves whatever it has models for."""
    site = make_site(name, ideas_per_cluster=1, **config)
    file = folder / f"{name}.csv"
    file.write_text("\n".join(["Keyword,Volume", *(f"{term},100" for term in terms)]), encoding="utf-8")
    import_keywords(site=site, path=file)
    place(Chooser(site.account), wanted, Place())
    return site


def run_all(sites: Sequence[Site]) -> dict[int, AutomationRun]:
    """A run of each site, worked to its end beside the others; by site."""
    runs = [start_run(site=site) for site in sites]
    failed = [error for error in at_once(len(runs), lambda number: _work_out(runs[number])) if error is not None]
    assert not failed, failed
    return {run.site_id: run for run in runs}


def _work_out(run: AutomationRun) -> None:
    """Work the run's steps; those that wait for a moment at once."""
    until = time.monotonic() + _MOST_SECONDS
    while fresh(run).status == "running" and time.monotonic() < until:
        while (claim := claim_step(Asking("test", run_id=run.pk))) is not None:
            work_step(claim)
        RunStep.objects.filter(run=run, status="waiting").update(not_before=None)


def check_served(site: Site, run: AutomationRun) -> None:
    """It completed, lost no item, charged nothing twice, and costs what its calls cost."""
    check_end_to_end(site, run)
    for rows in (Keyword, Cluster, ContentIdea, Task):
        assert rows.objects.filter(site=site).exists()
        assert not rows.objects.filter(
            site=site, status__in=["parked", "new", "active", "pending", "in_progress"]
        ).exists()
    assert Content.objects.filter(site=site).count() == Task.objects.filter(site=site).count()
    assert not Image.objects.filter(content__site=site).exclude(status="generated").exists()
    charged = [
        key.partition(":")[0]
        for key in CreditEntry.objects.filter(run=run, charged__gt=0).values_list("key", flat=True)
    ]
    assert len(set(charged)) == len(charged) > 0
    assert cost_of_run(run) == AICall.objects.filter(site=site).aggregate(sum=Sum("cost"))["sum"]
