"""Who asks, and what for: a person with a session or a program with a token."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from typing_extensions import override

from igny8.access.policy import Need
from igny8.lib.errors import Igny8Error
from igny8.models import Token, User


class Unauthenticated(Igny8Error):
    """Nobody has signed in, or the token opens nothing."""

    code = "unauthenticated"
    status = 401
    exit_code = 4


class Forbidden(Igny8Error):
    """You may see it, but not do this."""

    code = "forbidden"
    status = 403
    exit_code = 4


def signed_in(request: HttpRequest) -> User | None:
    """The user of a browser's session."""
    return request.user if isinstance(request.user, User) and request.user.is_active else None


@dataclass(frozen=True)
class Principal:
    """A user, the token that speaks for them if there is one, and what the present request needs."""

    user: User
    need: Need
    token: Token | None = None

    @property
    def trigger(self) -> str:
        """How a run that they start is called: `api` from a program, `manual` from a person's browser."""
        return "manual" if self.token is None else "api"

    @override
    def __str__(self) -> str:
        """What rate limits are counted by."""
        return f"user {self.user.pk}" if self.token is None else f"token {self.token.pk}"
