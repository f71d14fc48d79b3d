"""Checks of the providers that were set up or chosen: each is really called."""

from __future__ import annotations

from collections.abc import Iterator

from igny8.cli.health.check import Check
from igny8.gateway.choices import Choice, choices_of
from igny8.gateway.known import Known, from_environment, is_built_in, of_row
from igny8.gateway.trying import tried
from igny8.lib.seal import SealBroken
from igny8.models import ProviderChoice, ProviderKey

_ADVICE = "Do what it says with `igny8 provider set`; `igny8 provider test` tries it again."


def checks() -> list[Check]:
    """One for each provider of each account, and one for choices of what is no more."""
    return [*_of_rows(), *_of_environment(), *_lost_choices()]


def _of_rows() -> Iterator[Check]:
    for row in ProviderKey.objects.select_related("account").order_by("account_id", "name"):
        name = f"provider {row.name} ({row.account.name})"
        try:
            known = of_row(row)
        except SealBroken as error:
            yield Check(name, "fail", error.message, "Enter the key again with `igny8 provider set`.")
            continue
        yield _check(name, known, choices_of(account_id=row.account_id, site_id=row.site_id))


def _of_environment() -> Iterator[Check]:
    """Those of the environment are tried where somebody chose them, and only named elsewhere."""
    taken = {name.lower() for name in ProviderKey.objects.values_list("name", flat=True)}
    for known in from_environment():
        rows = ProviderChoice.objects.filter(provider__iexact=known.name)
        chosen = {row.function: Choice(row.provider, row.model) for row in rows}
        if chosen:
            yield _check(f"provider {known.name}", known, chosen)
        elif known.name not in taken:
            yield Check(f"provider {known.name}", "ok", "its key is in the environment; nobody chose it")


def _lost_choices() -> Iterator[Check]:
    names = {known.name for known in from_environment()}
    for choice in ProviderChoice.objects.select_related("account").order_by("id"):
        for name in filter(None, (choice.provider, choice.fallback_provider)):
            is_there = is_built_in(name) or name.lower() in names
            if not is_there and not ProviderKey.objects.filter(account=choice.account, name__iexact=name).exists():
                found = f"{choice.account.name} chose {name} for {choice.function}, and it is no more"
                yield Check("providers", "fail", found, "Set it up again, or choose another with `igny8 provider`.")


def _check(name: str, known: Known, choices: dict[str, Choice]) -> Check:
    trials = tried(known, choices)
    wrong = [trial for trial in trials if not trial["ok"]]
    if wrong:
        return Check(name, "fail", "; ".join(f"{trial['model']}: {trial['message']}" for trial in wrong), _ADVICE)
    return Check(name, "ok", "; ".join(str(trial["message"]) for trial in trials))
