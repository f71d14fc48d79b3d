"""Takes a provider away, and says what becomes of each choice that named it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from igny8.gateway.choices import Choice, Chooser, choices_of, uses_of
from igny8.gateway.setting_up import remove_provider
from igny8.models import ProviderChoice


def take_away(chooser: Chooser, name: str) -> list[dict[str, Any]]:
    """Forget the provider, its key and every choice of it; what was chosen so, and who serves that now.

    Raises `NotFound`, and `Conflict` for one of the environment, or of other sites too.
    """
    with transaction.atomic():
        uses = uses_of(chooser.account, name)
        remove_provider(chooser, name)
        now: dict[int | None, dict[str, Choice]] = {}
        for site_id in {row.site_id for row in uses}:
            now[site_id] = choices_of(account_id=chooser.account.pk, site_id=site_id)
    return [_told(row, name, now[row.site_id][row.function]) for row in uses]


def _told(row: ProviderChoice, name: str, now: Choice) -> dict[str, Any]:
    is_first = row.provider.lower() == name.lower()
    return {
        "function": row.function,
        "site_id": row.site_id,
        "site": row.site.domain if row.site else None,
        "was": "first" if is_first else "fallback",
        "now": now.provider,
        "now_falls_back": now.fallback_provider or None,
    }
