"""`igny8 doctor`: is everything as it should be, and if not, what to do."""

from __future__ import annotations

import click

from igny8.cli.answer import Answer, table
from igny8.cli.command import Command
from igny8.cli.health.check import Check, worst
from igny8.cli.health.examine import examine
from igny8.cli.wiring import Wiring


class Unprepared(Command):
    """A command that works even where the home can't be prepared: it prepares by itself, and tells what failed."""

    prepares = False


@click.command("doctor", cls=Unprepared)
@click.pass_obj
def command(wiring: Wiring | None) -> Answer:
    """Check home, database, disk, clock, versions, providers and worker, and say what to do.

    Ends with 1 if something fails, with 0 if there are only warnings.
    """
    checks = examine(wiring.prepare if wiring else None)
    value = {"status": worst(checks), "checks": [check.plain() for check in checks]}
    return Answer(
        value, table((_row(check) for check in checks), "", "what", "found", "what to do", empty=""), _code(checks)
    )


def _row(check: Check) -> tuple[str, str, str, str]:
    return check.status, check.name, check.found, check.advice


def _code(checks: list[Check]) -> int:
    return 1 if worst(checks) == "fail" else 0
