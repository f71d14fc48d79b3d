"""Moves credits: each movement is an entry of the ledger and a change of the balance, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from igny8.lib import clock, sql
from igny8.lib.errors import InsufficientCredits
from igny8.models import Account, RunStep
from igny8.models.ledger import CreditEntry

_BOOK: Final = """
    INSERT INTO igny8_creditentry (account_id, kind, amount, charged, key, site_id, run_id, stage, note, created_at)
    VALUES (%(account)s, %(kind)s, %(amount)s, %(charged)s, %(key)s, %(site)s, %(run)s, %(stage)s, '', %(moment)s)
"""
_TAKE: Final = """
    UPDATE igny8_account SET credit_balance = credit_balance - %(amount)s
    WHERE id = %(account)s AND credit_balance >= %(amount)s
"""
_GIVE: Final = "UPDATE igny8_account SET credit_balance = credit_balance + %(amount)s WHERE id = %(account)s"


@dataclass(frozen=True)
class Holding:
    """The step whose credits move, under its present fence."""

    account_id: int
    step: RunStep

    def book(self, kind: CreditEntry.Kind, amount: int, charged: int = 0) -> None:
        """Write an entry; the same kind twice under one fence is an IntegrityError."""
        step = self.step
        sql.send(
            _BOOK,
            account=self.account_id,
            kind=str(kind),
            amount=amount,
            charged=charged,
            key=f"{step.pk}:{step.fence}:{kind}",
            site=step.site_id,
            run=sql.stored(step.run_id),
            stage=step.number,
            moment=connection.ops.adapt_datetimefield_value(clock.now()),
        )


def are_unlimited() -> bool:
    """IGNY8_CREDITS=off: nothing is taken from balances; what was used is still written down."""
    return not settings.IGNY8_CREDITS


def reserve(holding: Holding) -> int:
    """Take the step's price from the balance; what was taken. Raises `InsufficientCredits` and takes nothing."""
    price = holding.step.price
    if price == 0 or are_unlimited():
        return 0
    # The row decides, not a balance read before: sixteen workers may be here at once.
    if not sql.change(_TAKE, account=holding.account_id, amount=price):
        raise short_of(holding.account_id, price)
    holding.book(CreditEntry.Kind.RESERVE, -price)
    return price


def settle(holding: Holding, due: int) -> None:
    """Charge `due` for the step (never more than its price) and give back the rest of what it held."""
    step = holding.step
    if step.price == 0:
        return
    back = step.reserved - due if step.reserved else 0
    holding.book(CreditEntry.Kind.SETTLE, back, charged=due)
    _give(holding.account_id, back)


def release(holding: Holding) -> None:
    """Give back all that the step held: its work came to nothing, and costs nothing."""
    if holding.step.reserved:
        holding.book(CreditEntry.Kind.RELEASE, holding.step.reserved)
        _give(holding.account_id, holding.step.reserved)


def held(account_id: int) -> int:
    """Credits that the account's steps in flight hold; what they don't use comes back."""
    flying = RunStep.objects.filter(site__account_id=account_id, status=RunStep.Status.LEASED)
    return int(flying.aggregate(sum=Sum("reserved"))["sum"] or 0)


def may_come_back(account_id: int, needed: int) -> bool:
    """Whether the balance, with all that steps in flight hold and may give back, would be enough.

    One statement, so one moment: a step that settled between two would be missing in both.
    """
    flying = RunStep.objects.filter(site__account_id=OuterRef("pk"), status=RunStep.Status.LEASED)
    sums = flying.order_by().values("site__account_id").annotate(sum=Sum("reserved")).values("sum")
    rows = Account.objects.annotate(most=F("credit_balance") + Coalesce(Subquery(sums), 0))
    return rows.filter(pk=account_id, most__gte=needed).exists()


def short_of(account_id: int, needed: int) -> InsufficientCredits:
    """The error that names the numbers."""
    balance = Account.objects.values_list("credit_balance", flat=True).get(pk=account_id)
    return InsufficientCredits(
        f"This needs {needed:,} credits; {balance:,} are available. Nothing was taken; grant credits and resume.",
        needed=needed,
        balance=balance,
        shortfall=max(0, needed - balance),
    )


def _give(account_id: int, amount: int) -> None:
    if amount:
        sql.send(_GIVE, account=account_id, amount=amount)
