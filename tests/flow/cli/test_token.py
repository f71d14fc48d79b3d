from __future__ import annotations

from datetime import UTC, datetime

import time_machine

from igny8.access.tokens import token_for
from igny8.models import Token
from tests.flow.cli.conftest import Cli


def test_it_is_shown_once_and_kept_as_a_hash(acme: Cli) -> None:
    secret = acme("token", "create", "--email", "a@acme.test", "--name", "CI", "--json").json["token"]
    token = Token.objects.get()
    assert secret.startswith("igny8_")
    assert token_for(secret) == token
    assert secret not in str(Token.objects.values().get())
    assert secret not in acme("token", "list", "--json").out


def test_a_revoked_token_opens_nothing(acme: Cli) -> None:
    secret = acme("token", "create", "--email", "a@acme.test", "--json").json["token"]
    assert acme("token", "revoke", secret).exit_code == 0
    assert token_for(secret) is None
    assert acme("token", "revoke", Token.objects.get().pk).exit_code == 0


def test_an_expired_token_opens_nothing(acme: Cli) -> None:
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False) as clock:
        secret = acme("token", "create", "--email", "a@acme.test", "--days", "2", "--json").json["token"]
        clock.move_to(datetime(2026, 1, 2, 23, 59, tzinfo=UTC))
        assert token_for(secret) is not None
        clock.move_to(datetime(2026, 1, 3, tzinfo=UTC))
        assert token_for(secret) is None


def test_a_made_up_token_opens_nothing(acme: Cli) -> None:
    assert token_for("igny8_made_up") is None


def test_refusals(acme: Cli) -> None:
    assert acme("token", "create", "--email", "no@acme.test").exit_code == 1
    assert acme("token", "create", "--email", "a@acme.test", "--scope", "everything").exit_code == 2
    assert acme("token", "revoke", "17").exit_code == 1
    assert acme("token", "revoke", "igny8_nonesuch").exit_code == 1
