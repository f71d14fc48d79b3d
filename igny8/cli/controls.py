"""`igny8 pause`, `resume`, `cancel` and `retry`: the controls of a run, from any process."""

from __future__ import annotations

import click

from igny8.access.lookups import site_named
from igny8.automation.cancel import cancel_run
from igny8.automation.pause import pause_run
from igny8.automation.resume import resume_run
from igny8.automation.retry import retry_failed
from igny8.cli.answer import Answer
from igny8.cli.command import Command, site_option
from igny8.cli.run import who_works, work_here
from igny8.cli.runs import ACTOR, answer_of, run_named, the_active_run

_run_option = click.option("--run", "run_id", metavar="ID", help="Which run; the site's active one if left out.")
_wait_option = click.option("--wait", is_flag=True, help="Work it here until it ends, with a progress display.")


@click.command("pause", cls=Command)
@site_option
@_run_option
def pause(site: str | None, run_id: str | None) -> Answer:
    """Start no new step of the run. Steps in flight finish and are kept."""
    found = site_named(site)
    run = run_named(found, run_id) if run_id else the_active_run(found)
    return answer_of(pause_run(run, actor=ACTOR), exit_code=0, more="Go on with `igny8 resume`.")


@click.command("resume", cls=Command)
@site_option
@_run_option
@_wait_option
def resume(site: str | None, run_id: str | None, wait: bool) -> Answer:
    """Let a paused run go on from where it stood."""
    found = site_named(site)
    run = resume_run(run_named(found, run_id) if run_id else the_active_run(found), actor=ACTOR)
    return work_here(run) if wait else answer_of(run, more=who_works())


@click.command("cancel", cls=Command)
@site_option
@_run_option
def cancel(site: str | None, run_id: str | None) -> Answer:
    """End the run. What is finished stays; steps in flight are discarded and not charged."""
    found = site_named(site)
    run = run_named(found, run_id) if run_id else the_active_run(found)
    return answer_of(cancel_run(run, actor=ACTOR), exit_code=0)


@click.command("retry", cls=Command)
@site_option
@click.option("--run", "run_id", metavar="ID", help="Which run; the active or last one if left out.")
@_wait_option
def retry(site: str | None, run_id: str | None, wait: bool) -> Answer:
    """Bring parked items back: into the run if it is active or failed, else in a new run with only those."""
    retried = retry_failed(run_named(site_named(site), run_id), actor=ACTOR)
    if wait:
        return work_here(retried.run)
    count = sum(retried.items.values())
    return answer_of(retried.run, more=f"{count:,} parked items were brought back. {who_works()}", exit_code=0)
