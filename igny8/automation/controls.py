"""What all controls share: who acts, which run, and the answer where a control makes no sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from igny8.access import audit
from igny8.automation.log import log_event
from igny8.lib.errors import Conflict
from igny8.models import AutomationRun, Site, User


@dataclass(frozen=True)
class By:
    """Who acts: a person, or in words the scheduler or the command line."""

    user: User | None = None
    actor: str = ""

    @property
    def name(self) -> str:
        return self.actor or (self.user.email if self.user else "command line")


class RunActive(Conflict):
    """The site has an active run; `extra["run_id"]` names it."""

    code = "run_active"


class WrongState(Conflict):
    """The run is in a state in which this makes no sense; `extra["status"]` names it."""

    code = "run_state"


def run_active(site: Site) -> RunActive:
    """The error that names the site's active run."""
    run = active_run(site)
    return RunActive(
        f"A run of {site.domain} is {run.status if run else 'active'} already. Nothing was started; wait for it, "
        "or cancel it.",
        run_id=str(run.pk) if run else None,
        status=run.status if run else None,
    )


def active_run(site: Site) -> AutomationRun | None:
    """The site's pipeline run that is running or paused."""
    active = [AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED]
    return AutomationRun.objects.filter(site=site, kind=AutomationRun.Kind.PIPELINE, status__in=active).first()


def wrong_state(run: AutomationRun, verb: str) -> WrongState:
    """The error that says which state the run is in."""
    return WrongState(
        f"The run is {run.status}; it can't be {verb}. Nothing was changed.", run_id=str(run.pk), status=run.status
    )


def record(run: AutomationRun, by: By, verb: str, message: str, **data: Any) -> None:
    """Log and audit a control, in its transaction."""
    site = run.site
    log_event(run, "info", f"{message} by {by.name}.", data={"by": by.name, **data})
    audit.record(
        account=site.account,
        actor=by.name,
        action=f"run.{verb}",
        target=str(run.pk),
        user=by.user,
        site=site.pk,
        **data,
    )
