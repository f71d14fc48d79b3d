"""Whether a site can pay for the first thing that a run would do: what a scheduled run needs to start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from igny8.automation.money import first_item_beyond_caps
from igny8.automation.snapshot import snapshot
from igny8.credits import budgets
from igny8.credits.ledger import are_unlimited
from igny8.lib.errors import InsufficientCredits
from igny8.models import Site
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch


def lacking_for_one_item(site: Site) -> str | None:
    """Why the site can't pay one item of a run now, in words; None if it can."""
    settings = snapshot(site)
    beyond = first_item_beyond_caps(site, settings)
    if beyond is not None:
        return beyond.message
    needed = price_of_first_item(site, settings)
    if needed == 0:
        return None
    site.account.refresh_from_db(fields=["credit_balance"])
    balance = site.account.credit_balance
    if balance < needed and not are_unlimited():
        return f"its first item may cost {needed:,} credits and {balance:,} are left. Grant credits; nothing is lost."
    broken = budgets.exceeded(run=None, site=site, needed=needed, limits=budgets.limits_of(site))
    return broken.message if broken else None


def check_action(site: Site, stage: int, item_ids: Sequence[int]) -> None:
    """Raise `InsufficientCredits` where the balance doesn't hold the most that a stage on these items may cost."""
    needed = get_stage(stage).price(Batch(list(item_ids)), snapshot(site, stages=[stage]))
    if needed == 0 or are_unlimited():
        return
    site.account.refresh_from_db(fields=["credit_balance"])
    balance = site.account.credit_balance
    if balance < needed:
        raise InsufficientCredits(
            f"This may cost {needed:,} credits; {balance:,} are available. Nothing was started: grant credits.",
            needed=needed,
            balance=balance,
            shortfall=needed - balance,
        )


def price_of_first_item(site: Site, settings: Mapping[str, Any]) -> int:
    """The most that the first waiting item of the first stage with a price may cost; 0 if none waits."""
    for number in range(1, 7):
        if settings[f"stage_{number}_enabled"]:
            stage = get_stage(number)
            first = stage.waiting(site).values_list("pk", flat=True).first()
            price = 0 if first is None else stage.price(Batch([first]), settings)
            if price:
                return price
    return 0
