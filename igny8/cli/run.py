"""`igny8 run`: one pass of the pipeline over a site."""

from __future__ import annotations

import signal

import click

from igny8.access.lookups import site_named
from igny8.automation.controls import RunActive, active_run
from igny8.automation.pause import pause_run
from igny8.automation.resume import resume_run
from igny8.automation.start import start_run
from igny8.cli import workers
from igny8.cli.answer import Answer, aside
from igny8.cli.command import Command, site_option
from igny8.cli.progress import watching
from igny8.cli.runs import ACTOR, answer_of, stages_in
from igny8.jobs.drain import drain
from igny8.jobs.roll import serving_workers
from igny8.jobs.signals import ending_on
from igny8.models import AutomationRun, Content, Site

_SHUTDOWN = AutomationRun.PauseReason.SHUTDOWN


@click.command("run", cls=Command)
@site_option
@click.option("--wait", is_flag=True, help="Work it here, with a progress display, until it ends.")
@click.option(
    "--stages", metavar="LIST", help="Only these, such as 1, 1-3 or 1,3. What waits for others keeps waiting."
)
@click.option("--allow-partial", is_flag=True, help="Start even if the credits won't last to the end.")
@click.option("--threads", type=click.IntRange(1, 256), help="With --wait: steps side by side.")
def command(site: str | None, wait: bool, stages: str | None, allow_partial: bool, threads: int | None) -> Answer:
    """Start a run over a site's keywords, clusters, ideas, tasks and drafts.

    With --wait no server is needed, and Ctrl-C pauses the run cleanly: the same command goes on with it. Without
    it the run is left to `igny8 up` or `igny8 worker`.
    """
    found = site_named(site)
    wanted = stages_in(stages)
    run = _interrupted_run(found) if wait and wanted is None else None
    try:
        run = run or start_run(site=found, actor=ACTOR, stages=wanted, allow_partial=allow_partial)
    except RunActive as error:
        hint = "" if serving_workers(workers.home()) else f" To work it here: igny8 resume --site {found.domain} --wait"
        raise RunActive(error.message + hint, **error.extra) from error
    return work_here(run, threads=threads) if wait else answer_of(run, more=who_works(), exit_code=0)


def _interrupted_run(site: Site) -> AutomationRun | None:
    """The run that Ctrl-C paused, going on."""
    run = active_run(site)
    if run is None or run.pause_reason != _SHUTDOWN:
        return None
    aside().print("Going on with the run that was interrupted.")
    return resume_run(run, actor=ACTOR)


def work_here(run: AutomationRun, *, threads: int | None = None) -> Answer:
    """Work the run in this process until it ends or is paused. Ctrl-C pauses it."""
    workers.log_to_standard_error(is_verbose=False)
    with ending_on(signal.SIGTERM, signal.SIGINT) as interrupted, watching(run) as watch:
        run = drain(
            run,
            bell=workers.bell(),
            home=workers.home(),
            threads=workers.threads(threads),
            on_tick=watch,
            interrupted=interrupted,
        )
        if interrupted.is_set() and run.status == AutomationRun.Status.RUNNING:
            run = pause_run(run, actor=ACTOR, reason=_SHUTDOWN)
    return answer_of(run, more=what_next(run))


def who_works() -> str:
    """Who takes the steps of a run that was left to a server."""
    if serving_workers(workers.home()):
        return "A worker has it. `igny8 status` shows how far it is."
    return "No worker runs on this machine: start `igny8 up`, or work it here with `igny8 resume --wait`."


def what_next(run: AutomationRun) -> str:
    """What to do after the run has stopped."""
    site = run.site.domain
    if run.status == AutomationRun.Status.PAUSED:
        return f"What is done is kept. Go on with: igny8 resume --site {site} --wait"
    if run.status == AutomationRun.Status.COMPLETED and Content.objects.filter(site_id=run.site_id).exists():
        return f"Read the drafts: igny8 export --site {site} --format html DIR"
    return "igny8 logs tells what happened."
