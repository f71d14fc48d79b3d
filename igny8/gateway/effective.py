"""Who would serve each function now, and why: what was chosen where, and whether it can serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from igny8.gateway.choices import Choice, Chooser, default_name
from igny8.gateway.known import FUNCTIONS, Known, is_built_in, listed, needs_key
from igny8.gateway.presets import preset_of
from igny8.gateway.usual import FUNCTION_OF_STAGE
from igny8.models import ProviderChoice

Source = Literal["site", "account", "default"]
_STAGES: Final = {function: stage for stage, function in FUNCTION_OF_STAGE.items()}


@dataclass(frozen=True)
class Used:
    """A provider and its model as they would be used now."""

    provider: str
    model: str  # "": a built-in provider, which has its own
    model_is_providers_own: bool  # the choice names none
    kind: str
    origin: str  # built_in, account, site, environment, missing
    problem: str = ""  # why it can't serve, in plain words; "" where nothing is known against it


@dataclass(frozen=True)
class Effective:
    """One function: who serves it, who takes over, and where that was chosen."""

    function: str
    stage: int | None  # None: embeddings serve several
    source: Source  # whose choice it is; default: nobody chose
    is_own: bool  # chosen right here: clearing it changes something
    used: Used
    fallback: Used | None
    chosen: Choice


@dataclass(frozen=True)
class Effectives:
    """All functions of a site or an account."""

    functions: list[Effective]
    preset: str | None  # that they are, taken together


def effective(chooser: Chooser) -> Effectives:
    """What would be used now for the chooser's site, or for sites of the account that chose nothing of their own."""
    known = listed(account=chooser.account, site=chooser.site)
    by_name = {each.name.lower(): each for each in known}
    rows = _rows(chooser)
    found = [_function(function, rows.get(function), by_name, chooser) for function in FUNCTIONS]
    return Effectives(found, preset_of({each.function: each.chosen for each in found}, known))


def _rows(chooser: Chooser) -> dict[str, ProviderChoice]:
    """The row that holds for each function: the site's own before its account's."""
    rows = ProviderChoice.objects.filter(account=chooser.account)
    mine = [row for row in rows if row.site_id is None or (chooser.site and row.site_id == chooser.site.pk)]
    return {row.function: row for row in sorted(mine, key=lambda row: row.site_id is not None)}


def _function(function: str, row: ProviderChoice | None, by_name: dict[str, Known], chooser: Chooser) -> Effective:
    choice = Choice(default_name())
    if row is not None:
        choice = Choice(row.provider, row.model, row.fallback_provider, row.fallback_model)
    source: Source = "default" if row is None else "account" if row.site_id is None else "site"
    fallback = None
    if choice.fallback_provider:
        fallback = _used(function, choice.fallback_provider, choice.fallback_model, by_name)
    return Effective(
        function=function,
        stage=_STAGES.get(function),
        source=source,
        is_own=source == ("site" if chooser.site else "account"),
        used=_used(function, choice.provider, choice.model, by_name),
        fallback=fallback,
        chosen=choice,
    )


def _used(function: str, name: str, model: str, by_name: dict[str, Known]) -> Used:
    if is_built_in(name):
        return Used(name, "", model_is_providers_own=True, kind=name, origin="built_in")
    known = by_name.get(name.lower())
    if known is None:
        return Used(name, model, not model, "", "missing", f"The provider {name} is no more. Choose another.")
    whole = model or known.model_for(function)
    return Used(known.name, whole, not model, known.kind, known.origin, _problem(known, whole))


def _problem(known: Known, model: str) -> str:
    if known.is_key_lost:
        return f"The key of {known.name} can't be opened any more. Enter it again."
    if needs_key(known.kind) and not known.key:
        return f"{known.name} has no key. Enter it."
    return "" if model else f"{known.name} names no model for this. Name one."
