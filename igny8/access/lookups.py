"""From what a person typed to the row that is meant."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from igny8.access.sites import host_of
from igny8.lib.errors import Igny8Error, Invalid, NotFound
from igny8.models import Account, Site, User


class Ambiguous(Invalid):
    """Several fit, so one has to be named."""

    code = "ambiguous"


def account_named(name: str | None) -> Account:
    """The account of that name, or the only one there is. Raises `NotFound` or `Ambiguous`."""
    if name is not None:
        found = Account.objects.filter(name__iexact=" ".join(name.split())).first()
        if found is None:
            raise NotFound(f"There is no account {name!r}. `igny8 account list` shows those there are.")
        return found
    accounts = list(Account.objects.order_by("name")[:10])
    if not accounts:
        raise NotFound("There is no account yet. Make one with `igny8 user create`, or try `igny8 demo`.")
    if len(accounts) > 1:
        raise _ambiguous("account", [account.name for account in accounts])
    return accounts[0]


def site_named(key: str | None, account: Account | None = None) -> Site:
    """The site of that id or domain, or the only one there is. Raises `NotFound` or `Ambiguous`."""
    sites = Site.objects.filter(deleted_at__isnull=True).select_related("account").order_by("id")
    if account is not None:
        sites = sites.filter(account=account)
    if key is not None:
        return _site_in(sites, key)
    found = list(sites[:10])
    if not found:
        raise NotFound("There is no site yet. Make one with `igny8 site create`, or try `igny8 demo`.")
    if len(found) > 1:
        raise _ambiguous("site", [f"{site.pk} ({site.domain})" for site in found])
    return found[0]


def _site_in(sites: QuerySet[Site], key: str) -> Site:
    meant = Q(domain__iexact=host_of(key))
    if key.strip().isdecimal():
        meant |= Q(pk=int(key))
    found = list(sites.filter(meant)[:10])
    by_id = [site for site in found if str(site.pk) == key.strip()]
    if not found:
        raise NotFound(f"There is no site {key!r}. `igny8 site list` shows those there are.")
    if len(found) > 1 and not by_id:
        raise _ambiguous("site", [f"{site.pk} ({site.account.name})" for site in found])
    return (by_id or found)[0]


def account_of_user(user: User) -> Account | None:
    """The account that the user came into first."""
    return Account.objects.filter(memberships__user=user).order_by("memberships__id").first()


def _ambiguous(kind: str, choices: list[str]) -> Igny8Error:
    return Ambiguous(f"There are several: name one with --{kind}. They are {', '.join(choices)}.", choices=choices)
