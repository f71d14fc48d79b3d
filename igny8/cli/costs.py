"""`igny8 costs`: what the providers of a site have taken, in US dollars."""

from __future__ import annotations

from datetime import timedelta

import click

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.gateway.costs import costs
from igny8.lib import clock

_BY = ("function", "provider", "model", "stage", "run", "day", "month")


@click.command("costs", cls=Command)
@site_option
@click.option("--by", type=click.Choice(_BY), default="function", help="What is summed up; function if left out.")
@click.option("--days", type=click.IntRange(1), help="Only the last N days.")
def command(site: str | None, by: str, days: int | None) -> Answer:
    """Sum up every request to a model: its tokens and its cost. Discarded work counts too: it was paid."""
    since = clock.now() - timedelta(days=days) if days else None
    rows = costs(site_named(site), by=by, since=since)
    shown = ("calls", "failed", "tokens_in", "tokens_out", "tokens_cached")
    cells = ([row[by], *(row[name] for name in shown), f"{row['cost']:,.4f}", row["unpriced"]] for row in rows)
    drawn = table(
        cells,
        *(by, "calls", "failed", "tokens in", "out", "cached", "dollars", "of unknown price"),
        empty="No model was asked yet.",
    )
    return Answer(rows, drawn)
