"""Rows that tests of the engine start from, and sums that they end with."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum

from igny8.credits.grants import grant
from igny8.models import Account, AutomationConfig, Keyword, RunStep, Site, Task
from igny8.models.ledger import CreditEntry


def make_site(name: str = "socks", *, granted: int = 1_000, account: Account | None = None, **config: Any) -> Site:
    """A site with its config; without `account` an account of its own, with so many credits."""
    if account is None:
        account = Account.objects.create(name=name)
        if granted:
            grant(account=account, amount=granted)
    site = Site.objects.create(account=account, name=name, domain=f"{name}.example")
    AutomationConfig.objects.create(site=site, **config)
    return site


def add_keywords(site: Site, count: int) -> list[Keyword]:
    first = Keyword.objects.count()
    return Keyword.objects.bulk_create(
        Keyword(site=site, term=f"{site.name} {n}", normalised_term=f"{site.name} {n}", twin_key=f"{n}")
        for n in range(first, first + count)
    )


def add_tasks(site: Site, count: int) -> list[Task]:
    first = Task.objects.count()
    return Task.objects.bulk_create(
        Task(site=site, title=f"{site.name} {n}", content_type="post") for n in range(first, first + count)
    )


def balance(site: Site) -> int:
    return Account.objects.get(pk=site.account_id).credit_balance


def charged(site: Site) -> int:
    return int(CreditEntry.objects.filter(site=site).aggregate(sum=Sum("charged"))["sum"] or 0)


def check_ledger() -> None:
    """The balance is the sum of the entries, and what is held belongs to a step in flight."""
    for account in Account.objects.all():
        entries = CreditEntry.objects.filter(account=account)
        assert account.credit_balance == int(entries.aggregate(sum=Sum("amount"))["sum"] or 0)
        held = RunStep.objects.filter(site__account=account).aggregate(sum=Sum("reserved"))["sum"] or 0
        grants = entries.filter(kind="grant").aggregate(sum=Sum("amount"))["sum"] or 0
        used = entries.aggregate(sum=Sum("charged"))["sum"] or 0
        assert grants == account.credit_balance + held + used
