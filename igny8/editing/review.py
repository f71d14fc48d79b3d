"""A person decides about an article: approve, reject, ask for changes, back to draft. Nothing else approves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db import transaction

from igny8.editing.checking import check_before_deciding
from igny8.editing.notes import add_note
from igny8.editing.states import DECIDED, BeingRewritten, expect, expect_no_rewrite, expect_state, held, record
from igny8.lib import clock
from igny8.lib.errors import Conflict, Igny8Error, Invalid, NotFound
from igny8.models import Content, Image, Site, Task, User
from igny8.quality.holding import reasons_to_hold, require_not_held

Status = Content.Status
Decision = Literal["approve", "reject"]
MOST_AT_ONCE: Final = 100
_OPEN: Final = (Status.DRAFT, Status.CHANGES_REQUESTED)


class ImagesPending(Conflict):
    """Pictures of the article wait to be drawn, and would never be once it is approved."""

    code = "images_pending"


class NothingWritten(Conflict):
    """The article has no words."""

    code = "content_empty"


class NoTask(Conflict):
    """The article has no task any more, so the writer can't be asked."""

    code = "no_task"


def approve(
    content: Content,
    *,
    user: User,
    version: int | None = None,
    without_images: bool = False,
    override_reason: str = "",
) -> Content:
    """Let the article be published. `version` is the one that the person has read.

    Raises `WrongState`, `VersionConflict`, `NothingWritten`, `ImagesPending` unless `without_images`, and `Held` where
    the site's limits hold it, unless there is a reason to override them; the reason is audited.
    """
    check_before_deciding(content)
    with transaction.atomic():
        now = held(content)
        expect(now, version)
        expect_state(now, _OPEN, "approved")
        _expect_ready(now, without_images=without_images)
        if not override_reason.strip():
            require_not_held(now)
            return _decided(now, user, Status.APPROVED, "approve")
        reasons = reasons_to_hold(now)
        return _decided(now, user, Status.APPROVED, "approve", override=override_reason, held=reasons)


def reject(content: Content, *, user: User, reason: str = "", version: int | None = None) -> Content:
    """Say no. The article and its versions stay; it can be taken back to draft."""
    with transaction.atomic():
        now = held(content)
        expect(now, version)
        expect_state(now, (*_OPEN, Status.APPROVED), "rejected")
        if reason:
            add_note(now, user=user, text=reason, is_request=True)
        return _decided(now, user, Status.REJECTED, "reject")


def back_to_draft(content: Content, *, user: User) -> Content:
    """Put it before the gate again, and call back the writer where a rewrite was asked for."""
    with transaction.atomic():
        now = held(content)
        expect_state(now, (Status.CHANGES_REQUESTED, Status.APPROVED, Status.REJECTED), "taken back to draft")
        return _decided(now, user, Status.DRAFT, "draft")


def ask_for_changes(content: Content, *, user: User, instruction: str, rewrite: bool = False) -> Content:
    """Say what is to be changed, in a note. With `rewrite` the article stands at the writer's door, and can't be
    edited until it comes back or is taken back to draft.

    Raises `WrongState`, `BeingRewritten`, `NoTask`.
    """
    with transaction.atomic():
        now = held(content)
        expect_state(now, (*_OPEN, *DECIDED), "sent back for changes")
        expect_no_rewrite(now)
        if rewrite:
            _to_the_writer(now, instruction)
        add_note(now, user=user, text=instruction, is_request=True)
        now.status, now.updated_at = Status.CHANGES_REQUESTED, clock.now()
        now.save(update_fields=["status", "rewrite_instruction", "updated_at"])
        record(now, user, "ask_for_changes", version=now.version, rewrite=rewrite)
        return now


def _to_the_writer(now: Content, instruction: str) -> None:
    if now.task_id is None:
        raise NoTask(
            "The article has no task any more, so it can't be rewritten. Nothing was changed; edit it yourself."
        )
    if Content.objects.rewriting().filter(task=now.task_id).exists():
        raise BeingRewritten("Another article of its task is being rewritten. Nothing was changed; wait for it.")
    now.rewrite_instruction = instruction
    Task.objects.filter(pk=now.task_id).update(status=Task.Status.PENDING, parked_reason="")


def _expect_ready(now: Content, *, without_images: bool) -> None:
    if not now.word_count:
        raise NothingWritten("The article has no words. Nothing was changed; write it first.")
    pending = Image.objects.filter(content=now, status=Image.Status.PENDING).count()
    if pending and not without_images:
        raise ImagesPending(
            f"{pending} of its images wait to be drawn, and won't be once it is approved. Nothing was changed; draw "
            "them first, or approve it without them.",
            pending=pending,
        )


def _decided(now: Content, user: User, status: str, verb: str, **data: object) -> Content:
    if now.rewrite_instruction and now.task_id is not None:
        open_tasks = Task.objects.filter(pk=now.task_id, status__in=[Task.Status.PENDING, Task.Status.PARKED])
        open_tasks.update(status=Task.Status.COMPLETED, parked_reason="")
    was, now.status, now.rewrite_instruction, now.updated_at = now.status, status, "", clock.now()
    now.save(update_fields=["status", "rewrite_instruction", "updated_at"])
    record(now, user, verb, version=now.version, was=str(was), **data)
    return now


@dataclass(frozen=True)
class Decided:
    """What became of one article of many."""

    content_id: int
    status: str | None  # its state now; None where there is no such article
    error: Igny8Error | None = None


def decide_many(
    site: Site,
    content_ids: Sequence[int],
    *,
    user: User,
    decision: Decision,
    reason: str = "",
    without_images: bool = False,
    override_reason: str = "",
) -> list[Decided]:
    """Approve or reject up to 100 articles of a site, each for itself; one that can't be doesn't stop the others."""
    if not 0 < len(content_ids) <= MOST_AT_ONCE:
        raise Invalid(
            f"1 to {MOST_AT_ONCE} articles can be decided at once. Nothing was changed.",
            fields={"content_ids": f"1 to {MOST_AT_ONCE}"},
        )
    found = site.contents.select_related("site", "task").in_bulk(list(dict.fromkeys(content_ids)))
    given: dict[str, Any] = {"without_images": without_images, "override_reason": override_reason}
    verb = reject if decision == "reject" else approve
    if decision == "reject":
        given = {"reason": reason}
    return [_one(found.get(each), each, verb, {"user": user, **given}) for each in dict.fromkeys(content_ids)]


def _one(content: Content | None, content_id: int, verb: Any, given: dict[str, Any]) -> Decided:
    if content is None:
        return Decided(content_id, None, NotFound("The site has no such article."))
    try:
        return Decided(content_id, str(verb(content, **given).status))
    except Igny8Error as error:
        return Decided(content_id, str(error.extra.get("status", content.status)), error)
