from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from igny8.automation import log
from igny8.lib import clock
from igny8.lib.errors import Invalid
from igny8.models import Account, AutomationRun, RunEvent, Site


def _run(domain: str = "a.example", zone: str = "Asia/Kolkata") -> AutomationRun:
    account, _ = Account.objects.get_or_create(name="A")
    site = Site.objects.create(account=account, name="S", domain=domain, time_zone=zone)
    return AutomationRun.objects.create(site=site)


def _messages(events: list[RunEvent]) -> list[str]:
    return [event.message for event in events]


@pytest.mark.django_db
def test_it_writes_and_reads() -> None:
    run = _run()
    log.log_event(run, "warning", "Slow", stage=4, data={"seconds": 9})
    event = log.read_events(run=run)[0]
    told = log.event_json(event)
    assert (told["run_id"], told["level"], told["stage"], told["message"], told["data"]) == (
        str(run.pk),
        "warning",
        4,
        "Slow",
        {"seconds": 9},
    )
    assert event.site_id == run.site_id


@pytest.mark.django_db
def test_the_last_lines_come_oldest_first() -> None:
    run = _run()
    for number in range(5):
        log.log_event(run, "info", f"{number}")
    assert _messages(log.read_events(run=run, lines=3)) == ["2", "3", "4"]


@pytest.mark.django_db
def test_following_goes_on_after_an_id() -> None:
    run = _run()
    for number in range(5):
        log.log_event(run, "info", f"{number}")
    first = log.read_events(run=run, after=0, lines=2)
    assert _messages(first) == ["0", "1"]
    assert _messages(log.read_events(run=run, after=first[-1].pk)) == ["2", "3", "4"]


@pytest.mark.django_db
def test_a_level_lets_worse_ones_through() -> None:
    run = _run()
    for level in log.LEVELS:
        log.log_event(run, level, level)
    assert _messages(log.read_events(run=run, level="warning")) == ["warning", "error"]


@pytest.mark.django_db
def test_runs_and_sites_are_kept_apart() -> None:
    one, other = _run(), _run("b.example")
    log.log_event(one, "info", "one")
    log.log_event(other, "info", "other")
    assert _messages(log.read_events(run=one)) == ["one"]
    assert _messages(log.read_events(site=other.site)) == ["other"]
    assert _messages(log.read_events()) == ["one", "other"]


@pytest.mark.django_db
@pytest.mark.parametrize("lines", [0, 1_001, -1])
def test_lines_have_limits(lines: int) -> None:
    with pytest.raises(Invalid) as caught:
        log.read_events(lines=lines)
    assert "lines" in caught.value.extra["fields"]


@pytest.mark.django_db
def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        log.read_events(level="loud")
    assert "level" in caught.value.extra["fields"]
    with pytest.raises(ValueError, match="loud"):
        log.log_event(_run(), "loud", "")


@pytest.mark.django_db
def test_text_is_one_line_each_in_the_sites_time() -> None:
    run = _run()
    event = log.log_event(run, "info", "two\nlines \x1b[31m and\u2028a break \u0646\u200c\u0647", stage=2)
    event.time = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
    text = log.log_text([event, event], run.site)
    line = "2026-03-02 01:30:00 INFO    stage 2 two lines  [31m and a break \u0646\u200c\u0647"
    assert text == f"{line}\n{line}"


@pytest.mark.django_db
def test_old_events_are_pruned_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_PRUNED_AT_ONCE", 2)
    run = _run()
    for days in (0, 89, 91, 92, 93, 200, 1000):
        event = log.log_event(run, "info", f"{days}")
        RunEvent.objects.filter(pk=event.pk).update(time=clock.now() - timedelta(days=days))
    assert log.prune_events(90) == 5
    assert _messages(log.read_events(run=run)) == ["0", "89"]
    assert log.prune_events(90) == 0


@pytest.mark.django_db(transaction=True)
def test_a_follower_misses_nothing_that_commits_late() -> None:
    run = _run()
    log.log_event(run, "info", "start")
    written, let_go = threading.Event(), threading.Event()

    def write_late() -> None:
        try:
            with transaction.atomic():
                log.log_event(run, "info", "late")
                written.set()
                assert let_go.wait(20)
        finally:
            connection.close()

    late = threading.Thread(target=write_late)
    late.start()
    assert written.wait(20)
    if connection.vendor == "postgresql":
        log.log_event(run, "info", "early")
    seen = _follow(run, "start", [])  # another program's open transaction may keep a line back for a while
    let_go.set()
    late.join()
    _follow(run, "late", seen)
    if connection.vendor == "postgresql":
        _follow(run, "early", seen)
    expected = ["start", "late", "early"] if connection.vendor == "postgresql" else ["start", "late"]
    assert _messages(seen) == expected


def _follow(run: AutomationRun, message: str, seen: list[RunEvent]) -> list[RunEvent]:
    """Follow the log until the message has come."""
    until = time.monotonic() + 20
    while message not in _messages(seen) and time.monotonic() < until:
        seen += log.read_events(run=run, after=seen[-1].pk if seen else 0)
    return seen


@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_over_keeps_no_line_back() -> None:
    run = _run()
    opened, let_go = threading.Event(), threading.Event()

    def stay_open() -> None:
        try:
            with transaction.atomic():
                Site.objects.filter(pk=run.site_id).update(voice="open")
                opened.set()
                assert let_go.wait(20)
        finally:
            connection.close()

    other = threading.Thread(target=stay_open)
    if connection.vendor == "postgresql":
        other.start()
        assert opened.wait(20)
    log.log_event(run, "info", "last")
    assert _messages(log.read_events(run=run, after=0, is_over=True)) == ["last"]
    let_go.set()
    if other.ident is not None:
        other.join()


@pytest.mark.django_db(transaction=True)
def test_a_follower_waits_for_a_lower_id_of_a_transaction_that_began_later() -> None:
    """The older transaction is given the higher id, and ends first."""
    run = _run()
    older_began, later_wrote, older_ended, let_go = (threading.Event() for _ in range(4))

    def older() -> None:
        try:
            with transaction.atomic():
                Site.objects.filter(pk=run.site_id).update(voice="older")
                older_began.set()
                assert later_wrote.wait(20)
                log.log_event(run, "info", "higher")
        finally:
            older_ended.set()
            connection.close()

    def later() -> None:
        try:
            assert older_began.wait(20)
            with transaction.atomic():
                log.log_event(run, "info", "lower")
                later_wrote.set()
                assert let_go.wait(20)
        finally:
            connection.close()

    threads = [threading.Thread(target=each) for each in (older, later)]
    if connection.vendor != "postgresql":
        return  # one writer at a time
    for thread in threads:
        thread.start()
    assert older_ended.wait(20)
    seen = log.read_events(run=run, after=0)
    let_go.set()
    for thread in threads:
        thread.join()
    assert _messages(_follow(run, "higher", seen)) == ["lower", "higher"]


@pytest.mark.django_db(transaction=True)
def test_who_writes_but_does_not_log_keeps_no_line_back() -> None:
    run = _run()
    opened, let_go = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                Site.objects.filter(pk=run.site_id).update(voice="long")
                opened.set()
                assert let_go.wait(20)
        finally:
            connection.close()

    if connection.vendor != "postgresql":
        return  # one writer at a time
    writer = threading.Thread(target=write)
    writer.start()
    assert opened.wait(20)
    try:
        log.log_event(run, "info", "at once")
        assert _messages(log.read_events(run=run, after=0)) == ["at once"]
    finally:
        let_go.set()
        writer.join()


@pytest.mark.django_db
def test_ids_that_were_rolled_back_or_pruned_count_as_read() -> None:
    run = _run()
    log.log_event(run, "info", "first")
    event = log.log_event(run, "info", "pruned")
    event.delete()
    found, position = log.read_following(after=0, lines=10)
    assert _messages(found) == ["first"]
    assert position == log.last_id() == log.settled_id()
    assert log.read_following(after=position, lines=10) == ([], position)
    assert log.read_following(after=0, lines=1)[1] == found[0].pk
