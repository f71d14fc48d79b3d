"""The audit trail, read back; and that every change that concerns it writes a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from igny8.access.audit import record
from igny8.automation.failing import fail
from igny8.gateway.choices import Choice, Chooser, choose
from igny8.lib import clock
from igny8.models import AuditEntry, AutomationRun
from tests.api.people import Caller, World
from tests.api.routes import BODIES, Route, all_routes, fill

pytestmark = pytest.mark.django_db

# Changes that concern neither money nor access, runs or publication.
UNTOLD = {"rename_me", "read_notifications", "change_notification_settings", "test_provider", "preview_prompt"}
# Operations of other routers are held to it by the tests beside them.
_MINE = {"accounts", "tokens", "me", "notifications", "automation", "providers", "choices", "prompts"}


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
    routes = all_routes()
    mine = [route for route in routes if route.path.split("/")[0] in _MINE and route.method != "GET"]
    return [route for route in mine if route.id not in UNTOLD]


def _failed(world: World) -> None:
    fail(AutomationRun.objects.get(), "It broke.")


def _paused(world: World) -> None:
    Caller(world.alice).post(f"automation/pause/?run_id={world.ids['run_id']}")


_BEFORE: dict[str, Callable[[World], Any]] = {
    "transfer_account": lambda world: {"user_id": world.bob.pk},
    "resume": _paused,
    "retry_failed": _failed,
    "leave_account": lambda world: world.bob_is("owner"),
    "apply_preset": lambda world: {**BODIES["apply_preset"], "dry_run": False},
    "clear_choice": lambda world: choose(
        Chooser(world.account, world.site), {world.ids["function_name"]: Choice("press")}
    ),
}


@pytest.mark.parametrize("route", _changing(), ids=lambda route: route.id)
def test_every_change_writes_a_line(route: Route, world: World) -> None:
    fill(world)
    prepared = _BEFORE[route.id](world) if route.id in _BEFORE else None
    body = prepared if isinstance(prepared, dict) else BODIES.get(route.id, {})
    if route.id == "update_config":
        body = {"stage_1_batch_size": 7}
    if route.id == "run_now":
        Caller(world.alice).post(f"automation/cancel/?run_id={world.ids['run_id']}")
    before = AuditEntry.objects.count()
    answer = Caller(world.alice)(route.method, route.address(world.ids), body)
    assert answer.status_code < 300, answer.content
    entry = AuditEntry.objects.latest("id")
    assert AuditEntry.objects.count() > before
    assert (entry.user, entry.account) == (world.alice, world.account)
