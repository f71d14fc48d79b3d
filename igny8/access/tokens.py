"""Tokens of programs: shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from igny8.access import audit
from igny8.access.policy import SCOPES, Need, scopes_allow, scopes_of
from igny8.access.principals import Forbidden, Principal
from igny8.access.reach import storable
from igny8.lib import clock
from igny8.lib.errors import Invalid, NotFound
from igny8.models import Membership, Token, User

_NOTED_EVERY = timedelta(minutes=1)


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
        name=name[:200],
        token_sha256=hash_of(secret),
        prefix=secret[:12],
        scopes=list(dict.fromkeys(scopes)),
        expires_at=expires_at,
    )
    return token, secret


def grantable_scopes(who: Principal) -> tuple[str, ...]:
    """What a token that they make may do: what their best role lets them do, and no more than the one they use."""
    roles = Membership.objects.filter(user=who.user).values_list("role", flat=True)
    wide = {scope for role in roles for scope in scopes_of(role)}
    scopes = tuple(scope for scope in SCOPES if scope in wide)
    token = who.token
    return tuple(scope for scope in scopes if token is None or scopes_allow(token.scopes, Need(scope)))


def make_own_token(
    who: Principal, *, name: str, scopes: Sequence[str], expires_at: datetime | None
) -> tuple[Token, str]:
    """A token of their own; the row, and the token itself. Raises `Forbidden` for a scope beyond their rights."""
    allowed = grantable_scopes(who)
    beyond = [scope for scope in scopes if scope in SCOPES and scope not in allowed]
    if beyond:
        raise Forbidden(
            f"You can't give a token the scope {', '.join(beyond)}; at most {', '.join(allowed) or 'none'}. "
            "Nothing was made.",
            allowed=list(allowed),
        )
    with transaction.atomic():
        token, secret = create_token(user=who.user, name=name, scopes=scopes, expires_at=expires_at)
        audit.record_for(
            who.user, actor=str(who.user), action="token.create", target=f"token {token.pk}", scopes=token.scopes
        )
    return token, secret


def own_tokens(who: Principal) -> QuerySet[Token]:
    """Theirs, those that are closed too."""
    return Token.objects.filter(user=who.user)


def revoke_own_token(who: Principal, token_id: int) -> Token:
    """Close one of their own for good. Harmless when repeated. Raises `NotFound`."""
    token = own_tokens(who).filter(pk=storable(token_id)).first()
    if token is None:
        raise NotFound("There is no such token.")
    with transaction.atomic():
        if close(token):
            audit.record_for(who.user, actor=str(who.user), action="token.revoke", target=f"token {token.pk}")
    return token


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


def note_use(token: Token) -> None:
    """Write down when the token was last used, at most once a minute: it is a row that every request would change."""
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at >= _NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)


def revoke_token(key: str) -> Token:
    """Close a token for good, named by its id or by its first characters. Harmless when repeated."""
    key = key.strip()
    found = list(Token.objects.select_related("user").filter(prefix=key[:12]) if key.startswith("igny8_") else ())
    if key.isdecimal():
        found = list(Token.objects.select_related("user").filter(pk=int(key)))
    if len(found) != 1:
        raise NotFound(f"There is no token {key[:12]!r}. `igny8 token list` shows those there are.")
    close(found[0])
    return found[0]


def close(token: Token) -> bool:
    """Let the token open nothing any more; False if it was closed already."""
    if token.revoked_at is not None:
        return False
    token.revoked_at = clock.now()
    token.save(update_fields=["revoked_at"])
    return True
