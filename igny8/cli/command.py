"""The one kind of command: it prepares the home, does its work, prints its answer, ends with its code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from typing_extensions import override

from igny8.cli.answer import Answer, show
from igny8.cli.wiring import Wiring

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Command(click.Command):
    """A click command whose function returns an `Answer`."""

    prepares = True

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.append(
            click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON value; all else to standard error.")
        )

    @override
    def invoke(self, ctx: click.Context) -> None:
        as_json = bool(ctx.params.pop("as_json"))
        ctx.meta["igny8.as_json"] = as_json
        wiring = ctx.find_object(Wiring)
        if wiring is not None and self.prepares:
            wiring.prepare()
        answer: Answer = super().invoke(ctx)
        show(answer, as_json=as_json)
        if answer.exit_code:
            ctx.exit(answer.exit_code)


class Group(click.Group):
    """Commands of one kind, such as `igny8 site create` and `igny8 site list`."""

    command_class = Command


def is_json() -> bool:
    """Whether the present command was asked for JSON."""
    return bool(click.get_current_context().meta.get("igny8.as_json"))


def site_option(function: _Function) -> _Function:
    """--site, named by id or domain; may be left out where there is one site only."""
    return click.option("--site", metavar="ID|DOMAIN", help="The site; not needed where there is only one.")(function)


def account_option(function: _Function) -> _Function:
    """--account, by name; may be left out where there is one account only."""
    return click.option("--account", metavar="NAME", help="The account; not needed where there is only one.")(function)


def address_options(function: _Function) -> _Function:
    """--host and --port of what serves."""
    function = click.option(
        "--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="Where; 0 takes a free one."
    )(function)
    return click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 serves the network.")(function)
