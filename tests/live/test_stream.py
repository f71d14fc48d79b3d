"""The stream over real HTTP: what it tells, that it tells all of it, and when it ends."""

from __future__ import annotations

import time
from pathlib import Path

import httpx

from tests.live.conftest import Start, client
from tests.servers.igny8 import Igny8, command
from tests.servers.settled import Settled
from tests.servers.sse import Event, Listener


def _start_run(owner: httpx.Client, site_id: int, **body: object) -> str:
    answer = owner.post(f"automation/run_now/?site_id={site_id}", json=body)
    assert answer.status_code == 202, answer.text
    run_id: str = answer.json()["run_id"]
    return run_id


def _logged(owner: httpx.Client, run_id: str) -> int:
    """How many lines the run's log has."""
    return len(owner.get(f"automation/logs/?run_id={run_id}&lines=1000").json()["log"].splitlines())


def test_it_tells_how_the_site_stands_and_what_happens(web: Igny8, settled: Settled, owner: httpx.Client) -> None:
    with Listener(web.url, settled.viewer_token, settled.site_id) as viewer:
        balance = viewer.wait(lambda event: event.kind == "balance")
        assert balance.data == {"account_id": settled.account_id, "credit_balance": 10_000}
        run_id = _start_run(owner, settled.site_id)
        run = viewer.wait(lambda event: event.kind == "run")
        assert (run.data["run_id"], run.data["status"]) == (run_id, "running")
        line = viewer.wait(lambda event: event.kind == "log")
        assert (line.data["run_id"], line.data["id"]) == (run_id, line.id)
        stages = {event.data["number"] for event in viewer.of("stage")}
        assert stages == set(range(1, 8))
        assert all(event.id is not None for event in viewer.events)


def test_a_pause_is_seen_by_another_client(web: Igny8, settled: Settled, owner: httpx.Client) -> None:
    run_id = _start_run(owner, settled.site_id)
    with Listener(web.url, settled.viewer_token, settled.site_id) as viewer:
        viewer.wait(lambda event: event.kind == "run" and event.data["status"] == "running")
        assert owner.post(f"automation/pause/?run_id={run_id}").status_code == 200
        seen = viewer.wait(lambda event: event.kind == "run" and event.data["status"] == "paused", seconds=30)
        assert seen.data["pause_reason"] == "user"
        viewer.wait(lambda event: event.kind == "log" and "Paused" in event.data["message"], seconds=30)


def test_every_line_comes_once_and_in_order_over_dropped_connections_and_restarted_servers(
    start: Start, settled: Settled
) -> None:
    web = start("web")
    port = web.port
    start("worker")
    with client(web, settled.token) as owner:
        run_id = _start_run(owner, settled.site_id)
    heard: list[Event] = []
    cursor, turn, status = 0, 0, "running"
    while status == "running":
        assert turn < 400, "the run has no end"
        with Listener(web.url, settled.token, settled.site_id, last_event_id=cursor) as listener:
            status = listener.wait(lambda event: event.kind in {"run", "balance"}).data.get("status", status)
            _wait_for_lines(listener, 3)
        heard += listener.of("log")
        cursor = listener.last_id or cursor
        turn += 1
        if turn == 2:
            assert status == "running", "it ended before anything could go wrong"
            assert web.terminate() == 0
            web = start("web", port=port)
        with client(web, settled.token) as owner:
            status = owner.get(f"automation/history/?site_id={settled.site_id}").json()["runs"][0]["status"]
    assert status == "completed"
    with client(web, settled.token) as owner:
        written = _logged(owner, run_id)
    with Listener(web.url, settled.token, settled.site_id, last_event_id=cursor) as listener:
        listener.wait(lambda event: event.kind == "balance")  # comes after the lines
    heard += listener.of("log")
    ids = [event.data["id"] for event in heard]
    assert ids == sorted(set(ids))
    assert len(ids) == written > 10


def _wait_for_lines(listener: Listener, count: int) -> None:
    """Until so many lines have come, or nothing comes for a while."""
    until = time.monotonic() + 0.5
    while len(listener.of("log")) < count and time.monotonic() < until:
        time.sleep(0.005)


def test_a_revoked_token_ends_the_stream(web: Igny8, settled: Settled, home: Path, fresh_database: str) -> None:
    with Listener(web.url, settled.viewer_token, settled.site_id) as viewer:
        viewer.wait(lambda event: event.kind == "balance")
        command(home, fresh_database, "token", "revoke", settled.viewer_token)
        assert viewer.ended.wait(60)
    assert viewer.events[-1].kind == "end"
    assert viewer.events[-1].data["code"] == "unauthenticated"
    with Listener(web.url, settled.viewer_token, settled.site_id) as refused:
        assert refused.status == 401


def test_open_streams_do_not_hold_up_the_end(start: Start, settled: Settled) -> None:
    web = start("web")
    with (
        Listener(web.url, settled.token, settled.site_id) as one,
        Listener(web.url, settled.viewer_token, settled.site_id) as other,
    ):
        one.wait(lambda event: event.kind == "balance")
        other.wait(lambda event: event.kind == "balance")
        assert web.terminate(30) == 0
        assert one.ended.wait(30)
        assert other.ended.wait(30)
    assert "Cancel" not in web.told()
    assert "Traceback" not in web.told()


def test_an_id_of_another_time_is_told_to_begin_anew(web: Igny8, settled: Settled) -> None:
    with Listener(web.url, settled.token, settled.site_id, last_event_id=10**12) as listener:
        assert listener.wait(lambda event: event.kind in {"resync", "balance"}).kind == "resync"
        assert (listener.wait(lambda event: event.kind == "balance").id or 0) < 10**12


def test_who_sees_nothing_hears_nothing(web: Igny8, settled: Settled) -> None:
    for token, site, status in [(settled.token, settled.site_id + 1, 404), ("igny8_wrong", settled.site_id, 401)]:
        with Listener(web.url, token, site) as listener:
            assert listener.status == status
