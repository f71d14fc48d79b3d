"""Runs stage 1 of a site to its end in this process, through the engine, as `igny8 run --wait --stages 1` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from igny8.models import Site

_THREADS = 4


def run_stage_one(site: Site, granularity: str, batch_size: int) -> dict[str, str]:
    """Group everything that waits; the name of its cluster by normalised term, for all mapped keywords.

    Raises RuntimeError where the run doesn't complete.
    """
    from django.conf import settings

    from igny8.automation.config import update_config
    from igny8.automation.start import start_run
    from igny8.jobs.bell import EmbeddedBell
    from igny8.jobs.drain import drain
    from igny8.lib import doorbell
    from igny8.models import AutomationRun, Keyword

    home = Path(settings.IGNY8_HOME)
    bell = EmbeddedBell(home)
    doorbell.install(bell)
    changes = {"granularity": granularity, "stage_1_batch_size": batch_size}
    update_config(site=site, changes=changes, actor="benchmark")
    run = drain(start_run(site=site, actor="benchmark", stages=[1]), bell=bell, home=home, threads=_THREADS)
    if run.status != AutomationRun.Status.COMPLETED:
        raise RuntimeError(f"The run over {site.name} ended as {run.status}: {run.pause_reason or run.error}")
    mapped = Keyword.objects.filter(site=site, status=Keyword.Status.MAPPED)
    return dict(mapped.values_list("normalised_term", "cluster__name"))
