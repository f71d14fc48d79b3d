"""From a name that a person gave to the provider that is meant."""

from __future__ import annotations

from igny8.gateway.choices import Chooser
from igny8.gateway.known import OFFLINE, Known, find_shown
from igny8.lib.errors import NotFound
from igny8.models import Account, ProviderKey


def provider_named(chooser: Chooser, name: str) -> Known:
    """The provider of that name, also one whose key can't be opened any more. Raises `NotFound`."""
    found = find_shown(name.strip(), account=chooser.account, site=chooser.site)
    if found is None:
        raise NotFound(f"There is no provider {name.strip()!r} here.")
    return found


def is_set_up(account: Account, name: str) -> bool:
    """Whether the account, or one of its sites, has set up a provider of that name."""
    return ProviderKey.objects.filter(account=account, name__iexact=name.strip()).exists()


def is_offline(name: str) -> bool:
    """Whether it is the one that needs nothing."""
    return name.strip().lower() == OFFLINE
