"""Whether somebody who came in a while ago would still be let in: for connections that stay open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.db.models import Q
from django.http import HttpRequest

from igny8.access.policy import Need, role_may
from igny8.access.principals import Principal
from igny8.lib import clock
from igny8.models import Membership, Site, Token


@dataclass(frozen=True)
class Pass:
    """How somebody came in, and the site that they look at."""

    user_id: int
    site_id: int
    session_key: str = ""
    token_id: int | None = None


def pass_of(request: HttpRequest, who: Principal, site: Site) -> Pass:
    """The pass of a request that has been let in."""
    if who.token is not None:
        return Pass(who.user.pk, site.pk, token_id=who.token.pk)
    return Pass(who.user.pk, site.pk, session_key=request.session.session_key or "")


def still_good(passes: Collection[Pass]) -> set[Pass]:
    """Those whose session or token still opens the door, to a site that they may still see."""
    reached = _reached(passes)
    tokens = _good_tokens({each.token_id for each in passes if each.token_id is not None})
    sessions = {key: _user_of(key) for key in {each.session_key for each in passes if each.token_id is None}}
    return {
        each
        for each in passes
        if (each.user_id, each.site_id) in reached
        and (each.token_id in tokens if each.token_id is not None else sessions[each.session_key] == each.user_id)
    }


def _reached(passes: Collection[Pass]) -> set[tuple[int, int]]:
    members = Membership.objects.filter(
        user__in={each.user_id for each in passes},
        user__is_active=True,
        account__sites__in={each.site_id for each in passes},
    )
    rows = members.values_list("user_id", "account__sites__id", "role")
    return {(user, site) for user, site, role in rows if role_may(role, Need.READ)}


def _good_tokens(ids: set[int]) -> set[int]:
    unexpired = Q(expires_at__isnull=True) | Q(expires_at__gt=clock.now())
    return set(Token.objects.filter(unexpired, pk__in=ids, revoked_at__isnull=True).values_list("pk", flat=True))


def _user_of(session_key: str) -> int | None:
    """Who a session speaks for now: nobody once it ended, or once their password was changed."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    user = get_user(request)
    return user.pk if user.is_active else None
