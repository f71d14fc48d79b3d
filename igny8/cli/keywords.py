"""`igny8 keywords`: a site's search terms and what became of them."""

from __future__ import annotations

import click

from igny8.access.lookups import site_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.models import Keyword

_FIELDS = {
    "id": "id",
    "term": "term",
    "status": "status",
    "cluster": "cluster__name",
    "variant_of": "variant_of__term",
    "intent": "intent",
    "volume": "volume",
    "impressions": "impressions",
    "difficulty": "difficulty",
    "cpc": "cpc",
    "currency": "currency",
    "priority": "priority",
    "market": "market",
    "sector": "sector__name",
    "parked_reason": "parked_reason",
}
_SHOWN = ("term", "status", "cluster", "intent", "volume", "impressions", "difficulty", "variant_of", "parked_reason")


@click.command("keywords", cls=Command)
@site_option
@click.option("--status", type=click.Choice([str(value) for value in Keyword.Status.values]), help="Only these.")
def command(site: str | None, status: str | None) -> Answer:
    """List every keyword of a site, weightiest first."""
    found = Keyword.objects.filter(site=site_named(site)).order_by("-priority", "id")
    if status is not None:
        found = found.filter(status=status)
    rows = [dict(zip(_FIELDS, row, strict=True)) for row in found.values_list(*_FIELDS.values())]
    for row in rows:
        row["intent"] = row["intent"] or None
    shown = table(
        ([row[name] for name in _SHOWN] for row in rows),
        *("keyword", "status", "cluster", "intent", "volume", "impressions", "difficulty", "variant of", "reason"),
        empty="There is no keyword. `igny8 import FILE` brings some in.",
    )
    return Answer(rows, shown)
