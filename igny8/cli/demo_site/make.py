"""Makes the demo site: an account, its owner, a site with a config, keywords and notes. Harmless when repeated."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

from igny8.access.sites import create_site
from igny8.automation.config import update_config
from igny8.automation.welcome import welcome_user
from igny8.knowledge.served import served_embedder
from igny8.knowledge.sources import add_text
from igny8.models import Account, Keyword, Site
from igny8.planning.importing import import_keywords

ACCOUNT = "IGNY8 demo"
EMAIL = "demo@morning-kettle.example"
DOMAIN = "morning-kettle.example"
ACTOR = "igny8 demo"
NOTES = ("brewing-notes.md", "gear-notes.md")
# The first run is kept short, so that a newcomer sees articles soon; the next runs go on where it stopped.
CONFIG = {"stage_2_max_items": 12, "stage_4_max_items": 24}


@dataclass(frozen=True)
class Demo:
    """The demo site, and what was made just now."""

    site: Site
    password: str  # of the new user; empty where the user was there already
    imported: dict[str, Any] | None  # None where the keywords were there already


def make_demo() -> Demo:
    """Make what is missing of the demo."""
    password = ""
    site = Site.objects.select_related("account").filter(domain=DOMAIN).order_by("id").first()
    if site is None:
        account, password = _account()
        site = _site(account)
        update_config(site=site, changes=dict(CONFIG), actor=ACTOR)
    for name in NOTES:
        add_text(site, _text(name), served_embedder(site))
    return Demo(site, password, None if Keyword.objects.filter(site=site).exists() else _import(site))


def _account() -> tuple[Account, str]:
    found = Account.objects.filter(name__iexact=ACCOUNT).first()
    if found is not None:
        return found, ""
    password = secrets.token_urlsafe(12)
    _, membership = welcome_user(
        email=EMAIL, password=password, account_name=ACCOUNT, name="Demo", actor=ACTOR, is_made_up=True
    )
    return membership.account, password


def _site(account: Account) -> Site:
    return create_site(
        account=account,
        domain=DOMAIN,
        name="The Morning Kettle",
        language="en",
        country="us",
        time_zone="America/New_York",
        voice="Friendly and exact, first person plural, no jargon without a word on what it means.",
        audience="People who brew coffee at home and want a better cup without spending a fortune.",
        brands=["The Morning Kettle", "Hario", "Baratza", "Breville", "Gaggia", "Fellow", "Bialetti", "AeroPress"],
    )


def _import(site: Site) -> dict[str, Any]:
    with as_file(files("igny8.cli.demo_site").joinpath("keywords.csv")) as path:
        return import_keywords(site=site, path=path)


def _text(name: str) -> str:
    return files("igny8.cli.demo_site").joinpath(name).read_text(encoding="utf-8")
