"""Who serves what: chosen for a site or an account, inherited, taken back, by presets; and what would be used now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from igny8.lib import clock
from igny8.models import AICall, AuditEntry, ProviderChoice, RunStep
from tests.api.models import put
from tests.api.people import Caller, World
from tests.flow.gateway.doubles import make_step

pytestmark = pytest.mark.django_db
HOST = "https://models.example"


def _read(caller: Caller, query: str) -> dict[str, Any]:
    return {each["function"]: each for each in caller.get(f"choices/?{query}").json()["items"]}


@pytest.fixture
def account(world: World) -> str:
    return f"account_id={world.account.pk}"


@pytest.fixture
def site(world: World) -> str:
    return f"site_id={world.site.pk}"


def test_it_works_and_a_site_inherits(world: World, alice: Caller, account: str, site: str) -> None:
    put(alice, world, HOST)
    before = _read(alice, site)["generate_content"]
    assert (before["source"], before["is_own"], before["used"]["origin"]) == ("default", False, "built_in")
    choice = {"provider": "MINE", "model": "", "fallback_provider": "offline"}
    told = alice.put(f"choices/?{account}", {"choices": {"generate_content": choice}})
    assert (told.status_code, told.json()["preset"]) == (200, None)
    mine = _read(alice, account)["generate_content"]
    assert (mine["source"], mine["is_own"], mine["stage"]) == ("account", True, 4)
    inherited = _read(alice, site)["generate_content"]
    assert (inherited["source"], inherited["is_own"]) == ("account", False)
    used = inherited["used"]
    assert (used["provider"], used["model"], used["model_is_providers_own"]) == ("mine", "m-1", True)
    assert (used["problem"], inherited["fallback"]["provider"]) == ("", "offline")
    alice.put(f"choices/?{site}", {"choices": {"generate_content": {"provider": "mine", "model": "m-2"}}})
    own = _read(alice, site)["generate_content"]
    assert (own["source"], own["is_own"], own["used"]["model"], own["fallback"]) == ("site", True, "m-2", None)
    assert alice.delete(f"choices/generate_content/?{site}").status_code == 200
    assert _read(alice, site)["generate_content"]["source"] == "account"
    actions = AuditEntry.objects.filter(user=world.alice, action__startswith="provider.").values_list(
        "action", flat=True
    )
    assert list(actions) == ["provider.create", "provider.choose", "provider.choose", "provider.forget"]


@pytest.mark.parametrize(
    ("function", "choice", "field"),
    [
        ("generate_ideas", {"provider": "nobody"}, "provider"),
        ("generate_images", {"provider": "mine"}, "model"),
        ("embed", {"provider": "offline", "fallback_provider": "mine"}, "fallback"),
        ("generate_ideas", {"provider": "mine", "fallback_provider": "nobody"}, "provider"),
    ],
)
def test_what_can_t_serve_is_refused_and_nothing_is_chosen(
    world: World, alice: Caller, account: str, function: str, choice: dict[str, str], field: str
) -> None:
    put(alice, world, HOST)
    both = {"generate_content": {"provider": "mine"}, function: choice}
    refused = alice.put(f"choices/?{account}", {"choices": both})
    assert (refused.status_code, list(refused.json()["extra"]["fields"])) == (422, [field])
    assert not ProviderChoice.objects.exists()


def test_why_it_can_t_serve_now_is_said(world: World, alice: Caller, site: str, settings: Settings) -> None:
    put(alice, world, HOST)
    settings.IGNY8_PROVIDER_KEYS = {"gemini": {"kind": "gemini", "base_url": "", "key": "k" * 20}}
    chosen = {
        "generate_ideas": {"provider": "mine"},
        "generate_content": {"provider": "gemini", "model": "gemini-4-argon"},
        "generate_image_prompts": {"provider": "mine"},
    }
    alice.put(f"choices/?{site}", {"choices": chosen})
    assert _read(alice, site)["generate_content"]["used"]["origin"] == "environment"
    settings.IGNY8_PROVIDER_KEYS = {}
    alice.patch(f"providers/mine/?account_id={world.account.pk}", {"model": ""})
    now = _read(alice, site)
    assert (now["generate_content"]["used"]["origin"], "no more" in now["generate_content"]["used"]["problem"]) == (
        "missing",
        True,
    )
    assert "names no model" in now["generate_ideas"]["used"]["problem"]


def test_a_preset_is_looked_at_and_then_applied(world: World, alice: Caller, account: str) -> None:
    alice.put(f"providers/openai/?{account}", {"kind": "openai", "key": "sk-0123456789-abcd"})
    offered = {each["key"]: each for each in alice.get(f"choices/presets/?{account}").json()["items"]}
    assert list(offered) == ["offline", "economy", "balanced", "best"]
    assert offered["best"]["title"] == "Best quality"
    assert [each["provider"] for each in offered["balanced"]["offers"]] == ["openai"]
    dry = alice.post(f"choices/presets/?{account}", {"preset": "economy", "dry_run": True}).json()
    assert {each["function"] for each in dry["functions"] if each["changes"]} == {
        "auto_cluster",
        "generate_ideas",
        "generate_content",
        "generate_image_prompts",
    }
    assert not ProviderChoice.objects.exists()
    done = alice.post(f"choices/presets/?{account}", {"preset": "economy"}).json()
    assert done["functions"] == dry["functions"]
    assert alice.get(f"choices/?{account}").json()["preset"] == "economy"
    assert alice.post(f"choices/presets/?{account}", {"preset": "economy"}).json()["functions"][0]["changes"] is False
    alice.post(f"choices/presets/?{account}", {"preset": "offline"})
    assert alice.get(f"choices/?{account}").json()["preset"] == "offline"


def test_a_preset_that_nobody_can_serve_says_so(world: World, alice: Caller, account: str) -> None:
    refused = alice.post(f"choices/presets/?{account}", {"preset": "best", "dry_run": True})
    assert (refused.status_code, list(refused.json()["extra"]["fields"])) == (422, ["provider"])


def test_what_an_item_usually_costs_and_takes(world: World, alice: Caller, site: str) -> None:
    put(alice, world, HOST, prices={"m-1": {"input": 1, "output": 1}})
    alice.put(f"choices/?{site}", {"choices": {"generate_ideas": {"provider": "mine"}}})

    def usual() -> dict[int, Any]:
        return {each["stage"]: each for each in alice.get(f"choices/usual/?{site}").json()["items"]}

    guessed = usual()[2]
    assert (guessed["seen"], guessed["seconds"], guessed["cost"]) == (0, None, pytest.approx(0.0021))
    step = make_step(world.site, 2)
    now = clock.now()
    times = {"started_at": now - timedelta(seconds=24), "finished_at": now}
    RunStep.objects.filter(pk=step.pk).update(status="done", item_ids=[1, 2], **times)
    AICall.objects.create(
        site=world.site, step=step, function="generate_ideas", provider="mine", model="m-1", outcome="ok", cost="0.5"
    )
    learnt = usual()[2]
    assert (learnt["seen"], learnt["seconds"], learnt["cost"]) == (2, 12.0, 0.25)


def test_a_viewer_sees_who_serves_and_changes_nothing(world: World, alice: Caller, bob: Caller, site: str) -> None:
    put(alice, world, HOST)
    assert bob.get(f"choices/?{site}").status_code == 200
    for role in ("viewer", "editor"):
        world.bob_is(role)
        body = {"choices": {"embed": {"provider": "offline"}}}
        assert Caller(world.bob).put(f"choices/?{site}", body).status_code == 403
    assert not ProviderChoice.objects.exists()
