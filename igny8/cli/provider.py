"""`igny8 provider`: who writes and draws: their keys, models and prices, and which function each serves."""

from __future__ import annotations

import sys
from typing import Any

import click

from igny8.access.lookups import account_named, site_named
from igny8.ai.clients.connection import shown
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, account_option
from igny8.gateway.choices import Chooser, choices_of
from igny8.gateway.known import FUNCTIONS, Known, find, is_built_in, listed
from igny8.gateway.placing import Place, column_of, place
from igny8.gateway.presets import TITLES, apply_preset
from igny8.gateway.prices import read_price
from igny8.gateway.setting_up import Wanted, remove_provider
from igny8.gateway.trying import tried
from igny8.lib.errors import Invalid, NotFound
from igny8.models.providers import Kind

_for_site = click.option("--site", metavar="ID|DOMAIN", help="For this site alone; else for all of the account.")


@click.group("provider", cls=Group)
def command() -> None:
    """Set up who writes and draws. What nobody was chosen for is served offline."""


@command.command("set")
@click.argument("name")
@click.option("--kind", type=click.Choice(Kind.values), help="Its dialect; told by name and address if left out.")
@click.option("--base-url", help="Its address; not needed for the great ones.")
@click.option("--key", help="Its key; - reads it from standard input.")
@click.option("--model", help="The model that writes.")
@click.option("--image-model", help="The model that draws.")
@click.option("--embedding-model", help="The model that turns terms into vectors.")
@click.option(
    "--function", "functions", multiple=True, type=click.Choice(FUNCTIONS), help="Serve only this. Repeatable."
)
@click.option("--fallback", help="Who takes over where it fails: another provider, or offline.")
@click.option("--fallback-model", help="The other provider's model.")
@click.option("--price", "prices", multiple=True, help="MODEL=IN,OUT[,CACHED] per million tokens, or MODEL=PICTURE.")
@click.option("--concurrency", type=click.IntRange(1, 256), help="Requests in flight at most; 16 if left out.")
@click.option("--timeout", type=click.IntRange(1, 3_600), help="Seconds for a whole answer; 180 if left out.")
@click.option("--api-version", help="Azure's version of its interface.")
@click.option("--allow-private/--no-allow-private", default=None, help="Its address may be of this machine or network.")
@account_option
@_for_site
def set_(name: str, account: str | None, site: str | None, **given: Any) -> Answer:
    """Set up the provider NAME, or change it, and let it serve what its models can do.

    --model serves the four text functions, --image-model the pictures, --embedding-model the vectors; --function
    picks among these. What isn't named stays as it is: offline, at first.
    """
    chooser = _chooser(account, site)
    where = Place(given["functions"], given["fallback"] or "", given["fallback_model"] or "")
    known, chosen = place(chooser, _wanted(name, given), where)
    value = {**_plain(known), "serves": sorted(chosen), "site": chooser.site.domain if chooser.site else None}
    serves = (
        f"It serves {', '.join(sorted(chosen))}." if chosen else "It serves nothing new: name a model or a function."
    )
    return Answer(value, f"{known.name} is set up. {serves} `igny8 provider test {known.name}` tries it.")


@command.command("list")
@account_option
@_for_site
def list_providers(account: str | None, site: str | None) -> Answer:
    """Every provider that can be used, and what each serves. Of a key only its last four characters are shown."""
    chooser = _chooser(account, site)
    choices = choices_of(account_id=chooser.account.pk, site_id=chooser.site.pk if chooser.site else None)
    rows = [_plain(known) for known in listed(account=chooser.account, site=chooser.site)]
    rows.append({**_plain(Known("offline", "offline")), "origin": "built_in"})
    for row in rows:
        mine = {
            function: choice for function, choice in choices.items() if choice.provider.lower() == row["name"].lower()
        }
        row["serves"] = {
            function: choice.model or row.get(column_of(function)) or "" for function, choice in mine.items()
        }
        row["falls_back"] = {f: choice.fallback_provider for f, choice in mine.items() if choice.fallback_provider}
    shown = ("name", "kind", "base_url", "last_four", "model", "serves")
    cells = [[*(row[name] for name in shown[:-1]), list(row["serves"])] for row in rows]
    return Answer(rows, table(cells, "name", "kind", "address", "key ends in", "model", "serves", empty=""))


@command.command("test")
@click.argument("name")
@account_option
@_for_site
def test(name: str, account: str | None, site: str | None) -> Answer:
    """Make a small request to NAME, and say in plain words what is wrong. Ends with 1 if something is."""
    chooser = _chooser(account, site)
    known = find(name, account=chooser.account, site=chooser.site)
    if known is None and not is_built_in(name.lower()):
        raise NotFound(f"There is no provider {name!r}. `igny8 provider list` shows those there are.")
    choices = choices_of(account_id=chooser.account.pk, site_id=chooser.site.pk if chooser.site else None)
    trials = tried(known, choices)
    value = {"name": name, "ok": all(trial["ok"] for trial in trials), "tests": trials}
    told = table(
        ((trial["model"], "ok" if trial["ok"] else trial["code"], trial["message"]) for trial in trials),
        *("model", "result", "what it means"),
        empty="",
    )
    return Answer(value, told, 0 if value["ok"] else 1)


@command.command("remove")
@click.argument("name")
@account_option
def remove(name: str, account: str | None) -> Answer:
    """Forget NAME and its key. What it served is served offline."""
    served = remove_provider(_chooser(account, None), name)
    said = f" Served offline now: {', '.join(served)}." if served else ""
    return Answer({"name": name, "served": served}, f"{name} is forgotten.{said}")


@command.command("preset")
@click.argument("name", type=click.Choice(list(TITLES)))
@click.option("--provider", help="Whose models; not needed where only one is set up.")
@account_option
@_for_site
def preset(name: str, provider: str | None, account: str | None, site: str | None) -> Answer:
    """Choose a model for every function at once: offline, economy, balanced or best."""
    chosen = apply_preset(_chooser(account, site), name, provider)
    value = {"preset": name, "choices": {f: {"provider": c.provider, "model": c.model} for f, c in chosen.items()}}
    return Answer(
        value, table(((f, c.provider, c.model) for f, c in chosen.items()), "function", "served by", "model", empty="")
    )


def _chooser(account: str | None, site: str | None) -> Chooser:
    if site is None:
        return Chooser(account_named(account))
    found = site_named(site, account_named(account) if account is not None else None)
    return Chooser(found.account, found)


def _key(given: str | None) -> str | None:
    if given != "-":
        return given
    key = sys.stdin.readline().strip()
    if not key:
        raise Invalid("No key came on standard input. Nothing was changed.", fields={"key": "is empty"})
    return key


def _wanted(name: str, given: dict[str, Any]) -> Wanted:
    prices: dict[str, dict[str, str]] = {}
    for told in given["prices"]:
        model, price = read_price(told)
        prices.setdefault(model, {}).update(price)
    options = {
        "concurrency": given["concurrency"],
        "timeout_seconds": given["timeout"],
        "api_version": given["api_version"],
    }
    plain = ("kind", "base_url", "allow_private", "model", "image_model", "embedding_model")
    return Wanted(
        name=name,
        key=_key(given["key"]),
        prices=prices,
        options={option: value for option, value in options.items() if value is not None},
        **{field: given[field] for field in plain},
    )


def _plain(known: Known) -> dict[str, Any]:
    return {
        "name": known.name,
        "kind": known.kind,
        "base_url": shown(known.base_url),
        "last_four": known.last_four,
        "origin": known.origin,
        "allow_private": known.allow_private,
        "model": known.model,
        "image_model": known.image_model,
        "embedding_model": known.embedding_model,
        "options": dict(known.options),
        "prices": dict(known.prices),
    }
