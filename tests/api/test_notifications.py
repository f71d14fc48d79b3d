"""Notifications: what the engine tells, to whom, and what they make of it."""

from __future__ import annotations

import pytest

from igny8.access.policy import Need
from igny8.access.principals import Principal
from igny8.automation.failing import fail
from igny8.automation.pause import pause_run
from igny8.automation.start import start_run
from igny8.automation.suspend import suspend
from igny8.automation.tell import tell_low, tell_skipped
from igny8.models import AutomationRun, Keyword, Membership, Notification
from igny8.notifications.notify import notify, prune_notifications
from igny8.notifications.read import unread_count
from tests.api.people import Caller, World
from tests.flow.engine.turns import work_all

pytestmark = pytest.mark.django_db
_KINDS = Notification.Kind


def _tell(world: World, kind: Notification.Kind = _KINDS.RUN_COMPLETED, count: int = 1) -> None:
    for number in range(count):
        notify(world.account, kind, f"number {number}", site=world.site)


def test_they_are_listed_latest_first_and_read(world: World, alice: Caller, charlie: Caller) -> None:
    _tell(world, count=3)
    first = alice.get("notifications/?limit=2").json()
    assert ([each["message"] for each in first["items"]], first["unread"]) == (["number 2", "number 1"], 3)
    second = alice.get(f"notifications/?limit=2&cursor={first['next']}").json()
    assert ([each["message"] for each in second["items"]], second["next"]) == (["number 0"], None)
    one = first["items"][1]["id"]
    assert alice.post("notifications/read/", {"ids": [one]}).json() == {"read": 1, "unread": 2}
    assert alice.post("notifications/read/", {"ids": [one]}).json() == {"read": 0, "unread": 2}
    assert [each["id"] for each in alice.get("notifications/?is_unread=false").json()["items"]] == [one]
    assert alice.post("notifications/read/", {"up_to": one}).json() == {"read": 1, "unread": 1}
    assert charlie.post("notifications/read/").json() == {"read": 0, "unread": 0}
    assert alice.post("notifications/read/").json() == {"read": 1, "unread": 0}
    assert unread_count(world.bob) == 3


def test_who_does_not_want_a_kind_is_not_told_of_it(world: World, alice: Caller) -> None:
    settings = alice.get("notifications/settings/").json()
    assert set(settings) == {str(kind) for kind in _KINDS.values}
    assert all(settings.values())
    changed = alice.put("notifications/settings/", {"run_completed": False}).json()
    assert [kind for kind, is_wanted in changed.items() if not is_wanted] == ["run_completed"]
    _tell(world)
    _tell(world, _KINDS.RUN_FAILED)
    assert [each["kind"] for each in alice.get("notifications/").json()["items"]] == ["run_failed"]
    assert unread_count(world.bob) == 2
    assert alice.put("notifications/settings/", {"run_completed": True}).json() == settings


def test_who_has_left_sees_none_of_the_account_s(world: World, bob: Caller) -> None:
    _tell(world)
    Membership.objects.filter(user=world.bob).delete()
    assert bob.get("notifications/").json() == {"items": [], "next": None, "unread": 0}


def test_a_run_that_completes_is_told(world: World) -> None:
    run = start_run(site=world.site, user=world.alice)
    work_all()
    told = Notification.objects.get(user=world.bob)
    assert (told.kind, told.run_id, told.site_id) == (_KINDS.RUN_COMPLETED, run.pk, world.site.pk)
    assert told.message == "socks.example: The run has completed; 0 credits used."


def test_a_run_that_pauses_or_fails_is_told_with_its_reason(world: World) -> None:
    Keyword.objects.create(site=world.site, term="socks", normalised_term="socks", twin_key="socks")
    run = start_run(site=world.site, user=world.alice)
    suspend(run, AutomationRun.PauseReason.CREDITS, "No credits are left.")
    pause_run(run, user=world.alice)
    fail(AutomationRun.objects.get(pk=run.pk), "It broke.")
    tell_low(run, 7)
    tell_skipped(world.site, "The run planned for then was skipped: no credits", reason="no credits")
    told = [(each.kind, each.data) for each in Notification.objects.filter(user=world.bob).order_by("id")]
    assert told == [
        (_KINDS.RUN_PAUSED, {"pause_reason": "credits"}),
        (_KINDS.RUN_PAUSED, {"pause_reason": "user"}),
        (_KINDS.RUN_FAILED, {}),
        (_KINDS.BUDGET_WARNING, {"credits_left": 7}),
        (_KINDS.SCHEDULE_SKIPPED, {"reason": "no credits"}),
    ]
    assert Notification.objects.filter(user=world.alice).count() == len(told) - 1, "who paused it knows"


def test_old_ones_go(world: World) -> None:
    _tell(world)
    assert prune_notifications(1) == 0
    assert prune_notifications(0) == 2


def test_a_principal_is_counted_by_its_door(world: World) -> None:
    assert str(Principal(world.alice, Need.READ)) == f"user {world.alice.pk}"
