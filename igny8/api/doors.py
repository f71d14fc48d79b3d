"""The two doors of the API: a browser's session and a program's token. A route names what it needs.

`auth=doors(Need.WRITE)` in a route; in its handler `principal(request)` is who came in. Whether they may touch an
object is for `igny8.access.reach` to say, which asks for the same need.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer
from ninja.security.base import AuthBase
from typing_extensions import override

from igny8.access import limits
from igny8.access.policy import Need, scopes_allow
from igny8.access.principals import Forbidden, Principal, Unauthenticated, signed_in
from igny8.access.tokens import note_use, token_for

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Bearer(HttpBearer):
    """`Authorization: Bearer igny8_...`"""

    openapi_bearerFormat = "igny8_..."  # noqa: N815 - OpenAPI's own spelling

    def __init__(self, need: Need) -> None:
        super().__init__()
        self.need = need

    @override
    def authenticate(self, request: HttpRequest, token: str) -> Principal:
        found = token_for(token)
        if found is None:
            raise Unauthenticated("This token opens nothing: it is unknown, expired or revoked.")
        if not scopes_allow(found.scopes, self.need):
            raise Forbidden(
                f"The token's scopes ({', '.join(found.scopes)}) don't allow this; it needs {self.need}.",
                needs=str(self.need),
            )
        note_use(found)
        return _counted(request, Principal(found.user, self.need, found))


class Session(APIKeyCookie):
    """The cookie of a browser that has signed in, with a CSRF token where something may change."""

    param_name = "igny8_session"

    def __init__(self, need: Need) -> None:
        super().__init__(csrf=True)
        self.need = need

    @override
    def __call__(self, request: HttpRequest) -> Principal | None:
        user = signed_in(request)
        if user is None:  # before the CSRF check: who isn't signed in hears of that first
            return None
        self._get_key(request)
        return _counted(request, Principal(user, self.need))

    @override
    def authenticate(self, request: HttpRequest, key: str | None) -> Principal | None:
        raise NotImplementedError  # never called: Django's session middleware has done it


def _counted(request: HttpRequest, who: Principal) -> Principal:
    """Refuse who changes things too often, before anything is done."""
    if request.method not in _SAFE:
        limits.count_unless_busy("write", str(who), most=settings.IGNY8_WRITES_PER_MINUTE)
    return who


_DOORS: Final[dict[Need, list[AuthBase]]] = {need: [Bearer(need), Session(need)] for need in Need}


def doors(need: Need) -> list[AuthBase]:
    """What a route's `auth` is."""
    return _DOORS[need]


def visitor(request: HttpRequest) -> Principal | None:
    """Who came in, if they said who they are."""
    who = getattr(request, "auth", None)  # ninja puts there what the door returned
    return who if isinstance(who, Principal) else None


def principal(request: HttpRequest) -> Principal:
    """Who came in through the door."""
    who = visitor(request)
    if who is None:
        raise Unauthenticated("Sign in first.")
    return who
