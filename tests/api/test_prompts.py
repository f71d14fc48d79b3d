"""Prompts over the API: versions, differences, what can't be used and where, previews, and asking a model once."""

from __future__ import annotations

from typing import Any

import pytest

from igny8.ai.prompts.parts import PARTS
from igny8.ai.prompts.shipped import shipped
from igny8.models import AICall, AuditEntry, AutomationConfig, PromptVersion
from igny8.models.ledger import CreditEntry
from tests.api.models import KEY, chat, put
from tests.api.people import Caller, World
from tests.api.planning import cluster
from tests.servers.wire import Wire, answered

pytestmark = pytest.mark.django_db
PART = "generate_ideas"
TEXT = "Be brief.\n\n=== material ===\n{cluster}\n{keywords}\n{existing}\n{count}"


@pytest.fixture
def account(world: World) -> str:
    return f"account_id={world.account.pk}"


@pytest.fixture
def site(world: World) -> str:
    cluster(world.site, "Gloves", "warm gloves", "gloves for children")
    return f"site_id={world.site.pk}"


def _save(caller: Caller, query: str, text: str = TEXT, **values: Any) -> Any:
    return caller.post(f"prompts/{PART}/versions/?{query}", {"text": text, **values})


def _read(caller: Caller, query: str) -> dict[str, Any]:
    whole: dict[str, Any] = caller.get(f"prompts/{PART}/?{query}").json()
    return whole


def test_it_works(world: World, alice: Caller, site: str) -> None:
    listed = alice.get(f"prompts/?{site}").json()["items"]
    assert [each["part"] for each in listed] == list(PARTS)
    assert {each["source"] for each in listed} == {"shipped"}
    saved = _save(alice, site, note="Shorter")
    assert saved.status_code == 201
    told = saved.json()
    assert (told["version"], told["source"], told["is_own"], told["author"]) == (
        "site:1",
        "site",
        True,
        "alice@example.org",
    )
    assert (told["text"], told["note"], told["item"]) == (TEXT, "Shorter", "cluster")
    required = {place["name"] for place in told["places"] if place["is_required"]}
    assert required == {"cluster", "keywords", "existing", "count"}
    assert _save(alice, site).json()["version"] == "site:1"  # what is in force makes no version
    assert _save(alice, site, f"{TEXT}\nNow.").json()["version"] == "site:2"
    versions = alice.get(f"prompts/{PART}/versions/?{site}&limit=1").json()
    assert [each["version"] for each in versions["items"]] == ["site:2"]
    more = alice.get(f"prompts/{PART}/versions/?{site}&limit=1&cursor={versions['next']}").json()
    assert [(each["version"], each["is_active"]) for each in more["items"]] == [("site:1", False)]
    old = alice.get(f"prompts/{PART}/?{site}&version=1").json()
    assert (old["shown"], old["is_in_force"], old["text"]) == ("site:1", False, TEXT)


def test_a_site_goes_before_its_account_and_back_again(alice: Caller, account: str, site: str) -> None:
    _save(alice, account, f"{TEXT}\nFor all.")
    assert (_read(alice, site)["version"], _read(alice, site)["is_own"]) == ("account:1", False)
    _save(alice, site)
    assert _read(alice, site)["version"] == "site:1"
    assert alice.delete(f"prompts/{PART}/?{site}").json()["version"] == "account:1"
    assert alice.delete(f"prompts/{PART}/?{account}").json()["source"] == "shipped"
    restored = alice.post(f"prompts/{PART}/restore/?{site}", {"version": "1"}).json()
    assert (restored["version"], restored["text"]) == ("site:1", TEXT)
    assert PromptVersion.objects.count() == 2
    actions = AuditEntry.objects.order_by("id").values_list("action", flat=True)
    assert list(actions) == ["prompt.save", "prompt.save", "prompt.restore", "prompt.restore", "prompt.restore"]


def test_what_changed_is_shown_word_by_word(alice: Caller, site: str) -> None:
    _save(alice, site)
    _save(alice, site, TEXT.replace("brief", "kind"))
    told = alice.get(f"prompts/{PART}/diff/?{site}&from=1&to=site:2").json()
    assert (told["from"], told["to"], told["words_added"], told["words_removed"]) == ("site:1", "site:2", 1, 1)
    changed = [(each["op"], each["text"]) for each in told["segments"] if each["op"] != "same"]
    assert changed == [("del", "brief"), ("ins", "kind")]
    assert "".join(each["text"] for each in told["segments"] if each["op"] != "del") == TEXT.replace("brief", "kind")
    assert alice.get(f"prompts/{PART}/diff/?{site}&from=shipped&to=9").status_code == 404


def test_a_bad_place_is_named_with_its_line(alice: Caller, site: str) -> None:
    wrong = "\n\nBe brief about {keywords}.\n=== material ===\n{cluster}\n{keywords} {cluser}\n{existing}"
    refused = _save(alice, site, wrong)
    assert refused.status_code == 422
    faults = {(each["place"], each["line"]) for each in refused.json()["extra"]["faults"]}
    assert faults == {("cluser", 6), ("count", None), ("keywords", 3)}
    assert "{cluser} (line 6)" in refused.json()["extra"]["fields"]["text"]
    previewed = alice.post(f"prompts/{PART}/preview/?{site}", {"text": wrong})
    assert previewed.json()["extra"]["faults"] == refused.json()["extra"]["faults"]
    assert not PromptVersion.objects.exists()


def test_a_text_is_previewed_before_it_is_saved_and_nobody_is_asked(world: World, alice: Caller, site: str) -> None:
    shown = alice.post(f"prompts/{PART}/preview/?{site}", {"text": TEXT}).json()
    assert (shown["version"], shown["item"], shown["answer"]) == ("unsaved", "Gloves", None)
    assert shown["system"].startswith("Be brief.")
    assert "warm gloves" in shown["user"]
    assert alice.post(f"prompts/{PART}/preview/?{site}").json()["version"] == shipped(PART).version
    assert alice.post(f"prompts/{PART}/preview/?{site}", {"item_id": 10**9}).status_code == 404
    assert not AICall.objects.exists()
    assert not PromptVersion.objects.exists()


def _chosen(alice: Caller, world: World, wire: Wire) -> None:
    put(alice, world, wire.url, prices={"m-1": {"input": 1, "output": 10}}, serve=True)


def test_a_model_is_asked_once_where_that_is_wanted(world: World, alice: Caller, site: str) -> None:
    said = '{"ideas": []}'
    with Wire(lambda asked: answered(chat(said))) as wire:
        _chosen(alice, world, wire)
        body = {"text": TEXT, "ask": True}
        path = f"prompts/article_outline/preview/?{site}"
        assert alice.post(path, {"ask": True}).status_code == 404  # no task to show it with
        entries = CreditEntry.objects.count()
        told = alice.post(f"prompts/{PART}/preview/?{site}", body, Idempotency_Key="k").json()
        assert alice.post(f"prompts/{PART}/preview/?{site}", body, Idempotency_Key="k").json() == told
    calls = AICall.objects.filter(function=PART)
    assert {call.prompt_version for call in calls} == {"unsaved"}
    assert len(wire.requests) == calls.count()
    assert told["answer"]["cost"] == pytest.approx(0.002 * calls.count())
    assert (told["answer"]["provider"], told["answer"]["model"]) == ("mine", "m-1")
    assert CreditEntry.objects.count() == entries


def test_what_goes_wrong_with_the_provider_is_the_answer(world: World, alice: Caller, site: str) -> None:
    wrong = {"error": {"message": f"Incorrect API key provided: {KEY}"}}
    with Wire(lambda asked: answered(wrong, 401)) as wire:
        _chosen(alice, world, wire)
        told = alice.post(f"prompts/{PART}/preview/?{site}", {"ask": True})
    assert told.status_code == 200
    answer = told.json()["answer"]
    assert (answer["ok"], answer["code"], answer["text"]) == (False, "key_refused", "")
    assert KEY not in told.content.decode()
    assert AICall.objects.get().outcome == "key_refused"


def test_caps_in_money_hold_here_too(world: World, alice: Caller, site: str) -> None:
    AutomationConfig.objects.filter(site=world.site).update(max_cost_per_day=0)
    with Wire(lambda asked: answered(chat())) as wire:
        _chosen(alice, world, wire)
        told = alice.post(f"prompts/{PART}/preview/?{site}", {"ask": True}).json()
        assert wire.requests == []
    assert (told["answer"]["ok"], told["answer"]["code"]) == (False, "cap_reached")


def test_where_no_model_serves_there_is_nothing_to_ask(world: World, alice: Caller, site: str) -> None:
    refused = alice.post(f"prompts/{PART}/preview/?{site}", {"ask": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_to_ask")


def test_an_editor_changes_a_site_s_and_not_the_account_s(world: World, account: str, site: str) -> None:
    world.bob_is("editor")
    bob = Caller(world.bob)
    assert _save(bob, site).status_code == 201
    for refused in (
        _save(bob, account),
        bob.post(f"prompts/{PART}/restore/?{account}", {"version": "shipped"}),
        bob.delete(f"prompts/{PART}/?{account}"),
        _save(Caller(world.alice, scopes=["write"]), account),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert bob.get(f"prompts/?{account}").status_code == 200
    assert not PromptVersion.objects.filter(site=None).exists()


def test_a_viewer_reads(world: World, bob: Caller, site: str) -> None:
    assert _read(bob, site)["source"] == "shipped"
    assert _save(bob, site).status_code == 403
    assert bob.post(f"prompts/{PART}/preview/?{site}", {"ask": True}).status_code == 403


@pytest.mark.parametrize("version", ["0", "site:", "9999999999", "shipped:nonsense", "account:x", "%00"])
def test_what_is_no_version_is_said(alice: Caller, site: str, version: str) -> None:
    assert alice.get(f"prompts/{PART}/?{site}&version={version}").status_code == 422
    assert alice.get(f"prompts/nonsense/?{site}").status_code == 422
