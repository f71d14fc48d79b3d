"""`igny8 site`: the websites that articles are made for."""

from __future__ import annotations

import click

from igny8.access.lookups import account_named
from igny8.access.sites import create_site
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, account_option
from igny8.models import Site


@click.group("site", cls=Group)
def command() -> None:
    """Make and list sites."""


@command.command("create")
@click.option("--domain", required=True, help="Such as example.com; scheme and path are left out.")
@click.option("--name", default="", help="What people call it; the domain if left out.")
@click.option("--language", default="en", show_default=True, help="Language code (BCP 47), such as en or pt-BR.")
@click.option("--country", default="", help="Country code of two letters: the market of its keywords.")
@click.option("--time-zone", default="UTC", show_default=True, help="IANA name: schedules follow its clock.")
@click.option("--voice", default="", help="How it speaks, in a sentence.")
@click.option("--audience", default="", help="Who reads it, in a sentence.")
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
        brands=list(brands),
    )
    said = f"Site {site.domain} is ready, with id {site.pk}. Next: igny8 import FILE --site {site.domain}"
    return Answer({"site_id": site.pk, "domain": site.domain, "account_id": site.account_id}, said)


@command.command("list")
@click.option("--account", metavar="NAME", help="Only the sites of this account.")
def list_sites(account: str | None) -> Answer:
    """Every site."""
    sites = Site.objects.select_related("account").order_by("id")
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
