"""Sets a provider up and lets it serve what its models can do, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from igny8.gateway.choices import Choice, Chooser, choose
from igny8.gateway.known import EMBED, IMAGES, TEXT_FUNCTIONS, Known, find_shown, is_built_in
from igny8.gateway.setting_up import Wanted, set_provider

_SERVED: Final = {"model": TEXT_FUNCTIONS, "image_model": (IMAGES,), "embedding_model": (EMBED,)}


@dataclass(frozen=True)
class Place:
    """What a provider is to serve, and who takes over where it fails."""

    functions: Sequence[str] = ()  # none: those of the models that are named
    fallback: str = ""
    fallback_model: str = ""


def place(chooser: Chooser, wanted: Wanted, where: Place) -> tuple[Known, dict[str, Choice]]:
    """Set the provider up and choose it; the provider, and what it serves now.

    What isn't named stays as it is. A provider of the environment needs no row where only models are chosen.
    Raises `Invalid` or `Conflict`, and then nothing was changed.
    """
    with transaction.atomic():
        known = find_shown(wanted.name.strip(), account=chooser.account, site=chooser.site)
        if known is None or known.origin != "environment" or wanted.is_more_than_models:
            known = set_provider(chooser, wanted)
        chosen = _chosen(known, wanted, where)
        if chosen:
            choose(chooser, chosen)
    return known, chosen


def column_of(function: str) -> str:
    """Which of a provider's models serves a function."""
    return {IMAGES: "image_model", EMBED: "embedding_model"}.get(function, "model")


def _chosen(known: Known, wanted: Wanted, where: Place) -> dict[str, Choice]:
    named = [function for column, each in _SERVED.items() if getattr(wanted, column) for function in each]
    return {function: _choice(known, wanted, where, function) for function in where.functions or named}


def _choice(known: Known, wanted: Wanted, where: Place, function: str) -> Choice:
    model = getattr(wanted, column_of(function)) or known.model_for(function)
    if function == EMBED or not where.fallback:
        return Choice(known.name, model)
    return Choice(known.name, model, where.fallback, "" if is_built_in(where.fallback) else where.fallback_model)
