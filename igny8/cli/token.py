"""`igny8 token`: keys for programs."""

from __future__ import annotations

from datetime import timedelta

import click

from igny8.access.audit import record
from igny8.access.lookups import account_of_user
from igny8.access.policy import SCOPES
from igny8.access.tokens import create_token, revoke_token
from igny8.access.users import user_by_email
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group
from igny8.lib import clock
from igny8.models import Token, User


@click.group("token", cls=Group)
def command() -> None:
    """Make, list and revoke the tokens of programs."""


@command.command("create")
@click.option("--email", required=True, help="Whose rights the token has.")
@click.option("--name", default="", help="What it is for.")
@click.option("--scope", "scopes", multiple=True, default=("write",), type=click.Choice(SCOPES), show_default=True)
@click.option("--days", type=click.IntRange(min=1), help="How long it lasts; for ever if left out.")
def create(email: str, name: str, scopes: tuple[str, ...], days: int | None) -> Answer:
    """Make a token. It is shown once: only its hash is kept."""
    user = user_by_email(email)
    expires_at = clock.now() + timedelta(days=days) if days else None
    token, secret = create_token(user=user, name=name, scopes=scopes, expires_at=expires_at)
    _audit(user, "token.create", token)
    said = f"{secret}\nKeep it safe: it is shown this once. Its id is {token.pk}."
    return Answer({"token": secret, "id": token.pk, "scopes": token.scopes, "expires_at": expires_at}, said)


@command.command("list")
@click.option("--email", help="Only this user's.")
def list_tokens(email: str | None) -> Answer:
    """Every token: its first characters, never the whole."""
    tokens = Token.objects.select_related("user").order_by("id")
    if email is not None:
        tokens = tokens.filter(user=user_by_email(email))
    rows = [
        {
            "id": token.pk,
            "prefix": token.prefix,
            "name": token.name,
            "email": token.user.email,
            "scopes": token.scopes,
            "created_at": token.created_at,
            "expires_at": token.expires_at,
            "last_used_at": token.last_used_at,
            "revoked_at": token.revoked_at,
        }
        for token in tokens
    ]
    shown = table(
        (row.values() for row in rows),
        *("id", "begins", "name", "user", "scopes", "made", "ends", "last used", "revoked"),
        empty="There is no token.",
    )
    return Answer(rows, shown)


@command.command("revoke")
@click.argument("token")
def revoke(token: str) -> Answer:
    """Close TOKEN (its id, its first characters, or the whole) for good."""
    closed = revoke_token(token)
    _audit(closed.user, "token.revoke", closed)
    return Answer({"id": closed.pk, "revoked_at": closed.revoked_at}, f"Token {closed.pk} opens nothing any more.")


def _audit(user: User, action: str, token: Token) -> None:
    account = account_of_user(user)
    if account is not None:
        record(account=account, actor="command line", action=action, target=f"token {token.pk}", email=user.email)
