"""`igny8 user`: people and their passwords."""

from __future__ import annotations

import sys

import click

from igny8.access.audit import record
from igny8.access.lookups import account_of_user
from igny8.access.users import reset_password, user_by_email
from igny8.automation.welcome import welcome_user
from igny8.cli.answer import Answer, aside, table
from igny8.cli.command import Group
from igny8.models import Membership, User


@click.group("user", cls=Group)
def command() -> None:
    """Make users, set passwords."""


@command.command("create")
@click.option("--email", required=True, help="What the user signs in with.")
@click.option("--password", help="At least 8 characters; - reads it from standard input; asked for if left out.")
@click.option("--account", required=True, metavar="NAME", help="The account; made, with this owner, if it is new.")
@click.option("--name", default="", help="The person's name.")
@click.option(
    "--role",
    type=click.Choice([str(value) for value in Membership.Role.values]),
    default=str(Membership.Role.EDITOR),
    show_default=True,
    help="The role in an account that exists. A new account's first user is its owner.",
)
def create(email: str, password: str | None, account: str, name: str, role: str) -> Answer:
    """Make a user, and the account if it is new."""
    user, membership = welcome_user(
        email=email, password=_password(password), account_name=account, name=name, role=role, actor="command line"
    )
    value = {
        "user_id": user.pk,
        "account_id": membership.account_id,
        "email": user.email,
        "account": membership.account.name,
        "role": str(membership.role),
    }
    return Answer(value, f"{user.email} is {membership.role} of {membership.account.name}.")


@command.command("reset")
@click.option("--email", required=True, help="Whose password.")
@click.option("--password", help="The new one; - reads it from standard input; asked for if left out.")
def reset(email: str, password: str | None) -> Answer:
    """Set a new password."""
    user = user_by_email(email)
    reset_password(user=user, password=_password(password))
    account = account_of_user(user)
    if account is not None:
        record(account=account, actor="command line", action="user.reset", target=user.email)
    return Answer({"user_id": user.pk, "email": user.email}, f"{user.email} has a new password.")


@command.command("list")
def list_users() -> Answer:
    """Every user, with accounts and roles."""
    users = User.objects.prefetch_related("memberships__account").order_by("id")
    rows = [
        {
            "id": user.pk,
            "email": user.email,
            "name": user.name,
            "accounts": [{"account": each.account.name, "role": str(each.role)} for each in user.memberships.all()],
        }
        for user in users
    ]
    shown = table(
        (
            (
                user.pk,
                user.email,
                user.name,
                ", ".join(f"{each.account.name} ({each.role})" for each in user.memberships.all()),
            )
            for user in users
        ),
        *("id", "e-mail", "name", "accounts"),
        empty="There is no user yet.",
    )
    return Answer(rows, shown)


def _password(given: str | None) -> str:
    if given == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError("Give --password, or --password - and the password on standard input.")
    aside().print("A password has at least 8 characters.")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return typed
