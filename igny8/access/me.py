"""Who somebody is, and what they reach, in plain values."""

from __future__ import annotations

from typing import Any

from igny8.access.principals import Principal
from igny8.access.reach import sites_in_reach
from igny8.lib import clock
from igny8.models import Membership, Site


def describe_me(who: Principal | None) -> dict[str, Any]:
    """The answer of `GET me/`; for nobody it is all empty."""
    membership = None
    sites: list[Site] = []
    if who is not None:
        membership = Membership.objects.filter(user=who.user).select_related("account").order_by("id").first()
        sites = list(sites_in_reach(who))
    return {
        "user": who and {"id": who.user.pk, "email": who.user.email, "name": who.user.name},
        "account": membership and describe_account(membership),
        "role": membership and str(membership.role),
        "sites": sites,
        "planner_enabled": any(site.planner_enabled for site in sites),
        "writer_enabled": any(site.writer_enabled for site in sites),
        "server_time": clock.now(),
    }


def describe_joined(membership: Membership) -> dict[str, Any]:
    """Somebody who has just come in."""
    membership.account.refresh_from_db()
    return {
        "user_id": membership.user_id,
        "email": membership.user.email,
        "account": describe_account(membership),
        "role": str(membership.role),
    }


def describe_account(membership: Membership) -> dict[str, Any]:
    """An account, as a member sees it."""
    account = membership.account
    return {
        "id": account.pk,
        "name": account.name,
        "role": str(membership.role),
        "credit_balance": account.credit_balance,
    }
