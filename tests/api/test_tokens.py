"""Tokens: one's own, with at most one's own rights, shown once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from igny8.lib import clock
from igny8.models import AuditEntry, Token
from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


def test_it_works_and_is_shown_once(world: World, alice: Caller) -> None:
    made = alice.post("tokens/", {"name": "a script", "scopes": ["publish"]}).json()
    program = Caller()
    program.headers["Authorization"] = f"Bearer {made['token']}"
    assert program.get("me/").json()["user"]["email"] == "alice@example.org"
    listed = alice.get("tokens/").json()["items"]
    assert [(each["name"], each["scopes"], each["prefix"]) for each in listed] == [
        ("a script", ["publish"], made["token"][:12])
    ]
    assert listed[0]["last_used_at"] is not None
    assert made["token"] not in alice.get("tokens/").content.decode()
    assert made["token"] not in str(list(Token.objects.values()))


def test_a_revoked_one_opens_nothing(world: World, alice: Caller) -> None:
    made = alice.post("tokens/", {}).json()
    path = f"tokens/{made['id']}/"
    assert (alice.delete(path).status_code, alice.delete(path).status_code) == (204, 204)
    program = Caller()
    program.headers["Authorization"] = f"Bearer {made['token']}"
    assert program.get("me/").status_code == 401
    assert alice.get("tokens/").json()["items"][0]["revoked_at"] is not None
    assert list(AuditEntry.objects.filter(action__startswith="token.").values_list("action", flat=True)) == [
        "token.create",
        "token.revoke",
    ]


def test_it_ends_when_it_should(world: World, alice: Caller) -> None:
    made = alice.post("tokens/", {"expires_at": (clock.now() + timedelta(days=1)).isoformat()}).json()
    program = Caller()
    program.headers["Authorization"] = f"Bearer {made['token']}"
    assert program.get("me/").status_code == 200
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=1)):
        assert program.get("me/").status_code == 401
    past = alice.post("tokens/", {"expires_at": "2020-01-01T00:00:00Z"})
    assert list(past.json()["extra"]["fields"]) == ["expires_at"]
    for nonsense in ("2099-01-01T00:00", "9999-12-31T23:59:59-23:59"):
        assert alice.post("tokens/", {"expires_at": nonsense}).status_code == 422


@pytest.mark.parametrize(
    ("role", "most"), [("viewer", "read"), ("editor", "publish"), ("admin", "admin"), ("owner", "admin")]
)
def test_its_scopes_are_at_most_those_of_the_role(world: World, role: str, most: str) -> None:
    world.bob_is(role)
    scopes = ["read", "write", "publish", "admin"]
    allowed = scopes[: scopes.index(most) + 1]
    made = [scope for scope in scopes if Caller(world.bob).post("tokens/", {"scopes": [scope]}).status_code == 201]
    assert made == allowed


def test_a_token_makes_no_stronger_one(world: World) -> None:
    program = Caller(world.alice, scopes=["write"])
    assert program.post("tokens/", {"scopes": ["write"]}).status_code == 201
    refused = program.post("tokens/", {"scopes": ["read", "admin"]})
    assert (refused.status_code, refused.json()["extra"]["allowed"]) == (403, ["read", "write"])


def test_nobody_sees_or_closes_another_s(world: World, alice: Caller, bob: Caller) -> None:
    world.bob_is("owner")
    made = alice.post("tokens/", {}).json()
    assert bob.get("tokens/").json()["items"] == []
    assert bob.delete(f"tokens/{made['id']}/").status_code == 404
    assert Token.objects.get().revoked_at is None
