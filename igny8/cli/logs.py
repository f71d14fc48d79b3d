"""`igny8 logs`: what happened in a site's runs, line by line."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import click
from rich.text import Text

from igny8.access.lookups import site_named
from igny8.automation.log import LEVELS, MOST_LINES, event_json, log_text, read_events
from igny8.cli.answer import Answer, print_json
from igny8.cli.command import Command, is_json, site_option
from igny8.cli.runs import run_named
from igny8.jobs.signals import ending_on
from igny8.models import AutomationRun, RunEvent, Site

_LOOKED_EVERY = 0.5  # seconds


@click.command("logs", cls=Command)
@site_option
@click.option("--run", "run_id", metavar="ID", help="Only this run; all of the site's if left out.")
@click.option("--level", type=click.Choice(LEVELS), default="info", show_default=True, help="This and above.")
@click.option(
    "-n", "--lines", type=click.IntRange(1, MOST_LINES), default=100, show_default=True, help="The last ones."
)
@click.option("-f", "--follow", is_flag=True, help="Go on as lines come, until Ctrl-C, or until --run ends.")
def command(site: str | None, run_id: str | None, level: str, lines: int, follow: bool) -> Answer:
    """Show the log of a site's runs, oldest line first, in the site's time. With -f --json: an object a line."""
    found = site_named(site)
    run = run_named(found, run_id) if run_id else None
    events = read_events(run=run, site=found, level=level, lines=lines)
    if follow:
        _follow(found, run, level, events)
        return Answer([], "")
    if not events:
        return Answer([], Text("The log is empty. `igny8 run` starts a run."))
    return Answer([event_json(event) for event in events], Text(log_text(events, found)))


def _follow(site: Site, run: AutomationRun | None, level: str, events: Sequence[RunEvent]) -> None:
    as_json = is_json()
    last = 0
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended:
        while True:
            _print(events, site, as_json=as_json)
            last = events[-1].pk if events else last
            is_over = run is not None and _has_ended(run)  # looked at before the read: no last line is missed
            events = read_events(run=run, site=site, level=level, lines=MOST_LINES, after=last, is_over=is_over)
            if not events and (is_over or ended.wait(_LOOKED_EVERY)):
                return


def _print(events: Sequence[RunEvent], site: Site, *, as_json: bool) -> None:
    if as_json:
        for event in events:
            print_json(event_json(event))
    elif events:
        sys.stdout.write(log_text(events, site) + "\n")
        sys.stdout.flush()


def _has_ended(run: AutomationRun) -> bool:
    run.refresh_from_db(fields=["status"])
    return run.status not in {AutomationRun.Status.RUNNING, AutomationRun.Status.PAUSED}
