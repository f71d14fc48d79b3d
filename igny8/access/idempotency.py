"""Does a deed once per key: the key, the deed and its answer stand or fall together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction

from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.models import IdempotencyKey, User

KEPT: Final = timedelta(days=1)
LONGEST: Final = 200


class KeyReused(Invalid):
    """The key came with another request before."""

    code = "idempotency_key_reused"


def once(user: User, key: str, asked: str, work: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """Do `work` unless the user's `key` has done it; the status and the answer (JSON) of when it was done.

    `asked` is the digest of the request. An error that `work` raises is passed on, and the key stays free. Raises
    `KeyReused` where the key stands for another request, `Invalid` where it can't be a key.
    """
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Invalid(
            "An Idempotency-Key has 1 to 200 printable ASCII characters.", fields={"Idempotency-Key": "invalid"}
        )
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
