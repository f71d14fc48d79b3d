"""Keys are sealed with the installation's key, and can be moved to a new one."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from igny8.gateway.seal import last_four, reseal, seal, unseal
from igny8.lib.seal import SealBroken

KEY = "sk-proj-0123456789abcdefWXYZ"


def test_what_was_sealed_comes_back_and_does_not_show() -> None:
    sealed = seal(KEY)
    assert unseal(sealed) == KEY
    assert KEY not in sealed
    assert sealed != seal(KEY)  # the same key twice looks different


def test_nothing_is_sealed_as_nothing() -> None:
    assert seal("") == unseal("") == reseal("") == ""


def test_a_new_secret_opens_what_an_old_one_sealed(settings: Settings) -> None:
    old = settings.SECRET_KEY
    sealed = seal(KEY)
    settings.SECRET_KEY = "a new secret that is long enough for anybody"
    with pytest.raises(SealBroken, match="IGNY8_SECRET_KEY"):
        unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == KEY
    moved = reseal(sealed)
    assert moved != sealed
    assert reseal(moved) == moved
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(moved) == KEY


def test_a_seal_that_was_tampered_with_is_broken() -> None:
    sealed = seal(KEY)
    with pytest.raises(SealBroken):
        unseal(sealed[:-10] + "AAAAAAAAA=")


@pytest.mark.parametrize(("secret", "shown"), [(KEY, "WXYZ"), ("short", ""), ("", "")])
def test_only_the_end_is_shown(secret: str, shown: str) -> None:
    assert last_four(secret) == shown
