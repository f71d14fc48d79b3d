"""Sites: making and changing them, with every field checked."""

from __future__ import annotations

import re
import zoneinfo
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.lib.errors import Conflict, Invalid
from igny8.models import Account, Site

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")  # the shape of BCP 47
_LISTS: Final = ("words_to_avoid", "brands")
LONGEST_TEXT: Final = 2_000  # characters of voice, audience and picture style
MOST_ENTRIES: Final = 200  # of a list
LONGEST_ENTRY: Final = 100  # characters
_COUNTRY = re.compile(r"[a-z]{2}\Z")


class SiteExists(Conflict):
    """The account has a site on this domain already."""

    code = "site_exists"


def create_site(*, account: Account, domain: str, name: str = "", **fields: Any) -> Site:
    """Make a site. `fields` are those of `Site`: language, country, time_zone, voice, audience, brands and the like.

    Raises `Invalid`, which names every bad field at once, or `SiteExists`.
    """
    host = host_of(domain)
    values = checked({"name": name if name.strip() else host, "domain": host, **fields}, "No site was made.")
    try:
        with transaction.atomic():
            return Site.objects.create(account=account, **values)
    except IntegrityError as error:
        raise SiteExists(f"{account.name} has a site on {host} already.") from error


def checked(values: dict[str, Any], kept: str) -> dict[str, Any]:
    """Fields of a site, as they are stored. Raises `Invalid`, which names every bad one at once."""
    values = {**values, "country": str(values.get("country", "")).strip().lower()}
    problems = {field: problem for field, problem in _problems(values).items() if problem}
    if problems:
        raise Invalid(f"{' '.join(problems.values())} {kept}", fields=problems)
    return values


def listed(text: str) -> list[str]:
    """The entries of a list that was typed with commas, each once."""
    return list(dict.fromkeys(entry for each in text.split(",") if (entry := " ".join(each.split()))))


def host_of(domain: str) -> str:
    """The host name in what somebody typed: without scheme, path or port, in lower case, in its own letters."""
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", domain.strip().casefold())
    bare = re.split(r"[/?#]", bare, maxsplit=1)[0]
    return re.sub(r":\d+\Z", "", bare).rstrip(".")


def _problems(values: dict[str, Any]) -> dict[str, str]:
    language, zone = values.get("language", "en"), values.get("time_zone", "UTC")
    return {
        "domain": "" if _is_host(values["domain"]) else f"{values['domain']!r} is not a domain such as example.com.",
        "name": "" if _is_name(values["name"]) or not values["domain"] else "A site's name has 1 to 200 characters.",
        "language": "" if _LANGUAGE.match(language) else f"{language!r} is not a language code such as en or pt-BR.",
        "country": ""
        if not values["country"] or _COUNTRY.match(values["country"])
        else f"{values['country']!r} is not a country code of two letters, such as us.",
        "time_zone": ""
        if zone in zoneinfo.available_timezones()
        else f"{zone!r} is not an IANA time zone such as Europe/Berlin.",
        **{name: _problem_of_text(name, values.get(name, "")) for name in ("voice", "audience", "image_style")},
        **{name: _problem_of_list(name, values.get(name, [])) for name in _LISTS},
    }


def _problem_of_text(name: str, text: str) -> str:
    return "" if len(text) <= LONGEST_TEXT else f"{name} has at most {LONGEST_TEXT:,} characters."


def _problem_of_list(name: str, entries: list[str]) -> str:
    is_fine = len(entries) <= MOST_ENTRIES and all(len(entry) <= LONGEST_ENTRY for entry in entries)
    return "" if is_fine else f"{name} holds at most {MOST_ENTRIES} entries of {LONGEST_ENTRY} characters each."


def _is_name(name: str) -> bool:
    return 1 <= len(name) <= 200


def _is_host(host: str) -> bool:
    try:
        encoded = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return 0 < len(encoded) <= 253 and all(_LABEL.match(label) for label in encoded.split("."))
