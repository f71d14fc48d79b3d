"""An article's state while somebody changes it: held, compared with what they saw, taken back to draft."""

from __future__ import annotations

from igny8.access import audit
from igny8.lib import clock
from igny8.lib.errors import Conflict
from igny8.models import Content, Task, User

DECIDED = (Content.Status.APPROVED, Content.Status.PUBLISHED)


class WrongState(Conflict):
    """The article is in a state in which this makes no sense; `extra["status"]` names it."""

    code = "content_state"


class VersionConflict(Conflict):
    """Somebody else has saved meanwhile; `extra["version"]` is what it has now."""

    code = "version_conflict"


class BeingRewritten(Conflict):
    """The article is at the writer's: what a person saves now would be lost."""

    code = "being_rewritten"


def held(content: Content) -> Content:
    """The article as it is now, locked until the transaction ends. Its task comes first, as where a step settles."""
    if content.task_id is not None:
        list(Task.objects.select_for_update(no_key=True).filter(pk=content.task_id).values_list("pk"))
    rows = Content.objects.select_for_update(no_key=True, of=("self",)).select_related("site__account")
    return rows.get(pk=content.pk)


def expect(content: Content, version: int | None) -> None:
    """Raise `VersionConflict` unless the article is still what the caller has read; None: whatever it is."""
    if version is not None and version != content.version:
        raise VersionConflict(
            f"The article has been saved since: you have version {version}, it is at version {content.version}. "
            "Nothing was changed; read it again.",
            version=content.version,
            updated_at=content.updated_at.isoformat(),
        )


def expect_state(content: Content, allowed: tuple[str, ...], verb: str) -> None:
    """Raise `WrongState` unless the article is in one of the states."""
    if content.status not in allowed:
        raise WrongState(
            f"The article is {content.status.replace('_', ' ')}; it can't be {verb}. Nothing was changed.",
            status=str(content.status),
        )


def expect_no_rewrite(content: Content) -> None:
    """Raise `BeingRewritten` where the writer has the article."""
    if content.rewrite_instruction:
        raise BeingRewritten(
            "The article is being rewritten as asked. Nothing was changed; wait for it, or take it back to draft first."
        )


def reopened(content: Content, user: User) -> None:
    """Make a decided article a draft, on the locked row and not yet saved; what was approved is not what it is now."""
    if content.status in DECIDED:
        record(content, user, "reopen", was=str(content.status))
        content.status = Content.Status.DRAFT
    content.updated_at = clock.now()


def record(content: Content, user: User, verb: str, **data: object) -> None:
    """Audit what was done to an article, in its transaction."""
    audit.record(
        account=content.site.account,
        actor=user.email,
        action=f"content.{verb}",
        target=str(content.pk),
        user=user,
        site=content.site_id,
        **data,
    )
