"""Which provider and model serve a function: the site's choice, else its account's, else the offline one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from igny8.access import audit
from igny8.gateway.known import EMBED, FUNCTIONS, find_shown, is_built_in
from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.models import Account, ProviderChoice, Site, User


@dataclass(frozen=True)
class Choice:
    """Who serves a function, and who takes over where that one fails."""

    provider: str
    model: str = ""  # "": the provider's own
    fallback_provider: str = ""  # "": nobody
    fallback_model: str = ""


@dataclass(frozen=True)
class Chooser:
    """For whom is chosen, and by whom."""

    account: Account
    site: Site | None = None  # None: for all sites of the account that chose nothing of their own
    actor: str = "command line"
    user: User | None = None

    @property
    def target(self) -> str:
        return self.site.domain if self.site else self.account.name


def default_name() -> str:
    """Who serves what nobody chose for: the first of IGNY8_PROVIDERS."""
    return next(iter(settings.IGNY8_PROVIDERS))


def choices_of(*, account_id: int, site_id: int | None = None) -> dict[str, Choice]:
    """What serves each function, all of them, in one query."""
    reach = Q(site__isnull=True) if site_id is None else Q(site__isnull=True) | Q(site_id=site_id)
    found = {function: Choice(default_name()) for function in FUNCTIONS}
    rows = list(ProviderChoice.objects.filter(reach, account_id=account_id))
    for row in sorted(rows, key=lambda row: row.site_id is not None):  # the site's own come last, and win
        found[row.function] = Choice(row.provider, row.model, row.fallback_provider, row.fallback_model)
    return found


def uses_of(account: Account, name: str) -> list[ProviderChoice]:
    """Every choice of the account and its sites that names the provider, as the first or as the fallback."""
    named = Q(provider__iexact=name) | Q(fallback_provider__iexact=name)
    rows = ProviderChoice.objects.filter(named, account=account).select_related("site")
    return sorted(rows, key=lambda row: (row.site_id is not None, row.site_id or 0, row.function))


def choose(chooser: Chooser, wanted: Mapping[str, Choice]) -> None:
    """Let functions be served by these. Audited. Raises `Invalid` for a function or provider that isn't there."""
    for function, choice in wanted.items():
        _check(chooser, function, choice)
    with transaction.atomic():
        before = {row.function: row.provider for row in _rows(chooser, wanted)}
        for function, choice in wanted.items():
            values = {**choice.__dict__, "updated_at": clock.now()}
            ProviderChoice.objects.update_or_create(
                account=chooser.account, site=chooser.site, function=function, defaults=values
            )
        told = {function: [before.get(function), *_words(choice)] for function, choice in wanted.items()}
        _audit(chooser, "provider.choose", told)


def forget(chooser: Chooser, functions: Iterable[str]) -> None:
    """Take choices back: a site follows its account again, an account is served offline. Audited."""
    with transaction.atomic():
        rows = list(_rows(chooser, list(functions)))
        ProviderChoice.objects.filter(pk__in=[row.pk for row in rows]).delete()
        if rows:
            _audit(chooser, "provider.forget", {row.function: [row.provider, None] for row in rows})


def _rows(chooser: Chooser, functions: Iterable[str]) -> Iterable[ProviderChoice]:
    return ProviderChoice.objects.filter(account=chooser.account, site=chooser.site, function__in=list(functions))


def _check(chooser: Chooser, function: str, choice: Choice) -> None:
    if function not in FUNCTIONS:
        raise Invalid(
            f"There is no function {function!r}. They are {', '.join(FUNCTIONS)}.", fields={"function": "unknown"}
        )
    if function == EMBED and choice.fallback_provider:
        raise Invalid(
            "Embeddings have no fallback: vectors of two models can't be compared.",
            fields={"fallback": "not for embed"},
        )
    _check_model(chooser, function, choice.provider, choice.model)
    if choice.fallback_provider:
        _check_model(chooser, function, choice.fallback_provider, choice.fallback_model)


def _check_model(chooser: Chooser, function: str, name: str, model: str) -> None:
    if is_built_in(name):
        return
    known = find_shown(name, account=chooser.account, site=chooser.site)
    if known is None:
        raise Invalid(
            f"There is no provider {name!r}. `igny8 provider list` shows those there are.",
            fields={"provider": "unknown"},
        )
    if not (model or known.model_for(function)):
        raise Invalid(f"Name the model of {name} for {function}. Nothing was changed.", fields={"model": "is needed"})


def _words(choice: Choice) -> list[str]:
    shown = [f"{choice.provider} {choice.model}".strip()]
    if choice.fallback_provider:
        shown.append(f"else {choice.fallback_provider} {choice.fallback_model}".strip())
    return shown


def _audit(chooser: Chooser, action: str, told: Mapping[str, list[str | None]]) -> None:
    audit.record(
        account=chooser.account,
        actor=chooser.actor,
        user=chooser.user,
        action=action,
        target=chooser.target,
        functions=dict(told),
    )
