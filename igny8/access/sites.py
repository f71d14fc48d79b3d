"""Sites: making them, with every field checked."""

from __future__ import annotations

import re
import zoneinfo
from typing import Any

from django.db import IntegrityError, transaction

from igny8.lib.errors import Conflict, Invalid
from igny8.models import Account, Sector, Site

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")  # the shape of BCP 47
_COUNTRY = re.compile(r"[a-z]{2}\Z")


class SiteExists(Conflict):
    """The account has a site on this domain already."""

    code = "site_exists"


def create_site(*, account: Account, domain: str, name: str = "", **fields: Any) -> Site:
    """Make a site. `fields` are those of `Site`: language, country, time_zone, voice, audience, brands.

    Raises `Invalid`, which names every bad field at once, or `SiteExists`.
    """
    host = host_of(domain)
    values = {"name": name.strip() or host, "domain": host, **fields}
    values["country"] = str(values.get("country", "")).strip().lower()
    problems = {field: problem for field, problem in _problems(values).items() if problem}
    if problems:
        said = " ".join(problems.values())
        raise Invalid(f"{said} No site was made.", fields=problems)
    try:
        with transaction.atomic():
            return Site.objects.create(account=account, **values)
    except IntegrityError as error:
        raise SiteExists(f"{account.name} has a site on {host} already.") from error


def host_of(domain: str) -> str:
    """The host name in what somebody typed: without scheme, path or port, in lower case, in its own letters."""
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", domain.strip().casefold())
    bare = re.split(r"[/?#]", bare, maxsplit=1)[0]
    return re.sub(r":\d+\Z", "", bare).rstrip(".")


def _problems(values: dict[str, Any]) -> dict[str, str]:
    language, zone = values.get("language", "en"), values.get("time_zone", "UTC")
    return {
        "domain": "" if _is_host(values["domain"]) else f"{values['domain']!r} is not a domain such as example.com.",
        "name": "" if len(values["name"]) <= 200 else "A site's name has at most 200 characters.",
        "language": "" if _LANGUAGE.match(language) else f"{language!r} is not a language code such as en or pt-BR.",
        "country": ""
        if not values["country"] or _COUNTRY.match(values["country"])
        else f"{values['country']!r} is not a country code of two letters, such as us.",
        "time_zone": ""
        if zone in zoneinfo.available_timezones()
        else f"{zone!r} is not an IANA time zone such as Europe/Berlin.",
    }


def _is_host(host: str) -> bool:
    try:
        encoded = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return 0 < len(encoded) <= 253 and all(_LABEL.match(label) for label in encoded.split("."))


def sector_named(*, site: Site, name: str) -> Sector:
    """The site's sector of that name, made if it is new."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise Invalid("A sector's name has 1 to 200 characters.", fields={"sector": "1 to 200 characters"})
    found = Sector.objects.filter(site=site, name__iexact=name).first()
    return found or Sector.objects.create(site=site, name=name)
