"""`igny8 worker`: works the steps of all runs until it is told to end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from igny8.cli import workers
from igny8.cli.answer import Answer
from igny8.cli.command import Command
from igny8.jobs.scheduler import run_scheduler
from igny8.jobs.serve import serve


@click.command("worker", cls=Command)
@click.option("--threads", type=click.IntRange(1, 256), help="Steps side by side; IGNY8_WORKER_THREADS if left out.")
@click.option("--scheduler", is_flag=True, help="Start scheduled runs too.")
@click.option("--supervised", is_flag=True, hidden=True, help="End when standard input closes.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what happens, on standard error.")
def command(threads: int | None, scheduler: bool, supervised: bool, verbose: bool) -> Answer:
    """Work the steps of all runs. Ctrl-C or SIGTERM ends it within 5 seconds and pauses nothing."""
    workers.log_to_standard_error(is_verbose=verbose or not supervised)
    with _scheduling(is_wanted=scheduler):
        serve(bell=workers.bell(), home=workers.home(), threads=workers.threads(threads), is_supervised=supervised)
    said = "" if supervised else "The worker has ended. Runs that were active go on when a worker starts."
    return Answer({"ended": True}, said)


@contextmanager
def _scheduling(*, is_wanted: bool) -> Iterator[None]:
    if not is_wanted:
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=run_scheduler, args=(stop,), name="igny8-scheduler")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
