from __future__ import annotations

import pytest

from igny8.models import Account, AuditEntry
from tests.flow.cli.conftest import Cli


def test_an_account_opens_with_credits(acme: Cli) -> None:
    listed = acme("credits", "list", "--account", "Acme", "--json").json
    assert (listed["balance"], listed["opening"]) == (10_000, 10_000)
    assert [(entry["kind"], entry["amount"]) for entry in listed["entries"]] == [("grant", 10_000)]


def test_grant(acme: Cli) -> None:
    granted = acme("credits", "grant", "--account", "Acme", "500", "--note", "Thanks", "--json").json
    assert granted["balance"] == 10_500
    assert Account.objects.get().credit_balance == 10_500
    assert AuditEntry.objects.get(action="credits.grant").data == {"amount": 500, "note": "Thanks"}
    assert "10,500" in acme("credits", "list").out


@pytest.mark.parametrize("amount", ["0", "-5", "many"])
def test_a_senseless_grant(acme: Cli, amount: str) -> None:
    assert acme("credits", "grant", "--json", "--", amount).exit_code == 2
    assert Account.objects.get().credit_balance == 10_000


def test_of_no_such_account(acme: Cli) -> None:
    assert acme("credits", "list", "--account", "Nobody", "--json").json["code"] == "not_found"
