"""The machine's clock jumps in the middle of a run: it completes all the same, exactly once, and soon."""

from __future__ import annotations

import pytest

from tests.chaos.conftest import NewWorld

pytestmark = pytest.mark.slow

HOUR = 3_600


def test_the_clock_is_set_back_an_hour(new_world: NewWorld) -> None:
    world = new_world(CHAOS_FAULTY=0.4, CHAOS_LATENCY_SECONDS=0.2)
    run_id = world.new_run()
    server = world.start()
    world.until_at_work(server, run_id, calls=10)
    world.shift_the_clock(-HOUR)
    world.complete(run_id)
    world.check_promises(run_id)
    assert world.repeated_calls() == []


def test_the_clock_is_set_forward_an_hour_and_back(new_world: NewWorld) -> None:
    world = new_world(CHAOS_FAULTY=0.4, CHAOS_LATENCY_SECONDS=0.2)
    run_id = world.new_run()
    server = world.start()
    world.until_at_work(server, run_id, calls=6)
    world.shift_the_clock(HOUR)  # every lease has run out at once, where our own clock decides
    world.excuse_what_is_in_flight()
    world.until_at_work(server, run_id, calls=6)
    world.shift_the_clock(0)
    world.excuse_what_is_in_flight()
    world.complete(run_id)
    world.check_promises(run_id)
