"""Another program holds the database for 30 seconds: the work waits, and goes on as if nothing had been."""

from __future__ import annotations

import pytest

from tests.chaos.conftest import NewWorld

pytestmark = pytest.mark.slow


def test_the_database_is_locked_for_30_seconds(new_world: NewWorld) -> None:
    world = new_world(CHAOS_FAULTY=0, CHAOS_LATENCY_SECONDS=0.1)
    run_id = world.new_run()
    server = world.start()
    world.until_at_work(server, run_id, calls=10)
    world.control.ask("hold_the_database")
    assert not server.wait(30), world.tail()
    world.control.ask("let_go")
    world.complete(run_id)
    world.check_promises(run_id)
    assert world.repeated_calls() == []
    blamed = [step for step in world.control.ask("attempts", run_id=run_id) if "JSON" not in step[-1]]
    assert blamed == []
