"""Settles a step that worked: outputs, statuses, the stage's sums and the credits, all or nothing."""

from __future__ import annotations

import json
from collections import Counter
from typing import Final

from igny8.automation.labels import labels
from igny8.automation.lease import Claim, LeaseLost
from igny8.automation.log import log_event
from igny8.automation.tell import tell_low
from igny8.credits import warnings
from igny8.credits.ledger import settle
from igny8.lib import sql
from igny8.lib.database import writing
from igny8.pipeline.stage import Outcome, Tally

_DONE: Final = """
UPDATE igny8_runstep
SET status = 'done', lease_until = NULL, leased_by = '', reserved = 0, error = '', error_code = '', finished_at = {now}
WHERE id = %(step)s AND fence = %(fence)s AND status = 'leased' AND lease_until > {now}
"""
_COST: Final = "UPDATE igny8_runstep SET credits_used = %(due)s WHERE id = %(step)s"
_SUMS: Final = "SELECT tally, credits_used, open_steps FROM igny8_runstage WHERE id = %(stage)s "
_ADD: Final = """
UPDATE igny8_runstage
SET tally = %(tally)s, credits_used = credits_used + %(due)s, open_steps = open_steps - 1,
    done_items = done_items + %(done)s, failed_items = failed_items + %(failed)s
WHERE id = %(stage)s
"""


def settle_work(claim: Claim, outcome: Outcome) -> int:
    """Keep what a step made; the stage's open steps after it. Raises `LeaseLost`, and then nothing was written.

    The order is that of every transaction here (step, items, stage, account), so that no two wait for each other;
    the rows that many steps share come last and are held for the shortest time.
    """
    step = claim.step
    with writing():
        if not sql.change(_DONE, step=step.pk, fence=step.fence):
            raise LeaseLost(f"step {step.pk}, fence {step.fence}")
        tally = outcome.save()
        _park_refused(claim, outcome)
        due, left = _charge(claim, outcome, tally)
        remaining = warnings.crossed(site=claim.site, charged=due, line=claim.warn_below)
        if remaining is not None:
            message = f"Only {remaining:,} credits are left."
            log_event(claim.run, "warning", message, data={"credits_left": remaining})
            tell_low(claim.run, remaining)
        return left


def _charge(claim: Claim, outcome: Outcome, tally: Tally) -> tuple[int, int]:
    """Add the step to its stage's sums, under their row's lock, and charge it; what it owes, and the open steps."""
    stage_id = claim.step.stage_id
    found = sql.first_row(_SUMS + sql.locking("FOR NO KEY UPDATE"), stage=stage_id)
    if found is None:
        raise LeaseLost(f"stage {stage_id} is no more")
    sums = Counter(json.loads(found[0]))
    sums.update(tally.counts)
    due = claim.stage.due(sums, found[1], tally)
    due = min(max(due, 0), claim.step.price)  # a promise to who reads a price: never more than was reserved
    failed = len(outcome.refused)
    done = len(claim.step.item_ids) - failed
    with sql.together():
        sql.send(_ADD, stage=stage_id, tally=json.dumps(sums), due=due, done=done, failed=failed)
        if due:
            sql.send(_COST, step=claim.step.pk, due=due)
        settle(claim.holding, due)
    return due, found[2] - 1


def _park_refused(claim: Claim, outcome: Outcome) -> None:
    for item, reason in outcome.refused.items():
        named = labels(claim.stage, claim.site, [item])
        claim.stage.park([item], reason)
        data = {"item": item, "reason": reason}
        log_event(claim.run, "warning", f"{named} is set aside: {reason}", stage=claim.step.number, data=data)
