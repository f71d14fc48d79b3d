"""`igny8 site`: the websites that articles are made for."""

from __future__ import annotations

from typing import Any, Final

import click

from igny8.access.lookups import account_named, site_named
from igny8.access.sites import create_site, listed
from igny8.automation.sites import FIELDS, change_site
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, account_option, site_option
from igny8.lib.errors import Invalid
from igny8.models import Site

_SETTABLE: Final = tuple(name for name in FIELDS if name not in {"domain", "planner_enabled", "writer_enabled"})
_LISTS: Final = ("words_to_avoid", "brands")


@click.group("site", cls=Group)
def command() -> None:
    """Make, show, change and list sites."""


@command.command("create")
@click.option("--domain", required=True, help="Such as example.com; scheme and path are left out.")
@click.option("--name", default="", help="What people call it; the domain if left out.")
@click.option("--language", default="en", show_default=True, help="Language code (BCP 47), such as en or pt-BR.")
@click.option("--country", default="", help="Country code of two letters: the market of its keywords.")
@click.option("--time-zone", default="UTC", show_default=True, help="IANA name: schedules follow its clock.")
@click.option("--voice", default="", help="How it speaks, in a sentence.")
@click.option("--audience", default="", help="Who reads it, in a sentence.")
@click.option(
    "--avoid", "words_to_avoid", multiple=True, help="A word that no text may hold; may be given several times."
)
@click.option("--image-style", default="", help="How its pictures look, in a sentence.")
@click.option("--brand", "brands", multiple=True, help="A brand name that searchers use; may be given several times.")
@account_option
def create(
    account: str | None,
    domain: str,
    name: str,
    language: str,
    country: str,
    time_zone: str,
    voice: str,
    audience: str,
    words_to_avoid: tuple[str, ...],
    image_style: str,
    brands: tuple[str, ...],
) -> Answer:
    """Make a site."""
    site = create_site(
        account=account_named(account),
        domain=domain,
        name=name,
        language=language,
        country=country,
        time_zone=time_zone,
        voice=voice,
        audience=audience,
        words_to_avoid=list(words_to_avoid),
        image_style=image_style,
        brands=list(brands),
    )
    said = f"Site {site.domain} is ready, with id {site.pk}. Next: igny8 import FILE --site {site.domain}"
    return Answer({"site_id": site.pk, "domain": site.domain, "account_id": site.account_id}, said)


@command.command("show")
@site_option
def show(site: str | None) -> Answer:
    """Show what a site is: its address, language, voice, readers, words to avoid, picture style."""
    return _answer(site_named(site))


@command.command("set")
@click.argument("changes", nargs=-1, required=True, metavar="NAME=VALUE...")
@site_option
def set_(changes: tuple[str, ...], site: str | None) -> Answer:
    """Change fields, such as voice="Plain and warm." words_to_avoid="cheap, game-changing" language=de country=at.

    Lists are separated by commas; an empty value empties the field.
    """
    wanted: dict[str, Any] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise click.UsageError(f"{change!r} has no value: write NAME=VALUE.")
        wanted[name.strip()] = listed(value) if name.strip() in _LISTS else value.strip()
    if unknown := sorted(set(wanted) - set(_SETTABLE)):
        raise Invalid(
            f"{', '.join(unknown)} can't be set here; {', '.join(_SETTABLE)} can. Nothing was changed.",
            fields=dict.fromkeys(unknown, "can't be set here"),
        )
    return _answer(change_site(site_named(site), changes=wanted, user=None, actor="command line"))


def _answer(site: Site) -> Answer:
    value = {"id": site.pk, "domain": site.domain, **{name: getattr(site, name) for name in _SETTABLE}}
    return Answer(value, table(value.items(), "field", "value", empty=""))


@command.command("list")
@click.option("--account", metavar="NAME", help="Only the sites of this account.")
def list_sites(account: str | None) -> Answer:
    """Every site."""
    sites = Site.objects.filter(deleted_at__isnull=True).select_related("account").order_by("id")
    if account is not None:
        sites = sites.filter(account=account_named(account))
    rows = [
        {
            "id": site.pk,
            "domain": site.domain,
            "name": site.name,
            "account": site.account.name,
            "language": site.language,
            "country": site.country,
            "time_zone": site.time_zone,
        }
        for site in sites
    ]
    shown = table(
        (row.values() for row in rows),
        *("id", "domain", "name", "account", "language", "country", "time zone"),
        empty="There is no site yet. `igny8 site create --domain example.com` makes one.",
    )
    return Answer(rows, shown)
