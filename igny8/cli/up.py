"""`igny8 up`: everything in one, until it is told to end."""

from __future__ import annotations

import signal

import click
from django.db import connection

from igny8 import __version__
from igny8.cli import workers
from igny8.cli.answer import Answer, aside
from igny8.cli.command import Command
from igny8.jobs.signals import ending_on
from igny8.jobs.supervise import supervise


@click.command("up", cls=Command)
@click.option("-v", "--verbose", is_flag=True, help="Tell what the worker does, on standard error.")
def command(verbose: bool) -> Answer:
    """Work all runs and start scheduled ones, in a worker process that is started again if it dies.

    Ctrl-C or SIGTERM ends it within 5 seconds. Runs that are active go on at the next start.
    """
    workers.log_to_standard_error(is_verbose=verbose)
    announce()
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended:
        supervise(workers.worker_command(is_verbose=verbose), ended)
    return Answer({"ended": True}, "IGNY8 has ended. Runs that were active go on at the next start.")


def announce() -> None:
    """Say what is up, where its data is, and how to end it."""
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    screen = aside()
    screen.print(f"IGNY8 {__version__} is up: {workers.threads()} worker threads, the scheduler, {kind}.", markup=False)
    screen.print(f"Its data is in {workers.home()}. Ctrl-C ends it.", markup=False, soft_wrap=True)
