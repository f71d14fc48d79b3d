"""Tells when an account has used itself below a site's `warn_below`: once for each crossing."""

from __future__ import annotations

from igny8.credits.ledger import held
from igny8.models import Account, Site


def crossed(*, site: Site, charged: int, line: int | None) -> int | None:
    """The credits left, if charging `charged` just now took them below `line` (the site's `warn_below`); else None.

    Left is the balance and what steps in flight hold: that sum falls only by what is charged, so reservations
    that come and go never cross the line twice. Call it after `settle`, in its transaction.
    """
    if charged == 0 or line is None:
        return None
    balance = Account.objects.values_list("credit_balance", flat=True).get(pk=site.account_id)
    left = balance + held(site.account_id)
    return left if left < line <= left + charged else None
