from __future__ import annotations

import io

import pytest

from igny8.models import AuditEntry, Membership, User
from tests.flow.cli.conftest import Cli

CREATE = ("user", "create", "--email", "ana@example.com", "--account", "Acme")


def test_it_makes_a_user_and_the_account(igny8: Cli) -> None:
    made = igny8(*CREATE, "--password", "correct horse", "--json")
    user = User.objects.get()
    assert made.exit_code == 0
    assert made.json["user_id"] == user.pk
    assert made.json["account_id"] == Membership.objects.get(user=user, role="owner").account_id
    assert user.check_password("correct horse")
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {"account.create", "user.create"}


def test_the_second_user_of_an_account_is_an_editor(igny8: Cli) -> None:
    igny8(*CREATE, "--password", "correct horse")
    made = igny8("user", "create", "--email", "bo@x.org", "--password", "correct horse", "--account", "acme", "--json")
    assert made.json["role"] == "editor"
    assert made.json["account"] == "Acme"


def test_an_address_is_taken_once_in_any_case(igny8: Cli) -> None:
    igny8(*CREATE, "--password", "correct horse")
    again = igny8("user", "create", "--email", "ANA@example.com", "--password", "12345678", "--account", "B", "--json")
    assert (again.exit_code, again.json["code"]) == (4, "user_exists")
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("password", ["short", "x" * 1001, "ana@example.com"])
def test_it_refuses_a_password(igny8: Cli, password: str) -> None:
    refused = igny8(*CREATE, "--password", password, "--json")
    assert (refused.exit_code, list(refused.json["extra"]["fields"])) == (2, ["password"])
    assert not User.objects.exists()


def test_it_refuses_an_address(igny8: Cli) -> None:
    refused = igny8("user", "create", "--email", "ana", "--password", "correct horse", "--account", "A", "--json")
    assert (refused.exit_code, list(refused.json["extra"]["fields"])) == (2, ["email"])


def test_it_needs_a_password(igny8: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert igny8(*CREATE).exit_code == 2


def test_it_reads_a_password_from_standard_input(igny8: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("from a pipe\n"))
    igny8(*CREATE, "--password", "-")
    assert User.objects.get().check_password("from a pipe")


def test_reset_sets_a_new_password(igny8: Cli) -> None:
    igny8(*CREATE, "--password", "correct horse")
    done = igny8("user", "reset", "--email", "Ana@example.com", "--password", "battery staple", "--json")
    assert done.exit_code == 0
    assert User.objects.get().check_password("battery staple")


def test_reset_of_nobody(igny8: Cli) -> None:
    missing = igny8("user", "reset", "--email", "no@example.com", "--password", "battery staple", "--json")
    assert (missing.exit_code, missing.json["code"]) == (1, "not_found")


def test_list_is_complete(igny8: Cli) -> None:
    igny8(*CREATE, "--password", "correct horse")
    listed = igny8("user", "list", "--json").json
    assert [(user["email"], user["accounts"]) for user in listed] == [
        ("ana@example.com", [{"account": "Acme", "role": "owner"}])
    ]
    assert "ana@example.com" in igny8("user", "list").out
