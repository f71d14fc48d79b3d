"""Single actions on articles: draw a picture again, have an article rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction

from igny8.automation.snapshot import snapshot
from igny8.automation.start import start_action
from igny8.credits.ledger import are_unlimited
from igny8.editing import review
from igny8.editing.pictures import ask_for_another
from igny8.editing.states import expect_state
from igny8.lib.errors import InsufficientCredits
from igny8.models import AutomationRun, Content, Image, Site, User
from igny8.pipeline.registry import get_stage
from igny8.pipeline.stage import Batch

_WRITE, _DRAW = 4, 6
# Stage 6 leaves rejected articles alone; a published one becomes a draft before its picture changes.
_DRAWABLE = [str(status) for status in Content.Status if status != Content.Status.REJECTED]


def redraw(
    image: Image, *, user: User, changes: Mapping[str, Any], trigger: str = AutomationRun.Trigger.MANUAL
) -> AutomationRun:
    """Draw a picture again, with another seed, and with another prompt or title where `changes` names one.

    The old picture stays until the new one is there. Raises `InsufficientCredits`, `ItemsBusy`, `WrongState`;
    nothing has changed then.
    """
    content = image.content
    expect_state(content, tuple(_DRAWABLE), "given another picture")
    with transaction.atomic():
        ask_for_another(image, user=user, changes=changes)
        _expect_paid(content.site, _DRAW, image.pk)
        return start_action(site=content.site, stage=_DRAW, item_ids=[image.pk], user=user, trigger=trigger)


def rewrite(
    content: Content, *, user: User, instruction: str, trigger: str = AutomationRun.Trigger.MANUAL
) -> tuple[Content, AutomationRun]:
    """Ask for changes, and have the writer make them: the article gets a new version, at the price of a new one.

    Raises what `review.ask_for_changes` does, `InsufficientCredits` and `ItemsBusy`; nothing has changed then.
    """
    with transaction.atomic():
        asked = review.ask_for_changes(content, user=user, instruction=instruction, rewrite=True)
        task_id = cast(int, asked.task_id)  # without one it would have been refused
        _expect_paid(asked.site, _WRITE, task_id)
        run = start_action(site=asked.site, stage=_WRITE, item_ids=[task_id], user=user, trigger=trigger)
        return asked, run


def _expect_paid(site: Site, stage: int, item: int) -> None:
    """Raise `InsufficientCredits` where the account couldn't pay for it now: better than a run that waits for money."""
    needed = get_stage(stage).price(Batch([item]), snapshot(site, stages=[stage]))
    site.account.refresh_from_db(fields=["credit_balance"])
    balance = site.account.credit_balance
    if needed > balance and not are_unlimited():
        raise InsufficientCredits(
            f"It may cost {needed:,} credits; {balance:,} are available. Nothing was started: grant credits first.",
            needed=needed,
            balance=balance,
            shortfall=needed - balance,
        )
