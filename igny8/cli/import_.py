"""`igny8 import`: keywords from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from igny8.access.lookups import site_named
from igny8.access.sectors import sector_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Command, site_option
from igny8.planning.importing import Wishes, import_keywords, preview


@click.command("import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@site_option
@click.option("--sector", help="The section of the site that they belong to; made if it is new.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="ROLE=NAME",
    help="What the file calls a column, where it isn't recognised: keyword=Words, volume=Monthly; volume= for none.",
)
@click.option("--dry-run", is_flag=True, help="Only show what the file holds and what would become of it.")
def command(file: Path, site: str | None, sector: str | None, columns: tuple[str, ...], dry_run: bool) -> Answer:
    """Import the keywords of FILE: an export of any common tool, CSV, TSV, XLSX, ZIP, or a plain list."""
    found = site_named(site)
    wishes = Wishes(columns=_columns(columns))
    if dry_run:
        result = preview(file, site=found, wishes=wishes)
        return Answer(result, Group(*_told(result, found.domain, "would be"), *_mapping(result)))
    section = sector_named(site=found, name=sector) if sector else None
    result = import_keywords(site=found, path=file, sector=section, wishes=wishes)
    return Answer(result, Group(*_told(result, found.domain, "are"), Text(f"Next: igny8 run --site {found.domain}")))


def _columns(said: tuple[str, ...]) -> dict[str, str | None]:
    columns: dict[str, str | None] = {}
    for each in said:
        role, equals, name = each.partition("=")
        if not equals:
            raise click.BadParameter(f"{each!r} isn't ROLE=NAME, as in keyword=Words.", param_hint="--column")
        columns[role.strip()] = name.strip() or None
    return columns


def _told(result: dict[str, Any], domain: str, verb: str) -> list[RenderableType]:
    lines = [
        f"{result['tool']}: {result['keywords']:,} rows with a keyword, {result['unique']:,} of them unique.",
        f"{result['new']:,} {verb} new on {domain}, {result['updated']:,} {verb} updated.",
    ]
    if result["demand_column"]:
        lines.append(
            f"{result['demand_column']}: {result['volume_sum']:,} in all, empty in {result['volume_empty']:,} rows, "
            f"zero in {result['volume_zero']:,}."
        )
    lines += [f"Left out: {left['rows']:,} {'row' if left['rows'] == 1 else 'rows'}, {left['reason']}." for left in result["left_out"]]
    return [Text(line) for line in lines]


def _mapping(result: dict[str, Any]) -> list[RenderableType]:
    columns = table(result["mapping"]["columns"].items(), "field", "column", empty="")
    shown = ("term", "volume", "impressions", "difficulty", "cpc", "intent", "market")
    sample = table(([row[name] for name in shown] for row in result["sample"]), *shown, empty="")
    return [Text(""), columns, Text(""), sample]
