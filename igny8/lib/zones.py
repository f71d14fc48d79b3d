"""Time zones by their IANA names."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from igny8.lib.errors import Invalid

_NOT_PLACES = {"localtime", "posixrules", "Factory"}  # what the machine or nobody has set


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones()) if name not in _NOT_PLACES}


def named(name: str) -> ZoneInfo:
    """The zone of that name, whatever its case. Raises `Invalid`, with a name that comes close if there is one."""
    known = _names().get(name.strip().casefold())
    if known is None:
        reason = f"{name!r} is no IANA time zone; write one like Europe/Berlin or UTC{_suggestion(name)}"
        raise Invalid(f"{reason[0].upper()}{reason[1:]}.", fields={"time_zone": reason})
    return ZoneInfo(known)


def _suggestion(name: str) -> str:
    wanted = name.strip().casefold().replace(" ", "_")
    cities = {known.rsplit("/", 1)[-1]: known for known in _names()}
    close = get_close_matches(wanted, [*_names(), *cities], n=1, cutoff=0.75)
    return f" (did you mean {_names()[cities.get(close[0], close[0])]}?)" if close else ""
