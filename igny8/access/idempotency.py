"""Does a deed once per key: the key, the deed and its answer stand or fall together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.lib import clock
from igny8.lib.errors import Conflict, Invalid
from igny8.models import IdempotencyKey, User

KEPT: Final = timedelta(days=1)
LONGEST: Final = 200
ABANDONED: Final = timedelta(minutes=15)  # who took a key, and has not answered for so long, was killed


class KeyReused(Invalid):
    """The key came with another request before."""

    code = "idempotency_key_reused"


class StillAtWork(Conflict):
    """The same request came before, and isn't answered yet."""

    code = "still_at_work"


def once(user: User, key: str, asked: str, work: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """Do `work` unless the user's `key` has done it; the status and the answer (JSON) of when it was done.

    `asked` is the digest of the request. An error that `work` raises is passed on, and the key stays free. Raises
    `KeyReused` where the key stands for another request, `Invalid` where it can't be a key.
    """
    _check(key)
    found = _answered(user, key, asked)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            # Whoever comes second with this key waits here until the first has committed, or failed.
            row = IdempotencyKey.objects.create(user=user, key=key, asked=asked)
            row.status, row.answer = work()
            row.save(update_fields=["status", "answer"])
            return row.status, row.answer
    except IntegrityError:
        found = _answered(user, key, asked)
        if found is None:
            raise
        return found


def once_outside(user: User, key: str, asked: str, work: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """The same for work that waits for others, as for a model: no transaction stays open meanwhile.

    So the second request doesn't wait for the first: it is told `StillAtWork`. Whoever is killed in between has spent
    what it has spent; the key is free again after `ABANDONED`.
    """
    _check(key)
    row = _taken(user, key, asked)
    if row.status:
        return row.status, row.answer
    try:
        row.status, row.answer = work()
    except BaseException:
        row.delete()
        raise
    row.save(update_fields=["status", "answer"])
    return row.status, row.answer


def _taken(user: User, key: str, asked: str) -> IdempotencyKey:
    """The key's row, which is the caller's to work for where it has no status. Raises `StillAtWork`, `KeyReused`."""
    if _answered(user, key, asked) is None:
        try:
            with transaction.atomic():
                return IdempotencyKey.objects.create(user=user, key=key, asked=asked)
        except IntegrityError:
            _answered(user, key, asked)  # another one came between, with the same key: perhaps for something else
    row = IdempotencyKey.objects.filter(user=user, key=key).first()
    if row is None:
        raise StillAtWork("This very request came a moment ago, and failed. Nothing is kept of it; send it again.")
    if row.status:
        return row
    if row.created_at > clock.now() - ABANDONED:
        raise StillAtWork("This very request came before, and is at work. Send it again in a moment for its answer.")
    taken = IdempotencyKey.objects.filter(pk=row.pk, status=0, created_at=row.created_at).update(created_at=clock.now())
    if not taken:
        raise StillAtWork("This very request came again a moment ago, and is at work.")
    return row


def _check(key: str) -> None:
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable() or " " in key:
        raise Invalid(
            "An Idempotency-Key has 1 to 200 printable ASCII characters and no spaces.",
            fields={"Idempotency-Key": "invalid"},
        )


def _answered(user: User, key: str, asked: str) -> tuple[int, Any] | None:
    row = IdempotencyKey.objects.filter(user=user, key=key).first()
    if row is None:
        return None
    if row.created_at < clock.now() - KEPT:
        row.delete()
        return None
    if row.asked != asked:
        raise KeyReused("This Idempotency-Key came with another request before. Nothing was done; take a new one.")
    return row.status, row.answer


def forget_old_keys() -> int:
    """Remove keys that no longer count; how many went."""
    return IdempotencyKey.objects.filter(created_at__lt=clock.now() - KEPT).delete()[0]
