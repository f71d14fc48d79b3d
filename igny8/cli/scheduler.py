"""`igny8 scheduler`: starts scheduled runs until it is told to end."""

from __future__ import annotations

import signal

import click

from igny8.cli import workers
from igny8.cli.answer import Answer
from igny8.cli.command import Command
from igny8.jobs.scheduler import run_scheduler
from igny8.jobs.signals import ending_on


@click.command("scheduler", cls=Command)
@click.option("-q", "--quiet", is_flag=True, help="Tell of warnings and errors only.")
def command(quiet: bool) -> Answer:
    """Start scheduled runs, sweep, prune the log. Several may run at once. It works no steps: see `igny8 worker`."""
    workers.log_to_standard_error(is_verbose=not quiet)
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended:
        run_scheduler(ended)
    return Answer({"ended": True}, "The scheduler has ended.")
