"""Ideas accepted or rejected by the hundred."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction

from igny8.models import ContentIdea, Site, User
from igny8.planning.bulk.change import Action, Report, Verdict, change_rows, ids_of, locked
from igny8.planning.bulk.rows import Values
from igny8.planning.idea_reads import IdeaFilter, ideas_of

_S = ContentIdea.Status
_AFTER: Final[dict[str, Values]] = {
    "accept": {"status": _S.NEW.value, "parked_reason": ""},
    "reject": {"status": _S.REJECTED.value, "parked_reason": ""},
}


def change_ideas(
    *, site: Site, action: str, which: Sequence[int] | IdeaFilter, user: User, dry_run: bool = False
) -> Report:
    """Accept: they wait to become tasks, those that were rejected or set aside too. Reject: they never do.

    Ideas that have a task are refused one by one.
    """
    with transaction.atomic():
        site = locked(site)
        ids = ids_of(ideas_of(site, which)) if isinstance(which, IdeaFilter) else list(which)
        done = Action("idea", action, ContentIdea, ("status", "parked_reason"), lambda row: _decide(row, action))
        return change_rows(site=site, action=done, ids=ids, user=user, dry_run=dry_run)


def _decide(row: Values, action: str) -> Verdict:
    if row["status"] in {_S.IN_PROGRESS, _S.COMPLETED}:
        return Verdict(code="wrong_state", message="It has a task already; change that.")
    after: dict[str, Any] = _AFTER[action]
    return Verdict(after if any(row[name] != value for name, value in after.items()) else None)
