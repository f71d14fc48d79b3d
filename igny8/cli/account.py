"""`igny8 account`: the tenants of this installation."""

from __future__ import annotations

import click
from django.db.models import Count

from igny8.cli.answer import Answer, table
from igny8.cli.command import Group
from igny8.models import Account


@click.group("account", cls=Group)
def command() -> None:
    """List the accounts. `igny8 user create --account NAME` makes one."""


@command.command("list")
def list_accounts() -> Answer:
    """Every account, with its balance and how many members and sites it has."""
    found = Account.objects.annotate(
        members=Count("memberships", distinct=True), site_count=Count("sites", distinct=True)
    ).order_by("id")
    rows = [
        {
            "id": account.pk,
            "name": account.name,
            "credit_balance": account.credit_balance,
            "members": account.members,
            "sites": account.site_count,
        }
        for account in found
    ]
    shown = table(
        (row.values() for row in rows), "id", "name", "credits", "members", "sites", empty="There is no account yet."
    )
    return Answer(rows, shown)
