"""A worker that is stopped for longer than its lease, and goes on when its steps are another's: it writes nothing."""

from __future__ import annotations

import signal

import pytest

from tests.chaos.conftest import NewWorld
from tests.chaos.processes import until

pytestmark = pytest.mark.slow

LEASE_SECONDS = 4


def test_a_worker_that_comes_back_late_writes_nothing(new_world: NewWorld) -> None:
    world = new_world(IGNY8_LEASE_SECONDS=LEASE_SECONDS, CHAOS_LATENCY_SECONDS=0.8, CHAOS_FAULTY=0)
    run_id = world.new_run(keywords=8)
    late = world.start()
    world.until_at_work(late, run_id, calls=4)
    world.stop(late)
    assert world.state(run_id)["leased"] > 0
    world.excuse_what_is_in_flight()
    other = world.start()
    world.complete(run_id)
    assert other.terminate(seconds=10) == 0
    before = world.control.ask("fingerprint")

    late.signal_all(signal.SIGCONT)
    until(lambda: "discarded" in world.tail(), seconds=30, what=f"a late result; the servers say {world.tail()}")
    assert late.terminate(seconds=10) == 0

    assert world.control.ask("fingerprint") == before
    world.check_promises(run_id)
    assert world.repeated_calls() == []
