"""The disk is full for a while: nothing is lost, nobody is blamed, and the work goes on when there is room again."""

from __future__ import annotations

import pytest

from tests.chaos.conftest import NewWorld
from tests.chaos.processes import Process, until
from tests.chaos.world import World

pytestmark = pytest.mark.slow

SMALL = 700  # bytes: more than a line of the journal, less than any picture or page


def _standing(world: World, server: Process, run_id: str) -> None:
    """Let it run against the full disk until nothing moves any more, and a while longer."""
    before = -1
    while (now := sum(world.control.ask("counts").values())) != before:
        before = now
        server.wait(3)
    assert not server.has_ended()
    assert world.state(run_id)["status"] == "running"
    assert world.control.ask("ledger_broken") == []


def test_under_the_database(new_sqlite_world: NewWorld) -> None:
    world = new_sqlite_world(CHAOS_FAULTY=0)
    run_id = world.new_run()
    server = world.start()
    world.until_at_work(server, run_id, calls=8)
    server.limit_files(SMALL)
    _standing(world, server, run_id)
    server.limit_files(-1)
    world.complete(run_id)
    world.check_promises(run_id)
    assert world.repeated_calls() == []
    assert [step for step in world.control.ask("attempts", run_id=run_id) if "JSON" not in step[-1]] == []


def test_with_a_restart_in_between(new_sqlite_world: NewWorld) -> None:
    world = new_sqlite_world(CHAOS_FAULTY=0)
    run_id = world.new_run()
    server = world.start(CHAOS_MOST_PAGES=world.control.ask("database_pages") + 15)
    until(lambda: "disk is full" in world.tail(), seconds=120, what=f"a full disk; the server says {world.tail()}")
    _standing(world, server, run_id)
    answered = world.in_flight()  # and can't be kept; some may be let go as the server ends
    assert server.terminate(seconds=10) == 0
    world.excuse(answered | world.in_flight())
    world.start()
    world.complete(run_id)
    world.check_promises(run_id)
    assert world.repeated_calls() == []


def test_under_the_pictures(new_postgresql_world: NewWorld) -> None:
    world = new_postgresql_world(CHAOS_FAULTY=0, CHAOS_LATENCY_SECONDS=0.1)
    run_id = world.new_run(keywords=8)
    server = world.start()
    world.until_at_work(server, run_id)
    server.limit_files(SMALL)
    until(
        lambda: world.state(run_id)["status"] == "paused",
        seconds=120,
        what=f"a pause; the server says {world.tail()}",
        every=0.2,
    )
    state = world.state(run_id)
    assert (state["stage"], state["pause_reason"]) == (6, "provider")
    assert any("Paused: " in line for line in state["log"]), state
    assert world.control.ask("ledger_broken") == []
    server.limit_files(-1)
    world.control.ask("resume", run_id=run_id)
    world.complete(run_id)
    world.check_promises(run_id)
