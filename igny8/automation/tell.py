"""Tells a site's people what became of a run, and of one that never began."""

from __future__ import annotations

from typing import Any

from igny8.models import AutomationRun, Notification, Site, User
from igny8.notifications.notify import notify

_Kind = Notification.Kind


def tell_completed(run: AutomationRun) -> None:
    """It came to its end. Single actions end under the eyes of who started them, and aren't told."""
    if run.kind == AutomationRun.Kind.PIPELINE:
        _tell(run, _Kind.RUN_COMPLETED, f"The run has completed; {run.credits_used:,} credits used.")


def tell_failed(run: AutomationRun, error: str) -> None:
    """It can't go on."""
    _tell(run, _Kind.RUN_FAILED, f"The run has failed: {error}")


def tell_paused(run: AutomationRun, reason: str, message: str, by: User | None = None) -> None:
    """It stands still, and why."""
    _tell(run, _Kind.RUN_PAUSED, f"The run is paused: {message}", by, pause_reason=reason)


def tell_low(run: AutomationRun, left: int) -> None:
    """Credits fell below the site's line."""
    _tell(run, _Kind.BUDGET_WARNING, f"Only {left:,} credits are left.", credits_left=left)


def tell_skipped(site: Site, message: str, **facts: Any) -> None:
    """A scheduled run was not started."""
    notify(site.account, _Kind.SCHEDULE_SKIPPED, f"{site.domain}: {message}", site=site, **facts)


def _tell(run: AutomationRun, kind: Notification.Kind, message: str, by: User | None = None, **data: Any) -> None:
    site = Site.objects.select_related("account").get(pk=run.site_id)
    notify(site.account, kind, f"{site.domain}: {message}", site=site, run=run, by=by, **data)
