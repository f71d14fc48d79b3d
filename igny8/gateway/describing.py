"""Providers as people see them: everything that helps, and of a key its last four characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from igny8.ai.clients.connection import ADDRESSES, shown
from igny8.ai.clients.connection import Kind as Service
from igny8.gateway.choices import Choice, Chooser, choices_of
from igny8.gateway.known import FUNCTIONS, OFFLINE, Known, listed, needs_key
from igny8.gateway.standing import Standing, standings
from igny8.models import Site

BUILT_IN: Final = Known(OFFLINE, OFFLINE)


def describe_providers(chooser: Chooser) -> list[dict[str, Any]]:
    """All that can be used, the built-in one first, with what each serves and how its calls went."""
    known = listed(account=chooser.account, site=chooser.site)
    return _described(chooser, [BUILT_IN, *known])


def describe_provider(chooser: Chooser, known: Known) -> dict[str, Any]:
    """One of them."""
    return _described(chooser, [known])[0]


def _described(chooser: Chooser, known: Sequence[Known]) -> list[dict[str, Any]]:
    where = chooser.site or chooser.account
    choices = choices_of(account_id=chooser.account.pk, site_id=chooser.site.pk if chooser.site else None)
    stand = standings(where, known)
    return [{**_plain(each, chooser.site, stand[each.name]), **_serves(each, choices)} for each in known]


def _plain(known: Known, site: Site | None, standing: Standing) -> dict[str, Any]:
    is_built_in = known is BUILT_IN
    address = known.base_url or (ADDRESSES.get(Service(known.kind), "") if known.kind in set(Service) else "")
    return {
        "name": known.name,
        "kind": known.kind,
        "origin": "built_in" if is_built_in else known.origin,
        "is_changeable": not is_built_in and known.origin == ("site" if site else "account"),
        "base_url": shown(known.base_url),
        "address": shown(address),
        "has_key": bool(known.key) or known.is_key_lost,
        "last_four": known.last_four,
        "needs_key": needs_key(known.kind),
        "is_key_lost": known.is_key_lost,
        "allow_private": known.allow_private,
        **{name: getattr(known, name) for name in ("model", "image_model", "embedding_model")},
        "options": dict(known.options),
        "prices": {model: prices_of(price) for model, price in known.prices.items() if isinstance(price, Mapping)},
        "standing": asdict(standing),
    }


def prices_of(price: Mapping[str, Any]) -> dict[str, float]:
    """A price that a user set, in dollars."""
    return {name: float(value) for name, value in price.items()}


def _serves(known: Known, choices: Mapping[str, Choice]) -> dict[str, list[str]]:
    name = known.name.lower()
    return {
        "serves": [each for each in FUNCTIONS if choices[each].provider.lower() == name],
        "falls_back_for": [each for each in FUNCTIONS if choices[each].fallback_provider.lower() == name],
    }
