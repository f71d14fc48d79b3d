"""Who came in a while ago is let go when they would no longer be let in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from igny8.access.presence import Pass, still_good
from igny8.access.tokens import create_token, revoke_token
from igny8.lib import clock
from igny8.models import Membership, Token
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_session(world: World) -> Pass:
    caller = Caller(world.bob)
    assert caller.get(f"stream/?site_id={world.site.pk}").status_code == 200
    return Pass(world.bob.pk, world.site.pk, session_key=caller.client.session.session_key or "")


@pytest.fixture
def by_token(world: World) -> Pass:
    token, _ = create_token(user=world.bob, scopes=["read"])
    return Pass(world.bob.pk, world.site.pk, token_id=token.pk)


def test_all_is_as_it_was(by_session: Pass, by_token: Pass) -> None:
    assert still_good({by_session, by_token}) == {by_session, by_token}


def test_a_site_of_others_was_never_theirs(world: World, by_token: Pass) -> None:
    assert still_good({Pass(world.charlie.pk, world.site.pk, token_id=by_token.token_id)}) == set()


def _remove_member(world: World) -> None:
    Membership.objects.filter(user=world.bob).delete()


def _close_user(world: World) -> None:
    world.bob.is_active = False
    world.bob.save()


@pytest.mark.parametrize("end", [_remove_member, _close_user])
def test_who_may_see_nothing_any_more_is_let_go(
    world: World, by_session: Pass, by_token: Pass, end: Callable[[World], None]
) -> None:
    end(world)
    assert still_good({by_session, by_token}) == set()


def test_a_session_that_ended(by_session: Pass, by_token: Pass) -> None:
    Session.objects.all().delete()
    assert still_good({by_session, by_token}) == {by_token}


def test_a_changed_password_ends_sessions(world: World, by_session: Pass, by_token: Pass) -> None:
    world.bob.set_password("another password")
    world.bob.save()
    assert still_good({by_session, by_token}) == {by_token}


def test_a_token_that_was_revoked_or_has_expired(world: World, by_session: Pass, by_token: Pass) -> None:
    revoke_token(str(by_token.token_id))
    assert still_good({by_session, by_token}) == {by_session}
    Token.objects.update(revoked_at=None, expires_at=clock.now() - timedelta(seconds=1))
    assert still_good({by_session, by_token}) == {by_session}
