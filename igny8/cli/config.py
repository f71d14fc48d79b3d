"""`igny8 config`: how a site's automation is set up."""

from __future__ import annotations

from typing import Any

import click

from igny8.access.lookups import site_named
from igny8.automation.config import describe_config, get_config, update_config
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, site_option


@click.group("config", cls=Group)
def command() -> None:
    """Show and change how a site's automation is set up: schedule, batch sizes, caps, budgets."""


@command.command("get")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@site_option
def get(names: tuple[str, ...], site: str | None) -> Answer:
    """Show the whole config, or only the fields named."""
    config = describe_config(get_config(site_named(site)))
    unknown = [name for name in names if name not in config]
    if unknown:
        raise click.UsageError(f"There is no field {', '.join(unknown)}. Without a name, all are shown.")
    return _answer({name: config[name] for name in names or config})


@command.command("set")
@click.argument("changes", nargs=-1, required=True, metavar="NAME=VALUE...")
@site_option
def set_(changes: tuple[str, ...], site: str | None) -> Answer:
    """Change fields, such as stage_4_max_items=5 frequency=weekly weekdays=mon,thu is_enabled=on.

    An empty value, or none, takes a cap away. A run that is active keeps the config that it began with.
    """
    wanted: dict[str, Any] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise click.UsageError(f"{change!r} has no value: write NAME=VALUE.")
        wanted[name.strip()] = value.strip()
    return _answer(describe_config(update_config(site=site_named(site), changes=wanted, actor="command line")))


def _answer(config: dict[str, Any]) -> Answer:
    return Answer(config, table(((name, _shown(value)) for name, value in config.items()), "field", "value", empty=""))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        return ",".join(map(str, value))
    return "none" if value is None else str(value)
