"""A site's limits beside what is used of them: money and credits, of the active run, today and this month."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum

from igny8.automation.controls import active_run
from igny8.credits import budgets
from igny8.gateway import spending
from igny8.models import AutomationRun, RunStage, Site


def caps_and_use(site: Site) -> dict[str, Any]:
    """In plain values, for a page."""
    run = active_run(site)
    caps, limits = spending.caps_of(site), budgets.limits_of(site)
    used = {**budgets.charged(site), "run": _charged(run)}
    money, booked = {}, {}
    for period in spending.PERIODS:
        cap = getattr(caps, period)
        spent = spending.spent_in(period, site=site, run_id=run.pk if run else None)
        money[period] = {"cap": None if cap is None else float(cap), "spent": float(spent)}
        booked[period] = {"cap": getattr(limits, period), "used": used[period]}
    return {"site_id": site.pk, "time_zone": site.time_zone, "money": money, "credits": booked}


def _charged(run: AutomationRun | None) -> int:
    """The credits of a run that hasn't ended: those of its stages."""
    return RunStage.objects.filter(run=run).aggregate(sum=Sum("credits_used"))["sum"] or 0 if run else 0
