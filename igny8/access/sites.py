"""Sites: making and changing them, with every field checked."""

from __future__ import annotations

import re
import zoneinfo
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.access import audit
from igny8.lib.errors import Conflict, Invalid
from igny8.models import Account, Sector, Site, User

_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")  # the shape of BCP 47
_COUNTRY = re.compile(r"[a-z]{2}\Z")


class SiteExists(Conflict):
    """The account has a site on this domain already."""

    code = "site_exists"


def create_site(*, account: Account, domain: str, name: str = "", **fields: Any) -> Site:
    """Make a site. `fields` are those of `Site`: language, country, time_zone, voice, audience, brands and the like.

    Raises `Invalid`, which names every bad field at once, or `SiteExists`.
    """
    host = host_of(domain)
    values = {"name": name.strip() or host, "domain": host, **fields}
    values["country"] = str(values.get("country", "")).strip().lower()
    values |= {name: _tidied(name, values[name]) for name in _LISTS if name in values}
    problems = {field: problem for field, problem in _problems(values).items() if problem}
    if problems:
        said = " ".join(problems.values())
        raise Invalid(f"{said} No site was made.", fields=problems)
    try:
        with transaction.atomic():
            return Site.objects.create(account=account, **values)
    except IntegrityError as error:
        raise SiteExists(f"{account.name} has a site on {host} already.") from error


EDITABLE: Final = (
    *("name", "language", "country", "time_zone", "voice", "audience", "words_to_avoid", "image_style", "brands"),
)
_LISTS: Final = ("words_to_avoid", "brands")
_LONGEST_TEXT: Final = 2_000
_MOST_ENTRIES, _LONGEST_ENTRY = 200, 100


def update_site(*, site: Site, changes: dict[str, Any], actor: str, user: User | None = None) -> Site:
    """Change fields of `EDITABLE`. Raises `Invalid`, which names every bad field at once; then nothing is changed."""
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        said = f"A site has no field {', '.join(unknown)} to change. It has {', '.join(EDITABLE)}."
        raise Invalid(said, fields=dict.fromkeys(unknown, "There is no such field."))
    values = {name: _tidied(name, value) for name, value in changes.items()}
    before = {name: getattr(site, name) for name in EDITABLE}
    problems = {
        field: problem for field, problem in _problems({"domain": site.domain, **before, **values}).items() if problem
    }
    if problems:
        raise Invalid(f"{' '.join(problems.values())} Nothing was changed.", fields=problems)
    changed = {name: [before[name], value] for name, value in values.items() if before[name] != value}
    if changed:
        with transaction.atomic():
            Site.objects.filter(pk=site.pk).update(**{name: new for name, (_, new) in changed.items()})
            audit.record(
                account=site.account, actor=actor, user=user, action="site.update", target=site.domain, changed=changed
            )
    site.refresh_from_db()
    return site


def _tidied(name: str, value: Any) -> Any:
    if name in _LISTS:
        entries = value.split(",") if isinstance(value, str) else value
        return list(dict.fromkeys(entry for each in entries if (entry := " ".join(str(each).split()))))
    text = str(value).strip()
    return text.lower() if name == "country" else text


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
    return "" if len(text) <= _LONGEST_TEXT else f"{name} has at most {_LONGEST_TEXT:,} characters."


def _problem_of_list(name: str, entries: list[str]) -> str:
    is_fine = len(entries) <= _MOST_ENTRIES and all(len(entry) <= _LONGEST_ENTRY for entry in entries)
    return "" if is_fine else f"{name} holds at most {_MOST_ENTRIES} entries of {_LONGEST_ENTRY} characters each."


def _is_name(name: str) -> bool:
    return 1 <= len(name) <= 200


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
