"""Tokens of programs: shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from igny8.lib import clock
from igny8.lib.errors import Invalid, NotFound
from igny8.models import Token, User

SCOPES = ("read", "write", "publish", "admin")  # each holds what stands before it


def create_token(
    *, user: User, name: str = "", scopes: Sequence[str] = ("write",), expires_at: datetime | None = None
) -> tuple[Token, str]:
    """Make a token; the row, and the token itself, which nothing can show again."""
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        problem = f"Scopes are {', '.join(SCOPES)}; {', '.join(unknown) or 'none'} was given."
        raise Invalid(problem, fields={"scopes": problem})
    if expires_at is not None and expires_at <= clock.now():
        raise Invalid("The token would have expired already.", fields={"expires_at": "lies in the past"})
    secret = f"igny8_{secrets.token_urlsafe(32)}"
    token = Token.objects.create(
        user=user,
        name=name.strip()[:200],
        token_sha256=hash_of(secret),
        prefix=secret[:12],
        scopes=list(dict.fromkeys(scopes)),
        expires_at=expires_at,
    )
    return token, secret


def hash_of(secret: str) -> str:
    """What is stored of a token. It is random and long, so a plain SHA-256 needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_for(secret: str) -> Token | None:
    """The token that a program shows, if it still opens the door."""
    token = Token.objects.select_related("user").filter(token_sha256=hash_of(secret)).first()
    if token is None or token.revoked_at is not None or not token.user.is_active:
        return None
    if token.expires_at is not None and token.expires_at <= clock.now():
        return None
    return token


def revoke_token(key: str) -> Token:
    """Close a token for good, named by its id or by its first characters. Harmless when repeated."""
    key = key.strip()
    found = list(Token.objects.select_related("user").filter(prefix=key[:12]) if key.startswith("igny8_") else ())
    if key.isdecimal():
        found = list(Token.objects.select_related("user").filter(pk=int(key)))
    if len(found) != 1:
        raise NotFound(f"There is no token {key[:12]!r}. `igny8 token list` shows those there are.")
    token = found[0]
    if token.revoked_at is None:
        token.revoked_at = clock.now()
        token.save(update_fields=["revoked_at"])
    return token
