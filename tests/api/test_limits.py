"""Rate limits: counted in the database, by who comes, not by what they claim."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connections
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from igny8.access import limits
from igny8.access.client import address_of, counted_as
from igny8.access.tidy import tidy_doors
from igny8.lib import clock
from igny8.models import CacheEntry, RateCount
from tests.api.browser import Browser
from tests.api.people import Caller, World


@pytest.mark.django_db
def test_writes_are_counted_by_principal_and_reads_are_not(world: World, settings: Settings) -> None:
    settings.IGNY8_WRITES_PER_MINUTE = 3
    alice, program = Caller(world.alice), Caller(world.alice, scopes=["write"])
    with time_machine.travel(clock.now(), tick=False):
        codes = [alice.patch("me/", {"name": str(number)}).status_code for number in range(4)]
        assert codes == [200, 200, 200, 429]
        assert [alice.get("me/").status_code for _ in range(5)] == [200] * 5
        assert program.patch("me/", {"name": "by a program"}).status_code == 200
        refused = alice.patch("me/", {"name": "once more"})
    told = refused.json()
    assert (told["code"], refused["Retry-After"]) == ("too_many_requests", str(told["extra"]["wait"]))
    with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
        assert alice.patch("me/", {"name": "later"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_than_the_limit_come_through() -> None:
    through = []
    at_once = threading.Barrier(8)

    def come() -> None:
        at_once.wait()
        for _ in range(5):
            try:
                limits.count("knock", "somebody", most=10, seconds=10_000_000)
                through.append(1)
            except limits.TooMany:
                pass
        connections.close_all()

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(through), RateCount.objects.get().count) == (10, 40)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "10.0.0.1"),
        (0, "203.0.113.5", "10.0.0.1"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (2, "6.6.6.6, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (2, "203.0.113.5", "10.0.0.1"),
        (1, "6.6.6.6, nonsense", "10.0.0.1"),
        (1, "203.0.113.5:4711", "203.0.113.5"),
        (1, "[2001:db8::1]", "2001:db8::1"),
        (1, "::ffff:203.0.113.5", "203.0.113.5"),
        (1, "", "10.0.0.1"),
    ],
)
def test_the_client_is_who_the_outermost_trusted_proxy_saw(
    settings: Settings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.IGNY8_TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert address_of(RequestFactory(REMOTE_ADDR="10.0.0.1").get("/", headers=headers)) == expected


def test_a_network_of_ipv6_is_one_client() -> None:
    def counted(address: str) -> str:
        return counted_as(RequestFactory(REMOTE_ADDR=address).get("/"))

    assert counted("2001:db8::1") == counted("2001:db8:0:0:ffff::9") != counted("2001:db8:0:1::1")
    assert counted("203.0.113.5") == "203.0.113.5"
    assert counted("") == "0.0.0.0"


@pytest.mark.django_db
def test_what_is_long_over_is_tidied_away(world: World) -> None:
    browser = Browser()
    browser.sign_in("alice@example.org", "not the password")
    browser.sign_in("alice@example.org", "alice has a password")
    limits.count("knock", "somebody", most=10)
    assert CacheEntry.objects.exists()
    assert tidy_doors() == 0
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert tidy_doors() >= 4
    assert not CacheEntry.objects.exists()
    assert not RateCount.objects.exists()
    assert browser.me is None
