"""Presets for a page: what each would choose, and what applying one would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from igny8.gateway.choices import Choice, Chooser, choices_of
from igny8.gateway.known import FUNCTIONS, OFFLINE, listed
from igny8.gateway.presets import OFFLINE_PRESET, TITLES, apply_preset, offers, planned


def describe_presets(chooser: Chooser) -> list[dict[str, Any]]:
    """Every preset with what it would choose for each provider that can serve it."""
    by_provider = {known.name: offers(known) for known in listed(account=chooser.account, site=chooser.site)}
    nothing = {function: Choice(OFFLINE) for function in FUNCTIONS}
    found = []
    for key, title in TITLES.items():
        offered = {name: presets[key] for name, presets in by_provider.items() if key in presets}
        if key == OFFLINE_PRESET:
            offered = {OFFLINE: nothing}
        told = [{"provider": name, "choices": _plain(choices)} for name, choices in offered.items()]
        found.append({"key": key, "title": title, "offers": told})
    return found


def use_preset(chooser: Chooser, preset: str, provider: str | None, *, dry_run: bool) -> list[dict[str, Any]]:
    """Apply a preset, or only say what it would change. Raises `Invalid`."""
    before = choices_of(account_id=chooser.account.pk, site_id=chooser.site.pk if chooser.site else None)
    after = planned(chooser, preset, provider) if dry_run else apply_preset(chooser, preset, provider)
    return [
        {
            "function": function,
            "before": asdict(before[function]),
            "after": asdict(after[function]),
            "changes": before[function] != after[function],
        }
        for function in FUNCTIONS
    ]


def _plain(choices: Mapping[str, Choice]) -> dict[str, dict[str, str]]:
    return {function: asdict(choice) for function, choice in choices.items()}
