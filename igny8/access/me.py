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
        "account": membership and _account(membership),
        "role": membership and str(membership.role),
        "sites": sites,
        "planner_enabled": any(site.planner_enabled for site in sites),
        "writer_enabled": any(site.writer_enabled for site in sites),
        "server_time": clock.now(),
    }


def _account(membership: Membership) -> dict[str, Any]:
    account = membership.account
    return {
        "id": account.pk,
        "name": account.name,
        "role": str(membership.role),
        "credit_balance": account.credit_balance,
    }
