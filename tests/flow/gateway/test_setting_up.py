"""Providers are set up, changed and forgotten; their keys never show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from igny8.gateway.choices import Choice, Chooser, choices_of, choose
from igny8.gateway.known import find, listed
from igny8.gateway.seal import unseal
from igny8.gateway.setting_up import Wanted, kind_of, remove_provider, reseal_keys, set_provider
from igny8.lib.errors import Conflict, Invalid, NotFound
from igny8.models import AuditEntry, ProviderKey, Site
from tests.flow.engine.rows import make_site

pytestmark = pytest.mark.django_db

KEY = "sk-proj-0123456789abcdefWXYZ"


@pytest.fixture
def site() -> Site:
    return make_site("press")


def test_a_key_is_sealed_and_shown_by_its_end_alone(site: Site) -> None:
    known = set_provider(
        Chooser(site.account), Wanted("OpenAI", base_url="https://api.openai.com/v1/", key=KEY, model="m")
    )
    row = ProviderKey.objects.get()
    assert (known.kind, known.key, known.base_url) == ("openai", KEY, "https://api.openai.com/v1/")
    assert (row.last_four, unseal(row.sealed_key)) == ("WXYZ", KEY)
    everything = json.dumps([*ProviderKey.objects.values(), *AuditEntry.objects.values()], default=str)
    assert KEY not in everything + repr(known) + repr(Wanted("x", key=KEY))


def test_a_change_leaves_the_rest_as_it_is(site: Site) -> None:
    chooser = Chooser(site.account)
    set_provider(
        chooser, Wanted("mine", base_url="https://x.example/v1", key=KEY, model="a", options={"concurrency": 4})
    )
    set_provider(chooser, Wanted("MINE", image_model="b", prices={"a": {"input": "1"}}, options={"timeout_seconds": 9}))
    known = set_provider(chooser, Wanted("mine", prices={"a": {"output": "2"}}))
    assert ProviderKey.objects.count() == 1
    assert (known.key, known.model, known.image_model) == (KEY, "a", "b")
    assert known.options == {"concurrency": 4, "timeout_seconds": 9}
    assert known.prices == {"a": {"input": "1", "output": "2"}}
    entries = AuditEntry.objects.order_by("id").values_list("action", "data")
    assert [action for action, _ in entries] == ["provider.create", "provider.change", "provider.change"]
    assert [data["has_new_key"] for _, data in entries] == [True, False, False]


def test_another_account_never_finds_it(site: Site) -> None:
    set_provider(Chooser(site.account), Wanted("mine", kind="openai", key=KEY))
    stranger = make_site("stranger")
    assert find("mine", account=stranger.account, site=stranger) is None
    assert listed(account=stranger.account) == []


def test_a_sites_own_is_for_that_site_alone(site: Site) -> None:
    other = make_site("other", account=site.account)
    set_provider(Chooser(site.account, site), Wanted("own", kind="openai", key=KEY, model="m"))
    assert find("own", account=site.account, site=site)
    assert find("own", account=site.account, site=other) is None
    assert find("own", account=site.account) is None
    with pytest.raises(Conflict):
        set_provider(Chooser(site.account, other), Wanted("own", key=KEY))


def test_the_environment_is_found_and_a_row_of_the_same_name_goes_before(site: Site, settings: Any) -> None:
    settings.IGNY8_PROVIDER_KEYS = {"openai": {"kind": "openai", "base_url": "", "key": "sk-environment-0000"}}
    found = find("OpenAI", account=site.account)
    assert found
    assert (found.origin, found.last_four) == ("environment", "0000")
    changed = set_provider(Chooser(site.account), Wanted("openai", model="gpt-4o"))
    assert (changed.key, changed.origin, changed.model) == ("sk-environment-0000", "account", "gpt-4o")
    assert [known.origin for known in listed(account=site.account)] == ["account"]


def test_what_is_forgotten_serves_nothing_any_more(site: Site) -> None:
    chooser = Chooser(site.account)
    for name in ("one", "two"):
        set_provider(chooser, Wanted(name, kind="openai", key=KEY, model="m"))
    choose(chooser, {"generate_ideas": Choice("one"), "generate_content": Choice("two", "", "one")})
    assert remove_provider(chooser, "ONE") == ["generate_ideas"]
    chosen = choices_of(account_id=site.account_id)
    assert (chosen["generate_ideas"].provider, chosen["generate_content"]) == ("offline", Choice("two"))
    assert AuditEntry.objects.get(action="provider.remove").data == {"functions": ["generate_ideas"]}
    with pytest.raises(NotFound):
        remove_provider(chooser, "one")


def test_what_the_environment_holds_is_taken_away_there(site: Site, settings: Any) -> None:
    settings.IGNY8_PROVIDER_KEYS = {"ollama": {"kind": "ollama", "base_url": "http://127.0.0.1:11434", "key": ""}}
    with pytest.raises(Conflict, match="environment"):
        remove_provider(Chooser(site.account), "ollama")


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("name", Wanted("offline", kind="openai")),
        ("name", Wanted(" ", kind="openai")),
        ("kind", Wanted("x", kind="telepathy")),
        ("base_url", Wanted("x", base_url="file:///etc/passwd")),
        ("base_url", Wanted("x", base_url="https://user:secret@host/v1")),
        ("base_url", Wanted("x")),
        ("model", Wanted("x", kind="openai", model="m" * 129)),
        ("key", Wanted("x", kind="openai", key="two words")),
    ],
)
def test_nonsense_is_named_and_nothing_is_made(field: str, wanted: Wanted, site: Site) -> None:
    with pytest.raises(Invalid) as caught:
        set_provider(Chooser(site.account), wanted)
    assert field in caught.value.extra["fields"]
    assert ProviderKey.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "address", "kind"),
    [
        ("x", "https://api.openai.com/v1", "openai"),
        ("x", "https://api.anthropic.com", "anthropic"),
        ("x", "https://generativelanguage.googleapis.com", "gemini"),
        ("x", "https://mine.openai.azure.com", "azure"),
        ("x", "http://127.0.0.1:11434", "ollama"),
        ("x", "http://127.0.0.1:8080/v1", "openai_compatible"),
        ("openai", "http://127.0.0.1:8080/v1", "openai_compatible"),
        ("anthropic", "", "anthropic"),
        ("ollama", "", "ollama"),
    ],
)
def test_the_kind_is_told_by_name_and_address(name: str, address: str, kind: str) -> None:
    assert kind_of(name, address) == kind


def test_keys_move_to_a_new_secret(site: Site, settings: Any) -> None:
    set_provider(Chooser(site.account), Wanted("mine", kind="openai", key=KEY))
    set_provider(Chooser(site.account), Wanted("bare", kind="ollama"))
    assert reseal_keys() == 0
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another secret that is long enough for anybody"
    assert reseal_keys() == 1
    settings.SECRET_KEY_FALLBACKS = []
    found = find("mine", account=site.account)
    assert found
    assert found.key == KEY
    settings.SECRET_KEY = "a third, and nobody remembers the second one"
    assert reseal_keys() == 0  # left as it is: the second may come back
