"""`igny8 up` is killed with SIGKILL at random moments, while its provider fails: every run completes, exactly once."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.chaos.conftest import NewWorld
from tests.chaos.processes import Process
from tests.chaos.world import World

KILLS = int(os.environ.get("IGNY8_CHAOS_KILLS", "30"))
SEED = int(os.environ.get("IGNY8_CHAOS_SEED", "20261123"))
PARTS = 2  # so that workers of the suite share them

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_random_moments(new_world: NewWorld, part: int) -> None:
    chance = Random(f"{SEED} {part}")
    world = new_world(CHAOS_SEED=chance.randrange(10**9))
    runs = [world.new_run()]
    for _ in range(KILLS // PARTS + (part < KILLS % PARTS)):
        if world.state(runs[-1])["status"] != "running":
            runs.append(world.new_run())
        server = world.start()
        _wait_a_moment(world, server, runs[-1], chance)
        world.kill(server)
        assert world.control.ask("ledger_broken") == []
    server = world.start()
    for run_id in runs:
        world.complete(run_id)
    assert server.terminate(seconds=10) == 0
    for run_id in runs:
        world.check_promises(run_id)
    assert world.repeated_calls() == []
    assert sum(world.control.ask("counts").values()) > 50 * len(runs)


def _wait_a_moment(world: World, server: Process, run_id: str, chance: Random) -> None:
    """One time in five any moment after the start, else one while it works."""
    if chance.random() < 0.2:
        server.wait(chance.uniform(0, 2))
        return
    world.until_at_work(server, run_id)
    server.wait(chance.uniform(0, 0.6))


def test_the_worker_alone_is_killed(new_world: NewWorld) -> None:
    world = new_world(CHAOS_SEED=SEED)
    run_id = world.new_run()
    server = world.start()
    for _ in range(3):
        world.until_at_work(server, run_id, calls=8)
        server.kill_children()
        world.excuse_what_is_in_flight()  # its successor needs longer than this to begin
    world.complete(run_id)
    assert server.terminate(seconds=10) == 0
    assert "started again" in world.tail(100_000)
    world.check_promises(run_id)
    assert world.repeated_calls() == []
