"""Accounts and members: who may change what, and that an owner always stays."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from igny8.access.invitations import invite
from igny8.access.policy import Need
from igny8.access.principals import Principal
from igny8.models import AuditEntry, Invitation, Membership
from tests.api.people import Caller, World, person

pytestmark = pytest.mark.django_db


def _members(world: World) -> str:
    return f"accounts/{world.account.pk}/members/"


def _role(world: World, name: str) -> str | None:
    found = Membership.objects.filter(account=world.account, user__email=f"{name}@example.org")
    return found.values_list("role", flat=True).first()


def test_members_and_accounts_are_listed_page_by_page(world: World, bob: Caller) -> None:
    first = bob.get(f"{_members(world)}?limit=1").json()
    second = bob.get(f"{_members(world)}?limit=1&cursor={first['next']}").json()
    assert [(each["email"], each["role"]) for each in first["items"] + second["items"]] == [
        ("alice@example.org", "owner"),
        ("bob@example.org", "viewer"),
    ]
    assert second["next"] is None
    accounts = bob.get("accounts/").json()["items"]
    assert [(each["name"], each["role"]) for each in accounts] == [("Alice & Co", "viewer")]


def test_the_account_is_renamed_and_its_name_is_taken_once(world: World, alice: Caller) -> None:
    path = f"accounts/{world.account.pk}/"
    assert alice.patch(path, {"name": "  Alice   Ltd "}).json()["name"] == "Alice Ltd"
    taken = alice.patch(path, {"name": "charlie'S"})
    assert (taken.status_code, taken.json()["code"]) == (409, "account_exists")
    assert alice.patch(path, {"name": ""}).status_code == 422
    assert AuditEntry.objects.get(action="account.rename").data == {"before": "Alice & Co"}


def test_a_role_is_changed_and_written_down(world: World, alice: Caller) -> None:
    changed = alice.patch(f"{_members(world)}{world.bob.pk}/", {"role": "admin"})
    assert (changed.status_code, changed.json()["role"], _role(world, "bob")) == (200, "admin", "admin")
    entry = AuditEntry.objects.get(action="member.role")
    assert (entry.actor, entry.target, entry.data) == (
        "alice@example.org",
        "bob@example.org",
        {"before": "viewer", "role": "admin"},
    )


def test_an_admin_neither_makes_nor_touches_an_owner(world: World, bob: Caller) -> None:
    world.bob_is("admin")
    alice, himself = f"{_members(world)}{world.alice.pk}/", f"{_members(world)}{world.bob.pk}/"
    for refused in (
        bob.patch(alice, {"role": "viewer"}),
        bob.patch(himself, {"role": "owner"}),
        bob.delete(alice),
        bob.post(f"accounts/{world.account.pk}/invitations/", {"email": "eve@example.org", "role": "owner"}),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (_role(world, "alice"), _role(world, "bob")) == ("owner", "admin")


def test_who_is_removed_reaches_nothing_any_more(world: World, alice: Caller) -> None:
    program = Caller(world.bob, scopes=["read"])
    site = f"automation/config/?site_id={world.site.pk}"
    assert program.get(site).status_code == 200
    assert alice.delete(f"{_members(world)}{world.bob.pk}/").status_code == 204
    assert program.get(site).status_code == 404
    assert Caller(world.bob).get(_members(world)).status_code == 404
    assert alice.delete(f"{_members(world)}{world.bob.pk}/").status_code == 404


def test_who_goes_takes_their_invitations_along(world: World, alice: Caller, bob: Caller) -> None:
    world.bob_is("admin")
    invite(Principal(world.bob, Need.ADMIN), world.account, email="bob2@example.org", role="admin")
    alice.patch(f"{_members(world)}{world.bob.pk}/", {"role": "editor"})
    assert Invitation.objects.get().revoked_at is not None


def test_a_member_leaves(world: World, bob: Caller) -> None:
    assert bob.post(f"accounts/{world.account.pk}/leave/").status_code == 204
    assert _role(world, "bob") is None
    assert AuditEntry.objects.get(action="member.leave").actor == "bob@example.org"


def test_the_last_owner_stays(world: World, alice: Caller) -> None:
    herself = f"{_members(world)}{world.alice.pk}/"
    for refused in (
        alice.post(f"accounts/{world.account.pk}/leave/"),
        alice.patch(herself, {"role": "admin"}),
        alice.delete(herself),
    ):
        assert (refused.status_code, refused.json()["code"]) == (409, "last_owner")
    assert _role(world, "alice") == "owner"
    world.bob_is("owner")
    assert alice.post(f"accounts/{world.account.pk}/leave/").status_code == 204


def test_the_account_is_handed_over(world: World, alice: Caller) -> None:
    path = f"accounts/{world.account.pk}/transfer/"
    assert alice.post(path, {"user_id": world.charlie.pk}).status_code == 404
    assert alice.post(path, {"user_id": world.bob.pk}).json()["role"] == "owner"
    assert (_role(world, "alice"), _role(world, "bob")) == ("admin", "owner")
    assert alice.post(path, {"user_id": world.alice.pk}).status_code == 403
    assert AuditEntry.objects.get(action="account.transfer").data == {"giver": "alice@example.org"}


@pytest.mark.django_db(transaction=True)
def test_of_owners_who_leave_at_once_one_stays(world: World) -> None:
    world.bob_is("owner")
    dora = person("dora")
    Membership.objects.create(account=world.account, user=dora, role="owner")
    owners = [Caller(user) for user in (world.alice, world.bob, dora)]
    at_once = threading.Barrier(len(owners))
    codes = []

    def leave(caller: Caller) -> None:
        at_once.wait()
        codes.append(caller.post(f"accounts/{world.account.pk}/leave/").status_code)
        connections.close_all()

    threads = [threading.Thread(target=leave, args=(caller,)) for caller in owners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [204, 204, 409]
    assert Membership.objects.filter(account=world.account, role="owner").count() == 1
