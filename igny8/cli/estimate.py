"""`igny8 estimate`: what a run would cost."""

from __future__ import annotations

import click
from rich.console import Group
from rich.text import Text

from igny8.access.lookups import site_named
from igny8.automation.estimate import estimate
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.cli.runs import stages_in
from igny8.pipeline.registry import get_stage


@click.command("estimate", cls=Command)
@site_option
@click.option("--stages", metavar="LIST", help="Only these, such as 1, 1-3 or 1,3.")
def command(site: str | None, stages: str | None) -> Answer:
    """Tell about how many credits a run would use now: what waits, and what it would become."""
    found = site_named(site)
    told = estimate(site=found, stages=stages_in(stages))
    enough = (
        "enough" if told["sufficient"] else f"about {told['estimated_credits'] - told['current_balance']:,} too few"
    )
    head = (
        f"About {told['estimated_credits']:,} credits ({told['low']:,} to {told['high']:,}). "
        f"The account has {told['current_balance']:,}: {enough}."
    )
    if told["cost_high"] or not told["is_cost_known"]:
        head += (
            f" Its providers will take about ${told['cost_expected']:,.2f} "
            f"(${told['cost_low']:,.2f} to ${told['cost_high']:,.2f})"
        )
        head += "." if told["is_cost_known"] else ", as far as prices are known: set the others with `provider set`."
    rows = (
        (
            stage["number"],
            get_stage(stage["number"]).title,
            *(stage[name] for name in ("items", "low", "expected", "high")),
        )
        for stage in told["stages"]
    )
    shown = table(rows, "#", "stage", "about items", "low", "expected", "high", empty="")
    return Answer(told, Group(Text(head), shown))
