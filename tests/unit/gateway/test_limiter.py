"""The limiter alone: what it lets through, what makes it smaller, and who gives up."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from igny8.gateway import limiter as limiting
from igny8.gateway.limiter import Interrupted, Limiter, PausedTooLong


@pytest.fixture(autouse=True)
def at_work() -> Iterator[None]:
    yield
    limiting.resume()


def _take(limiter: Limiter, patience: float = 30.0) -> None:
    with limiter.slot(patience=patience):
        pass


def test_too_many_halves_what_is_in_flight() -> None:
    limiter = Limiter(16)
    limiter.refused(time.monotonic(), 0.0)
    assert limiter.limit == 8


def test_what_was_in_flight_together_halves_once() -> None:
    limiter = Limiter(16)
    began = time.monotonic()
    for _ in range(5):
        limiter.refused(began, 0.0)
    assert limiter.limit == 8
    limiter.refused(time.monotonic(), 0.0)
    assert limiter.limit == 4


def test_it_never_closes_and_grows_back_to_its_most() -> None:
    limiter = Limiter(4)
    for _ in range(10):
        limiter.refused(time.monotonic(), 0.0)
    assert limiter.limit == 1
    for _ in range(20):
        limiter.worked()
    assert limiter.limit == 4


def test_no_more_than_the_limit_are_in_flight() -> None:
    limiter = Limiter(3)
    gate, seen = threading.Event(), []

    def work() -> None:
        with limiter.slot(patience=30):
            seen.append(limiter.in_flight)
            gate.wait(30)

    threads = [threading.Thread(target=work) for _ in range(9)]
    for thread in threads:
        thread.start()
    while len(seen) < 3:
        time.sleep(0.001)
    gate.set()
    for thread in threads:
        thread.join(30)
    assert (len(seen), max(seen), limiter.in_flight) == (9, 3, 0)


def test_retry_after_makes_all_requests_of_the_connection_wait() -> None:
    limiter = Limiter(16)
    until = time.monotonic() + limiter.refused(time.monotonic(), 0.3)
    began: list[float] = []

    def work() -> None:
        with limiter.slot(patience=30) as moment:
            began.append(moment)

    threads = [threading.Thread(target=work) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(began) == 12
    assert min(began) >= until - 0.001


def test_a_rest_that_is_too_long_is_not_waited_for() -> None:
    limiter = Limiter()
    limiter.refused(time.monotonic(), 600)
    with pytest.raises(PausedTooLong) as caught:
        _take(limiter, patience=60)
    assert 500 < caught.value.seconds <= 630
    assert limiter.in_flight == 0


def test_without_a_word_on_how_long_it_rests_longer_each_time() -> None:
    limiter = Limiter()
    rests = [limiter._pause(None) for _ in range(1)]
    for _ in range(4):
        limiter.refused(time.monotonic(), None)
    assert limiter._pause(None) > max(rests)
    for _ in range(40):
        limiter.refused(time.monotonic(), None)
    assert limiter._pause(None) <= limiting.MOST_PAUSE_SECONDS


def test_who_waits_goes_home_when_the_process_ends() -> None:
    limiter = Limiter()
    limiter.refused(time.monotonic(), 20)
    ended: list[type[BaseException]] = []

    def work() -> None:
        try:
            _take(limiter)
        except Interrupted as error:
            ended.append(type(error))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    limiting.interrupt()
    for thread in threads:
        thread.join(10)
    assert ended == [Interrupted] * 4
    with pytest.raises(Interrupted):
        limiting.pause(20)


def test_an_error_gives_the_slot_back() -> None:
    limiter = Limiter(1)
    with pytest.raises(ZeroDivisionError), limiter.slot(patience=1):
        raise ZeroDivisionError
    _take(limiter)
    assert limiter.in_flight == 0
