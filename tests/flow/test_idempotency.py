"""A request that waits for a model is done once: its key is taken before, and no transaction stays open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from igny8.access import idempotency
from igny8.access.idempotency import ABANDONED, KeyReused, StillAtWork, once_outside
from igny8.access.users import create_user
from igny8.lib import clock
from igny8.models import IdempotencyKey, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return create_user(email="ana@example.org", password="ana has a password", name="Ana")


def test_it_is_done_once(user: User) -> None:
    done: list[int] = []

    def work() -> tuple[int, Any]:
        done.append(1)
        return 200, {"done": len(done)}

    answers = [once_outside(user, "key", "asked", work) for _ in range(2)]
    assert answers == [(200, {"done": 1})] * 2
    with pytest.raises(KeyReused):
        once_outside(user, "key", "something else", work)


def test_who_comes_meanwhile_is_told_so(user: User) -> None:
    met: list[str] = []

    def work() -> tuple[int, Any]:
        with pytest.raises(StillAtWork):
            once_outside(user, "key", "asked", lambda: (200, "twice"))
        with pytest.raises(KeyReused):
            once_outside(user, "key", "something else", lambda: (200, "twice"))
        met.append("both")
        return 200, "once"

    assert once_outside(user, "key", "asked", work) == (200, "once")
    assert met == ["both"]


def test_what_failed_may_be_sent_again(user: User) -> None:
    def broken() -> tuple[int, Any]:
        raise RuntimeError("it broke")

    with pytest.raises(RuntimeError):
        once_outside(user, "key", "asked", broken)
    assert once_outside(user, "key", "asked", lambda: (200, "well")) == (200, "well")


def test_the_key_of_one_that_was_killed_is_free_after_a_while(user: User) -> None:
    IdempotencyKey.objects.create(user=user, key="key", asked="asked")
    with pytest.raises(StillAtWork):
        once_outside(user, "key", "asked", lambda: (200, "again"))
    with time_machine.travel(clock.now() + ABANDONED + timedelta(seconds=1)):
        assert once_outside(user, "key", "asked", lambda: (200, "again")) == (200, "again")
    assert IdempotencyKey.objects.get().status == 200


def test_a_key_that_another_took_a_moment_ago_for_something_else(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked, neither found it; the second to write finds the first one's row."""
    IdempotencyKey.objects.create(user=user, key="key", asked="something else", status=200, answer="theirs")
    looked: list[str] = []
    look = idempotency._answered

    def late(user: User, key: str, asked: str) -> tuple[int, Any] | None:
        looked.append(key)
        return None if len(looked) == 1 else look(user, key, asked)

    monkeypatch.setattr(idempotency, "_answered", late)
    with pytest.raises(KeyReused):
        once_outside(user, "key", "asked", lambda: (200, "ours"))
