"""Sets up providers: their address, key, models and prices; takes them away again; seals their keys anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from igny8.access import audit
from igny8.ai.clients.connection import ADDRESSES
from igny8.ai.clients.connection import Kind as Service
from igny8.gateway.choices import Chooser
from igny8.gateway.known import Known, find_shown, is_built_in, shown
from igny8.gateway.seal import last_four, reseal, seal
from igny8.lib import clock
from igny8.lib.errors import Conflict, Invalid, NotFound
from igny8.lib.seal import SealBroken
from igny8.models import ProviderChoice, ProviderKey
from igny8.models.providers import Kind

_HOSTS: Final = {
    "api.openai.com": Kind.OPENAI,
    "api.anthropic.com": Kind.ANTHROPIC,
    "generativelanguage.googleapis.com": Kind.GEMINI,
}
_LONGEST: Final = {"name": 64, "base_url": 500, "model": 128, "image_model": 128, "embedding_model": 128}


@dataclass(frozen=True)
class Wanted:
    """What is to be written of a provider; None leaves a value as it is."""

    name: str
    kind: str | None = None
    base_url: str | None = None
    key: str | None = field(default=None, repr=False)
    allow_private: bool | None = None
    model: str | None = None
    image_model: str | None = None
    embedding_model: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    prices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by model; added to those there are
    replaces_options: bool = False  # true: options that aren't named go
    replaces_prices: bool = False  # true: prices that aren't named go

    @property
    def is_more_than_models(self) -> bool:
        """Whether more is wanted than a choice of models: that alone needs no row beside the environment's key."""
        others = (self.kind, self.base_url, self.key, self.allow_private, self.options, self.prices)
        is_set_anew = self.replaces_options or self.replaces_prices
        return is_set_anew or any(value not in (None, {}) for value in others)

    def fields(self) -> dict[str, Any]:
        """The plain columns that are to be written."""
        names = ("base_url", "allow_private", "model", "image_model", "embedding_model")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


def set_provider(chooser: Chooser, wanted: Wanted) -> Known:
    """Make a provider, or change one; what came of it. Audited, never with its key.

    With a site it is the site's own. One that the environment holds needs no row as long as only models are chosen.
    A key goes to no other host than it was given for: whoever changes the address gives it again. Raises `Invalid`,
    which names each bad field, and `Conflict` for a name that another site has.
    """
    name = wanted.name.strip()
    _check(wanted, name)
    with transaction.atomic():
        account = chooser.account
        row = ProviderKey.objects.select_for_update().filter(account=account, name__iexact=name).first()
        if row is not None and row.site_id != (chooser.site.pk if chooser.site else None):
            raise Conflict(
                f"{account.name} has a provider {row.name!r} for another site or for all. Choose another name."
            )
        made = row is None
        row = row or _new(chooser, wanted, name)
        before = _host(row)
        _apply(row, wanted)
        if row.sealed_key and wanted.key is None and _host(row) != before:
            raise Invalid(
                f"The key of {row.name} was given for {before or 'its own address'}. Give it again with the new "
                "address. Nothing was changed.",
                fields={"key": "is needed with a new address"},
            )
        try:
            row.save()
        except IntegrityError as error:
            raise Conflict(f"{account.name} has a provider {name!r} already. Nothing was changed.") from error
        _audit(chooser, "provider.create" if made else "provider.change", row, wanted)
    return shown(row)


def remove_provider(chooser: Chooser, name: str) -> list[str]:
    """Forget a provider, its key and every choice of it; the functions that are served otherwise now. Audited.

    Raises `NotFound`, and `Conflict` for one that lies in the environment.
    """
    with transaction.atomic():
        row = ProviderKey.objects.select_for_update().filter(account=chooser.account, name__iexact=name).first()
        if row is None:
            if find_shown(name, account=chooser.account) is not None:
                raise Conflict(f"{name} comes from the environment: take its variable away there.")
            raise NotFound(f"There is no provider {name!r}. `igny8 provider list` shows those there are.")
        if chooser.site is not None and row.site_id != chooser.site.pk:
            raise Conflict(f"{row.name} serves other sites too: it is removed for the whole account alone.")
        choices = ProviderChoice.objects.filter(account=chooser.account)
        served = sorted(set(choices.filter(provider__iexact=name).values_list("function", flat=True)))
        choices.filter(provider__iexact=name).delete()
        choices.filter(fallback_provider__iexact=name).update(fallback_provider="", fallback_model="")
        row.delete()
        audit.record(
            account=chooser.account,
            actor=chooser.actor,
            user=chooser.user,
            action="provider.remove",
            target=row.name,
            functions=served,
        )
    return served


def reseal_keys() -> int:
    """Seal every key under the present secret that lies under an earlier one; how many there were.

    One that can't be opened is left as it is: its secret may come back.
    """
    changed = 0
    for row in ProviderKey.objects.exclude(sealed_key=""):
        try:
            sealed = reseal(row.sealed_key)
        except SealBroken:
            continue
        if sealed != row.sealed_key:
            changed += ProviderKey.objects.filter(pk=row.pk, sealed_key=row.sealed_key).update(sealed_key=sealed)
    return changed


def kind_of(name: str, base_url: str) -> Kind:
    """The dialect that a provider of that name and address most likely speaks."""
    host = (urlsplit(base_url).hostname or "").lower()
    if host in _HOSTS:
        return _HOSTS[host]
    if host.endswith((".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")):
        return Kind.AZURE
    if name.lower() == "ollama" or (host and urlsplit(base_url).port == 11434):
        return Kind.OLLAMA
    if base_url:
        return Kind.OPENAI_COMPATIBLE
    return Kind(name.lower()) if name.lower() in Kind.values else Kind.OPENAI_COMPATIBLE


def _new(chooser: Chooser, wanted: Wanted, name: str) -> ProviderKey:
    known = find_shown(name, account=chooser.account)
    # What lies in the environment begins with the kind that it has there: its key goes to no other host.
    kind = known.kind if known else wanted.kind or kind_of(name, wanted.base_url or "")
    row = ProviderKey(account=chooser.account, site=chooser.site, name=name, kind=kind)
    if known is not None:  # it lies in the environment: its address and key are taken over
        row.base_url, row.allow_private, row.options = known.base_url, known.allow_private, dict(known.options)
        row.sealed_key, row.last_four = seal(known.key), known.last_four
    if (wanted.kind or kind) == Kind.OPENAI_COMPATIBLE and not (wanted.base_url or row.base_url):
        raise Invalid(f"{name} needs its address. Nothing was changed.", fields={"base_url": "is needed"})
    return row


def _apply(row: ProviderKey, wanted: Wanted) -> None:
    for name, value in wanted.fields().items():
        setattr(row, name, value.strip() if name == "base_url" else value)
    if wanted.kind is not None:
        row.kind = wanted.kind
    if wanted.key is not None:
        row.sealed_key, row.last_four = seal(wanted.key.strip()), last_four(wanted.key.strip())
    options = {} if wanted.replaces_options else row.options
    prices = {} if wanted.replaces_prices else row.prices
    row.options = {**options, **wanted.options}
    row.prices = {**prices, **{model: {**prices.get(model, {}), **price} for model, price in wanted.prices.items()}}
    row.updated_at = clock.now()


def _host(row: ProviderKey) -> str:
    """Scheme, host and port that the row's requests go to."""
    parts = urlsplit(row.base_url or ADDRESSES.get(Service(row.kind), ""))
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""


def _wrong_address(address: str) -> str:
    """Why it can't be one; "" where it can. Its words hold nothing of the address: a key may stand in it."""
    try:
        parts = urlsplit(address)
        has_password, _ = bool(parts.username or parts.password or "@" in parts.netloc), parts.port
    except ValueError:
        return "is no web address"
    if parts.scheme not in {"http", "https"}:
        return "must begin with https:// or http://"
    if has_password:
        return "must hold no password: the key is given by itself"
    if parts.query or parts.fragment or "?" in address:
        return "must end before any ? or #: the key is given by itself"
    is_plain = parts.hostname and not any(sign.isspace() or not sign.isprintable() for sign in address)
    return "" if is_plain else "is no web address"


def _check(wanted: Wanted, name: str) -> None:
    wrong: dict[str, str] = {}
    if not name or is_built_in(name.lower()) or "/" in name or set(name) == {"."} or not name.isprintable():
        wrong["name"] = f"{name!r} can't be a provider's name"
    if wanted.kind is not None and wanted.kind not in Kind.values:
        wrong["kind"] = f"must be one of {', '.join(Kind.values)}"
    if wanted.base_url and (reason := _wrong_address(wanted.base_url.strip())):
        wrong["base_url"] = reason
    for field_name, most in _LONGEST.items():
        if len(str(getattr(wanted, field_name) or "")) > most:
            wrong[field_name] = f"has at most {most} characters"
    if wanted.key is not None and any(sign.isspace() or not sign.isprintable() for sign in wanted.key.strip()):
        wrong["key"] = "must be one word"
    if wrong:
        told = "; ".join(f"{each} {reason}" for each, reason in wrong.items())
        raise Invalid(f"Nothing was changed: {told}.", fields=wrong)


def _audit(chooser: Chooser, action: str, row: ProviderKey, wanted: Wanted) -> None:
    audit.record(
        account=chooser.account,
        actor=chooser.actor,
        user=chooser.user,
        action=action,
        target=row.name,
        kind=row.kind,
        changed=sorted(
            [
                *wanted.fields(),
                *(["options"] if wanted.replaces_options else wanted.options),
                *(["prices"] if wanted.prices or wanted.replaces_prices else []),
            ]
        ),
        has_new_key=wanted.key is not None,
        site=chooser.site.domain if chooser.site else None,
    )
