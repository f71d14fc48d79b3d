"""`igny8 web`: the web server alone."""

from __future__ import annotations

import signal

import click

from igny8.cli import workers
from igny8.cli.answer import Answer, aside
from igny8.cli.command import Command, address_options
from igny8.cli.serving import serving_all
from igny8.cli.up import invite_first_person
from igny8.jobs.signals import ending_on
from igny8.web import server


@click.command("web", cls=Command)
@address_options
@click.option("-v", "--verbose", is_flag=True, help="Tell each request, on standard error.")
def command(host: str, port: int, verbose: bool) -> Answer:
    """Serve the API and the pages; workers are started apart. Ctrl-C or SIGTERM ends it within 5 seconds."""
    workers.log_to_standard_error(is_verbose=verbose)
    bound = server.listen(host, port)
    with ending_on(signal.SIGTERM, signal.SIGINT) as ended, serving_all(bound, ended, is_verbose=verbose):
        aside().print(f"IGNY8 serves {server.address(bound)}. Ctrl-C ends it.", markup=False)
        invite_first_person()
        ended.wait()
    return Answer({"ended": True}, "The web server has ended.")
