"""`igny8 provider`, as a person types it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from llmock.pytest_plugin import LLMock

from igny8.models import AuditEntry, ProviderChoice, ProviderKey
from tests.flow.cli.conftest import Cli

KEY = "sk-proj-0123456789abcdefWXYZ"
OPENAI = ("--kind", "openai", "--key", KEY)
MINE = ("set", "mine", *OPENAI, "--model", "m")
TEXT = {"auto_cluster", "generate_ideas", "generate_content", "generate_image_prompts"}


def _listed(acme: Cli, *arguments: object) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in acme("provider", "list", "--json", *arguments).json}


def test_what_is_not_named_stays_embedded(acme: Cli) -> None:
    ended = acme(
        "provider", "set", "OpenAI", "--base-url", "https://api.openai.com/v1", "--key", KEY, "--model", "gpt-4o-mini"
    )
    assert ended.exit_code == 0, ended.err
    listed = _listed(acme)
    assert set(listed["OpenAI"]["serves"]) == TEXT
    assert set(listed["offline"]["serves"]) == {"generate_images", "embed"}
    assert (listed["OpenAI"]["kind"], listed["OpenAI"]["last_four"]) == ("openai", "WXYZ")


def test_the_key_shows_nowhere(acme: Cli) -> None:
    ended = acme("provider", *MINE, "--json")
    shown = [
        ended,
        acme("provider", "list", "--json"),
        acme("provider", "list"),
        acme("provider", "test", "mine", "--json"),
    ]
    written = json.dumps([*AuditEntry.objects.values(), *ProviderKey.objects.values()], default=str)
    assert KEY not in written + "".join(each.out + each.err for each in shown)


def test_a_key_from_standard_input(acme: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{KEY}\n"))
    assert (
        acme("provider", "set", "mine", "--kind", "openai", "--key", "-", "--model", "m", "--json").json["last_four"]
        == "WXYZ"
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert acme("provider", "set", "mine", "--key", "-", "--json").json["code"] == "invalid"


def test_functions_models_and_a_fallback(acme: Cli) -> None:
    acme(
        "provider",
        "set",
        "two",
        "--kind",
        "anthropic",
        "--key",
        KEY,
        "--model",
        "claude-haiku-5-5",
        "--function",
        "auto_cluster",
    )
    ended = acme(
        *("provider", "set", "one", "--kind", "openai", "--key", KEY, "--model", "gpt-4o", "--image-model", "dall-e-3"),
        *("--embedding-model", "text-embedding-3-small", "--function", "generate_content", "--function", "embed"),
        *("--fallback", "two", "--price", "gpt-4o=2,8,1", "--price", "dall-e-3=0.05", "--concurrency", 4, "--json"),
    )
    assert ended.json["serves"] == ["embed", "generate_content"]
    assert ended.json["prices"] == {
        "gpt-4o": {"input": "2", "output": "8", "cached": "1"},
        "dall-e-3": {"picture": "0.05"},
    }
    listed = _listed(acme)
    assert listed["one"]["serves"] == {"generate_content": "gpt-4o", "embed": "text-embedding-3-small"}
    assert listed["one"]["falls_back"] == {"generate_content": "two"}
    assert listed["two"]["serves"] == {"auto_cluster": "claude-haiku-5-5"}
    assert ProviderChoice.objects.get(function="embed").fallback_provider == ""


def test_for_one_site_alone(acme: Cli) -> None:
    acme("site", "create", "--domain", "other.example")
    acme("provider", "set", "own", "--kind", "openai", "--key", KEY, "--model", "m", "--site", "other.example")
    assert "own" not in _listed(acme, "--site", "example.com")
    assert set(_listed(acme, "--site", "other.example")["own"]["serves"]) == TEXT


def test_a_key_of_the_environment_needs_no_row(acme: Cli, settings: Any) -> None:
    settings.IGNY8_PROVIDER_KEYS = {"openai": {"kind": "openai", "base_url": "", "key": KEY}}
    assert _listed(acme)["openai"]["origin"] == "environment"
    assert acme("provider", "set", "openai", "--model", "gpt-4o-mini").exit_code == 0
    assert ProviderKey.objects.count() == 0
    assert _listed(acme)["openai"]["serves"]["generate_content"] == "gpt-4o-mini"
    assert acme("provider", "remove", "openai", "--json").exit_code == 4


def test_presets(acme: Cli) -> None:
    assert acme("provider", "preset", "best", "--json").json["code"] == "invalid"
    acme("provider", "set", "a", "--kind", "anthropic", "--key", KEY)
    chosen = acme("provider", "preset", "best", "--json").json["choices"]
    assert chosen["generate_content"] == {"provider": "a", "model": "claude-opus-5-5"}
    assert chosen["embed"]["provider"] == "offline"
    assert "offline" in acme("provider", "preset", "offline").out
    assert _listed(acme)["a"]["serves"] == {}


def test_a_test_call_says_what_is_wrong(acme: Cli, llmock: LLMock) -> None:
    address = llmock.base_url("openai")
    acme("provider", "set", "mock", "--kind", "openai", "--base-url", address, "--key", KEY, "--model", "gpt-4o-mini")
    refused = acme("provider", "test", "mock", "--json")
    assert refused.exit_code == 1
    assert refused.json["tests"][0]["code"] == "address_refused"  # it is of this machine
    acme("provider", "set", "mock", "--allow-private")
    assert acme("provider", "test", "mock", "--json").json["ok"]
    llmock.fail(401)
    told = acme("provider", "test", "mock", "--json")
    assert (told.exit_code, told.json["tests"][0]["code"]) == (1, "bad_key")
    assert "key was refused" in told.json["tests"][0]["message"]
    llmock.fail(401)
    doctor = acme("doctor", "--json")
    checks = {check["name"]: check for check in doctor.json["checks"]}
    assert (doctor.exit_code, checks["provider mock (Acme)"]["status"]) == (1, "fail")
    assert "igny8 provider" in checks["provider mock (Acme)"]["advice"]


def test_the_offline_provider_always_works(acme: Cli) -> None:
    assert acme("provider", "test", "offline", "--json").json["ok"]
    assert acme("provider", "test", "nobody", "--json").json["code"] == "not_found"


def test_what_is_removed_serves_nothing(acme: Cli) -> None:
    acme("provider", *MINE)
    removed = acme("provider", "remove", "mine", "--json").json
    assert set(removed["served"]) == TEXT
    assert set(_listed(acme)) == {"offline"}
    actions = list(
        AuditEntry.objects.filter(action__startswith="provider").order_by("id").values_list("action", flat=True)
    )
    assert actions == ["provider.create", "provider.choose", "provider.remove"]


def test_doctor_names_a_choice_of_what_is_no_more(acme: Cli) -> None:
    acme("provider", *MINE, "--function", "generate_ideas")
    ProviderKey.objects.all().delete()
    found = [check["found"] for check in acme("doctor", "--json").json["checks"] if check["name"] == "providers"]
    assert found == ["Acme chose mine for generate_ideas, and it is no more"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("set", "x", "--kind", "openai", "--price", "free"),
        ("set", "offline", "--model", "m"),
        ("set", "x", "--model", "m"),
        ("set", "x", "--kind", "openai", "--function", "generate_content"),
        ("preset", "luxury"),
    ],
)
def test_nonsense(arguments: tuple[str, ...], acme: Cli) -> None:
    ended = acme("provider", *arguments, "--json")
    assert ended.exit_code == 2
    assert (ProviderChoice.objects.count(), ProviderKey.objects.count()) == (0, 0)
