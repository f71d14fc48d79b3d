"""Turns who asks and an id into the object. Everything below takes objects, and need not ask again.

What isn't theirs is 404, as if it weren't there: we don't confirm what you may not see. What they may see but not do
is 403.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import F, Model, QuerySet

from igny8.access.policy import Need, role_may, scopes_allow
from igny8.access.principals import Forbidden, Principal
from igny8.lib.errors import NotFound
from igny8.models import Account, Membership, Sector, Site

_Row = TypeVar("_Row", bound=Model)
_MOST_ID = 9_223_372_036_854_775_807


def account_in_reach(who: Principal, account_id: int | None = None) -> Account:
    """The account of that id, or without one the account that the user came into first."""
    memberships = accounts_in_reach(who)
    if account_id is not None:
        memberships = memberships.filter(account_id=storable(account_id))
    membership = memberships.first()
    if membership is None:
        raise NotFound("There is no such account.")
    _check(who, membership.role)
    return membership.account


def site_in_reach(who: Principal, site_id: int) -> Site:
    """The site of that id, with its account."""
    return in_reach(who, Site.objects.select_related("account"), site_id, account="account", kind="site")


def account_and_site(who: Principal, account_id: int | None, site_id: int | None) -> tuple[Account, Site | None]:
    """A site with its account; without one the account that is named, or the one that the user came into first."""
    if site_id is None:
        return account_in_reach(who, account_id), None
    site = site_in_reach(who, site_id)
    if account_id not in {None, site.account_id}:
        raise NotFound("There is no such site in this account.")
    return site.account, site


def shared_or_site(
    who: Principal, account_id: int | None, site_id: int | None, *, shared: Need
) -> tuple[Account, Site | None]:
    """The same for what a site may have of its own: what all sites of the account share needs `shared`."""
    if site_id is None:
        if who.token is not None and not scopes_allow(who.token.scopes, shared):
            raise Forbidden(f"What is for the whole account needs a token with {shared}.", needs=str(shared))
        who = replace(who, need=shared)
    return account_and_site(who, account_id, site_id)


def sector_in_reach(who: Principal, sector_id: int) -> Sector:
    """The sector of that id, with its site."""
    return in_reach(who, Sector.objects.select_related("site__account"), sector_id, kind="sector")


def any_site_in_reach(who: Principal, site_id: int) -> Site:
    """The site of that id, even if it was deleted and isn't purged yet."""
    return _found(who, Site.objects.select_related("account"), site_id, "account", "site")


def in_reach(
    who: Principal, rows: QuerySet[_Row], key: Any, *, account: str = "site__account", kind: str = "object"
) -> _Row:
    """The row of `rows` with that primary key; `account` is the path from it to its account.

    What belongs to a site that was deleted is out of reach, as the site is.
    """
    *before, last = f"{rows.model.__name__.lower()}__{account}".split("__")
    if before[-1:] == ["site"] and last == "account":
        rows = rows.filter(**{"__".join([*before[1:], "deleted_at__isnull"]): True})
    return _found(who, rows, key, account, kind)


def _found(who: Principal, rows: QuerySet[_Row], key: Any, account: str, kind: str) -> _Row:
    if isinstance(key, int):
        key = storable(key)
    found = rows.filter(pk=key, **{f"{account}__memberships__user": who.user})
    row = found.annotate(reached_as=F(f"{account}__memberships__role")).first()
    if row is None:
        raise NotFound(f"There is no such {kind}.")
    _check(who, getattr(row, "reached_as"))  # noqa: B009 - annotated, so unknown to the type
    return row


def accounts_in_reach(who: Principal) -> QuerySet[Membership]:
    """Their accounts with their role in each, by when they came in."""
    return Membership.objects.filter(user=who.user).select_related("account").order_by("id")


def role_in(who: Principal, account: Account) -> str:
    """Their role in the account; "" if they have left it."""
    return Membership.objects.filter(user=who.user, account=account).values_list("role", flat=True).first() or ""


def sites_in_reach(who: Principal, account: Account | None = None) -> QuerySet[Site]:
    """All their sites, or those of one account, by name."""
    sites = Site.objects.filter(account__memberships__user=who.user, deleted_at__isnull=True)
    return (sites if account is None else sites.filter(account=account)).order_by("name", "id")


def deleted_sites_in_reach(who: Principal, account: Account | None = None) -> QuerySet[Site]:
    """Those of their sites that were deleted and can still be restored, the latest first."""
    sites = Site.objects.filter(account__memberships__user=who.user, deleted_at__isnull=False)
    return (sites if account is None else sites.filter(account=account)).order_by("-deleted_at", "id")


def _check(who: Principal, role: str) -> None:
    if not role_may(role, who.need):
        raise Forbidden(
            f"A member with the role {role} may not do this. Nothing was changed.", role=role, needs=who.need
        )


def storable(key: int) -> int:
    """An id that no column could hold names nothing."""
    return key if -_MOST_ID <= key <= _MOST_ID else 0
