"""The audit trail, read back; and that every change that concerns it writes a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.db.models import Max

from igny8.access.audit import record
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.lib import clock
from igny8.models import AuditEntry, Content
from tests.api.people import Caller, World
from tests.api.routes import BODIES, Route, all_routes, fill, prepared

pytestmark = pytest.mark.django_db

# Changes that concern neither money nor access, runs or publication. What a route changes that stands neither here
# nor in the trail fails the walk.
UNTOLD: Final = {
    *("rename_me", "read_notifications", "change_notification_settings"),  # one's own
    *("create_sector", "rename_sector", "delete_sector"),  # order among keywords
    *("create_keyword", "change_keywords", "change_keyword"),  # in bulk kept whole, and undone from there
    *("begin_import", "preview_import", "confirm_import", "cancel_import"),  # jobs, which say whose they are
    *("create_idea", "change_idea", "create_task", "change_task"),  # plans, before any of it is paid
    *("save_content", "check_content", "add_note", "edit_note", "delete_note"),  # versions and notes say whose
    *("edit_image", "remove_image", "upload_image", "put_back_image"),
    *("add_source", "upload_source", "change_source", "remove_source"),
    *("test_provider", "preview_prompt"),  # what they cost stands among the calls
    "export_content",  # only looks
}


def _write(world: World, count: int = 3) -> None:
    for number in range(count):
        record(
            account=world.account,
            actor=f"person {number % 2}",
            action=("run.start", "run.pause", "credits.grant")[number % 3],
            target=str(number),
        )


def test_it_is_filtered_and_read_page_by_page(world: World, alice: Caller) -> None:
    _write(world, 6)
    path = f"accounts/{world.account.pk}/audit/"

    def targets(query: str) -> list[str]:
        return [each["target"] for each in alice.get(f"{path}?{query}").json()["items"]]

    assert targets("") == ["5", "4", "3", "2", "1", "0"]
    assert targets("action=run.start") == ["3", "0"]
    assert targets("action=run.") == ["4", "3", "1", "0"]
    assert targets("actor=Person%201&action=run.pause") == ["1"]
    first = alice.get(f"{path}?limit=4").json()
    assert [each["target"] for each in first["items"]] == ["5", "4", "3", "2"]
    assert targets(f"limit=4&cursor={first['next']}") == ["1", "0"]


def test_it_is_cut_by_time(world: World, alice: Caller) -> None:
    _write(world, 2)
    old = AuditEntry.objects.get(target="0")
    AuditEntry.objects.filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=2))
    day = (clock.now() - timedelta(days=1)).isoformat().replace("+", "%2B")
    path = f"accounts/{world.account.pk}/audit/"
    assert [each["target"] for each in alice.get(f"{path}?since={day}").json()["items"]] == ["1"]
    assert [each["target"] for each in alice.get(f"{path}?until={day}").json()["items"]] == ["0"]


@pytest.mark.parametrize(
    "query",
    [
        "cursor=nonsense",
        "since=yesterday",
        "since=2026-01-01T00:00",
        "until=0001-01-01T00:00:00%2B23:59",
        "limit=0",
        "actor=%00",
        "cursor=WyItaWQiLCAxLCAieCJd",
    ],
)
def test_nonsense_is_named(world: World, alice: Caller, query: str) -> None:
    assert alice.get(f"accounts/{world.account.pk}/audit/?{query}").status_code == 422


def _changing() -> list[Route]:
    return [route for route in all_routes() if route.method != "GET" and route.id not in UNTOLD]


def _paused(world: World) -> None:
    Caller(world.alice).post(f"automation/pause/?run_id={world.ids['run_id']}")


def _deleted(world: World) -> None:
    Caller(world.alice).delete(f"sites/{world.site.pk}/")


def _heir(world: World) -> None:
    BODIES["transfer_account"]["user_id"] = world.bob.pk


def _chosen(world: World) -> None:
    choose(Chooser(world.account, world.site), {world.ids["function_name"]: Choice("press")})


# What is asked for a change where the usual question makes none.
_ASKED: Final = {"apply_preset": {**BODIES["apply_preset"], "dry_run": False}}
# What must be so that there is something to change.
_BEFORE: Final[dict[str, Callable[[World], None]]] = {
    "transfer_account": _heir,
    "resume": _paused,
    "restore_site": _deleted,
    "clear_choice": _chosen,
}


def test_what_is_left_out_is_there() -> None:
    assert {route.id for route in all_routes()} >= UNTOLD


@pytest.mark.parametrize("route", _changing(), ids=lambda route: route.id)
def test_every_change_writes_a_line(route: Route, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world)
    if route.id in _ASKED:
        monkeypatch.setitem(BODIES, route.id, _ASKED[route.id])
    if route.id in _BEFORE:
        _BEFORE[route.id](world)
    asking = prepared(route, world)
    before = AuditEntry.objects.aggregate(last=Max("id"))["last"] or 0
    answer = asking()
    assert answer.status_code < 300, answer.content
    entry = AuditEntry.objects.filter(pk__gt=before).latest("id")
    assert "@" in entry.actor
    if route.need is not None and route.id != "accept_invitation":
        assert (entry.user, entry.account) == (world.alice, world.account)


def test_to_edit_what_was_approved_is_told(world: World) -> None:
    fill(world)
    Content.objects.filter(pk=world.ids["content_id"]).update(status=Content.Status.APPROVED)
    asked = Caller(world.alice).patch(f"content/{world.ids['content_id']}/", {"version": 1, "title": "Warmer Socks"})
    assert asked.json()["status"] == "draft"
    assert AuditEntry.objects.latest("id").action == "content.reopen"
