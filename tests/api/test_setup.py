"""First set-up: once, by whoever has the link; the demo goes to them."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from igny8.access import limits, setup
from igny8.access.users import create_user
from igny8.automation.welcome import welcome_user
from igny8.cli.demo_site.make import EMAIL, make_demo
from igny8.models import Account, AuditEntry, Membership, Site, User
from tests.api.people import Caller

pytestmark = pytest.mark.django_db
PERSON = {"email": "ana@example.org", "password": "a good password", "name": "Ana", "account": "Ana's"}


def _post(caller: Caller, **changes: str) -> Any:
    return caller.post("setup/", {"token": setup.token(), **PERSON, **changes})


def test_it_is_open_until_a_person_has_an_account(nobody: Caller) -> None:
    create_user(email="without@example.org", password="without an account")
    assert nobody.get("setup/").json() == {"is_open": True}
    done = _post(nobody)
    assert (done.status_code, done.json()["role"]) == (201, "owner")
    assert done.json()["account"]["credit_balance"] == 10_000
    assert nobody.get("setup/").json() == {"is_open": False}
    again = _post(nobody, email="eve@example.org")
    assert (again.status_code, again.json()["code"]) == (409, "setup_done")
    assert AuditEntry.objects.filter(action="account.create", actor="ana@example.org").count() == 1


def test_a_user_of_the_command_line_closes_it(nobody: Caller) -> None:
    welcome_user(email="bo@example.org", password="a good password", account_name="Bo", actor="command line")
    assert _post(nobody).json()["code"] == "setup_done"


def test_a_wrong_token_opens_nothing(nobody: Caller) -> None:
    for token in ("wrong", setup.token()[:-1], setup.token().upper()):
        assert _post(nobody, token=token).json()["code"] == "setup_token"
    assert not User.objects.exists()


def test_the_token_is_this_installation_s(settings: Settings) -> None:
    before = setup.token()
    settings.SECRET_KEY = "another installation's key, as long as it takes"
    assert setup.token() != before


def test_what_is_wrong_is_named(nobody: Caller) -> None:
    told = _post(nobody, email="ana", password="short", account="").json()
    assert set(told["extra"]["fields"]) == {"password", "account"}
    assert list(_post(nobody, email="ana@ana").json()["extra"]["fields"]) == ["email"]
    assert setup.is_open()


def test_the_demo_becomes_theirs(nobody: Caller) -> None:
    demo = make_demo()
    assert User.objects.get().email == EMAIL
    done = _post(nobody).json()
    assert (done["account"]["id"], done["account"]["name"]) == (demo.site.account_id, "Ana's")
    assert [(each.user.email, each.role) for each in Membership.objects.all()] == [("ana@example.org", "owner")]
    assert make_demo().site == demo.site
    assert (Site.objects.count(), Account.objects.count()) == (1, 1)


def test_tries_are_counted_by_client(nobody: Caller) -> None:
    codes = [_post(nobody, token="wrong").status_code for _ in range(21)]
    assert codes == [403] * 20 + [429]
    nobody.headers["X-Forwarded-For"] = "203.0.113.9"
    refused = _post(nobody)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert 0 < int(refused["Retry-After"]) <= 60
    assert limits.forget_old_counts(-61) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_come_at_once_one_is_the_owner() -> None:
    at_once = threading.Barrier(4)
    codes = []

    def come(number: int) -> None:
        at_once.wait()
        codes.append(_post(Caller(), email=f"p{number}@example.org", account=f"A {number}").status_code)
        connections.close_all()

    threads = [threading.Thread(target=come, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [201, 409, 409, 409]
    assert Membership.objects.count() == Account.objects.count() == 1
