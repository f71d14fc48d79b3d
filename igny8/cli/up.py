"""`igny8 up`: everything in one, until it is told to end."""

from __future__ import annotations

import signal

import click
from django.db import connection

from igny8 import __version__
from igny8.access import setup
from igny8.cli import workers
from igny8.cli.answer import Answer, aside
from igny8.cli.command import Command, address_options
from igny8.cli.serving import serving_all
from igny8.jobs.signals import ending_on
from igny8.jobs.supervise import supervise
from igny8.web import server


@click.command("up", cls=Command)
@address_options
@click.option("-v", "--verbose", is_flag=True, help="Tell what the worker does, on standard error.")
def command(host: str, port: int, verbose: bool) -> Answer:
    """Serve the web, work all runs and start scheduled ones; the worker is a process that is started again if it dies.

    Ctrl-C or SIGTERM ends it within 5 seconds. Runs that are active go on at the next start.
    """
    workers.log_to_standard_error(is_verbose=verbose)
    run_all(host=host, port=port, is_verbose=verbose)
    return Answer({"ended": True}, "IGNY8 has ended. Runs that were active go on at the next start.")


def run_all(*, host: str, port: int, is_verbose: bool) -> None:
    """Serve and work until SIGTERM or Ctrl-C."""
    bound = server.listen(host, port)
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended, serving_all(bound, ended, is_verbose=is_verbose):
        announce(server.address(bound))
        supervise(workers.worker_command(is_verbose=is_verbose), ended)


def announce(address: str) -> None:
    """Say what is up, where its data is, and how to end it."""
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    screen = aside()
    screen.print(f"IGNY8 {__version__} is up at {address}", markup=False)
    screen.print(f"{workers.threads()} worker threads, the scheduler, {kind}; data in {workers.home()}", soft_wrap=True)
    screen.print("Ctrl-C ends it.", markup=False)
    invite_first_person()


def invite_first_person() -> None:
    """Print the set-up link while nobody has an account; only whoever started this sees it."""
    if setup.is_open():
        link = setup.link()
        aside().print(f"Set-up link (makes you the owner): {link}", markup=False, soft_wrap=True)
