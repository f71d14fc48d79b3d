"""Invitations: by mail, once, for seven days, for the one address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from pytest_django.fixtures import Settings

from igny8.lib import clock
from igny8.models import AuditEntry, Invitation, Membership, Notification, User
from tests.api.browser import Browser, link_in_mail
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db
DORA = "dora@example.org"


def _path(world: World) -> str:
    return f"accounts/{world.account.pk}/invitations/"


def _invited(world: World, alice: Caller, email: str = DORA, role: str = "editor") -> str:
    """The token in the mail."""
    made = alice.post(_path(world), {"email": email, "role": role})
    assert made.status_code == 201, made.json()
    assert made.json()["is_mailed"] is True
    return link_in_mail(to=email).split("#token=")[1]


def _join(token: str, caller: Caller | None = None, **changes: str) -> Any:
    return (caller or Caller()).post(
        "invitation/join/", {"token": token, "password": "a password of hers", "name": "Dora", **changes}
    )


def test_somebody_new_comes_in(world: World, alice: Caller, settings: Settings) -> None:
    settings.IGNY8_BASE_URL = "https://igny8.example"
    token = _invited(world, alice)
    assert "https://igny8.example/signin/invitation#token=" in str(mail.outbox[0].body)
    offer = Caller().get("invitation/", X_Invitation_Token=token).json()
    assert (offer["account"], offer["role"], offer["invited_by"], offer["has_user"]) == (
        "Alice & Co",
        "editor",
        "alice@example.org",
        False,
    )
    joined = _join(token)
    assert (joined.status_code, joined.json()["email"], joined.json()["role"]) == (201, DORA, "editor")
    browser = Browser()
    assert browser.sign_in(DORA, "a password of hers").status_code == 200
    assert browser.me == DORA
    told = Notification.objects.get(user=world.alice)
    assert (told.kind, told.data["email"]) == ("invitation_accepted", DORA)
    assert not Notification.objects.filter(user__email=DORA).exists()
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {"invitation.create", "invitation.accept"}


def test_it_is_good_once(world: World, alice: Caller) -> None:
    token = _invited(world, alice)
    assert _join(token).status_code == 201
    for again in (_join(token), Caller().get("invitation/", X_Invitation_Token=token)):
        assert (again.status_code, again.json()["code"]) == (409, "invitation_closed")
    assert User.objects.filter(email=DORA).count() == 1


def test_who_has_a_user_signs_in_to_accept(world: World, alice: Caller, charlie: Caller, bob: Caller) -> None:
    token = _invited(world, alice, "CHARLIE@example.org", "admin")
    assert Caller().get("invitation/", X_Invitation_Token=token).json()["has_user"] is True
    refused = _join(token)
    assert (refused.status_code, refused.json()["code"]) == (409, "user_exists")
    Membership.objects.filter(user=world.bob).delete()
    for_another = bob.post("invitation/accept/", {"token": token})
    assert (for_another.status_code, for_another.json()["code"]) == (403, "invitation_for_another")
    assert charlie.post("invitation/accept/", {"token": token}).json()["role"] == "admin"
    assert charlie.get(f"automation/config/?site_id={world.site.pk}").status_code == 200


def test_a_newer_one_replaces_it(world: World, alice: Caller) -> None:
    old, new = _invited(world, alice), _invited(world, alice, DORA.upper(), "viewer")
    assert _join(old).json()["code"] == "invitation_closed"
    assert [each["role"] for each in alice.get(_path(world)).json()["items"]] == ["viewer"]
    assert _join(new).json()["role"] == "viewer"
    assert alice.get(_path(world)).json()["items"] == []


def test_a_revoked_one_opens_nothing(world: World, alice: Caller) -> None:
    token = _invited(world, alice)
    path = f"{_path(world)}{Invitation.objects.get().pk}/"
    assert (alice.delete(path).status_code, alice.delete(path).status_code) == (204, 204)
    assert _join(token).json()["code"] == "invitation_closed"
    assert AuditEntry.objects.filter(action="invitation.revoke").count() == 1


def test_it_expires_after_seven_days(world: World, alice: Caller) -> None:
    token = _invited(world, alice)
    with time_machine.travel(clock.now() + timedelta(days=7, seconds=1)):
        assert _join(token).json()["code"] == "invitation_closed"
        assert Caller(world.alice).get(_path(world)).json()["items"][0]["is_expired"] is True
    assert _join(token).status_code == 201


def test_a_member_is_not_invited(world: World, alice: Caller) -> None:
    refused = alice.post(_path(world), {"email": "BOB@example.org", "role": "owner"})
    assert (refused.status_code, refused.json()["code"]) == (409, "already_member")
    assert alice.post(_path(world), {"email": "no address", "role": "viewer"}).status_code == 422
    assert mail.outbox == []


def test_a_bad_password_leaves_it_open(world: World, alice: Caller) -> None:
    token = _invited(world, alice)
    assert list(_join(token, password=DORA).json()["extra"]["fields"]) == ["password"]
    assert _join(token).status_code == 201


def test_a_mail_that_cannot_be_sent_is_told(world: World, alice: Caller, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    made = alice.post(_path(world), {"email": DORA})
    assert (made.status_code, made.json()["is_mailed"]) == (201, False)


def test_guesses_are_counted(world: World) -> None:
    codes = [Caller().get("invitation/", X_Invitation_Token=f"guess{number}").status_code for number in range(21)]
    assert codes == [404] * 20 + [429]
