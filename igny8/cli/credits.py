"""`igny8 credits`: what an account has, and where it went."""

from __future__ import annotations

import click
from rich.console import Group as Lines
from rich.text import Text

from igny8.access.audit import record
from igny8.access.lookups import account_named
from igny8.cli.answer import Answer, table
from igny8.cli.command import Group, account_option
from igny8.credits.grants import grant
from igny8.credits.history import entries, opening


@click.group("credits", cls=Group)
def command() -> None:
    """Grant credits, and show where they went."""


@command.command("grant")
@click.argument("amount", type=int)
@account_option
@click.option("--note", default="", help="What it is for.")
def grant_(amount: int, account: str | None, note: str) -> Answer:
    """Give an account AMOUNT credits."""
    found = account_named(account)
    balance = grant(account=found, amount=amount, note=note)
    record(account=found, actor="command line", action="credits.grant", target=found.name, amount=amount, note=note)
    said = f"{found.name} was given {amount:,} credits and has {balance:,}."
    return Answer({"account_id": found.pk, "granted": amount, "balance": balance}, said)


@command.command("list")
@account_option
def list_entries(account: str | None) -> Answer:
    """Show the balance and every entry of the ledger, newest first."""
    found = account_named(account)
    rows = entries(found)
    found.refresh_from_db(fields=["credit_balance"])
    value = {"account_id": found.pk, "balance": found.credit_balance, "opening": opening(found), "entries": rows}
    head = Text(f"{found.name} has {found.credit_balance:,} credits; it opened with {value['opening']:,}.\n")
    shown = ("id", "created_at", "kind", "amount", "charged", "site", "stage", "note")
    listed = table(([row[name] for name in shown] for row in rows), *shown, empty="There is no entry.")
    return Answer(value, Lines(head, listed))
