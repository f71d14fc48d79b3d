"""The providers that an account can use: those it set up, and those whose keys lie in the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from django.conf import settings
from django.db.models import Q

from igny8.gateway.seal import last_four, unseal
from igny8.lib.seal import SealBroken
from igny8.models import Account, ProviderKey, Site
from igny8.models.providers import Function, Kind

OFFLINE: Final = "offline"  # the provider that needs nothing
FUNCTIONS: Final = tuple(Function.values)
IMAGES: Final = str(Function.GENERATE_IMAGES)
EMBED: Final = str(Function.EMBED)
TEXT_FUNCTIONS: Final = tuple(name for name in FUNCTIONS if name not in {IMAGES, EMBED})


@dataclass(frozen=True)
class Known:
    """A provider with its key, ready to be connected to."""

    name: str
    kind: str
    base_url: str = ""
    key: str = field(default="", repr=False)
    origin: Literal["account", "site", "environment"] = "account"
    allow_private: bool = False
    model: str = ""
    image_model: str = ""
    embedding_model: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    prices: Mapping[str, Any] = field(default_factory=dict)
    is_key_lost: bool = False  # it was sealed under a secret that this installation doesn't have

    def model_for(self, function: str) -> str:
        """Its own model for a function; "" where it names none."""
        if function == IMAGES:
            return self.image_model
        return self.embedding_model if function == EMBED else self.model

    @property
    def last_four(self) -> str:
        return last_four(self.key)


def find(name: str, *, account: Account, site: Site | None = None) -> Known | None:
    """The provider of that name, without regard to case. What the account set up goes before the environment.

    Raises `SealBroken` where its key can't be opened any more.
    """
    row = _rows(account, site).filter(name__iexact=name).first()
    return of_row(row) if row is not None else _of_environment(name)


def find_shown(name: str, *, account: Account, site: Site | None = None) -> Known | None:
    """The same for who doesn't need the key: one that can't be opened any more is left out."""
    row = _rows(account, site).filter(name__iexact=name).first()
    return shown(row) if row is not None else _of_environment(name)


def _of_environment(name: str) -> Known | None:
    return next((known for known in from_environment() if known.name == name.lower()), None)


def listed(*, account: Account, site: Site | None = None) -> list[Known]:
    """All that can be used, in the order of their names. With a site, its own too. One whose key can't be opened any
    more stands there without it.
    """
    rows = [shown(row) for row in _rows(account, site)]
    taken = {known.name.lower() for known in rows}
    found = rows + [known for known in from_environment() if known.name not in taken]
    return sorted(found, key=lambda known: known.name.lower())


def shown(row: ProviderKey) -> Known:
    """A stored provider; where its key can't be opened any more, without it."""
    try:
        return of_row(row)
    except SealBroken:
        return replace(_known(row, ""), is_key_lost=True)


def of_row(row: ProviderKey) -> Known:
    """A stored provider with its key opened. Raises `SealBroken`."""
    return _known(row, unseal(row.sealed_key))


def _known(row: ProviderKey, key: str) -> Known:
    return Known(
        name=row.name,
        kind=row.kind,
        base_url=row.base_url,
        key=key,
        origin="account" if row.site_id is None else "site",
        allow_private=row.allow_private,
        model=row.model,
        image_model=row.image_model,
        embedding_model=row.embedding_model,
        options=row.options,
        prices=row.prices,
    )


def from_environment() -> list[Known]:
    """Those that exist without a row. Who runs the installation vouches for their addresses."""
    found = []
    for name, values in settings.IGNY8_PROVIDER_KEYS.items():
        options = {key: value for key, value in values.items() if key not in {"kind", "base_url", "key"}}
        found.append(
            Known(
                name,
                values["kind"],
                values["base_url"],
                values["key"],
                origin="environment",
                allow_private=True,
                options=options,
            )
        )
    return found


def is_built_in(name: str) -> bool:
    """Whether the name is that of a provider that the settings bring: offline."""
    return name in settings.IGNY8_PROVIDERS


def needs_key(kind: str) -> bool:
    """Whether this kind never works without a key."""
    return kind in {Kind.OPENAI, Kind.AZURE, Kind.ANTHROPIC, Kind.GEMINI}


def _rows(account: Account, site: Site | None) -> Any:
    reach = Q(site__isnull=True) if site is None else Q(site__isnull=True) | Q(site=site)
    return ProviderKey.objects.filter(reach, account=account).order_by("name")
