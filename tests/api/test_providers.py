"""Providers over the API: set up, changed, tried, priced, taken away; and whose business that is."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django.fixtures import Settings

from igny8.gateway.known import find
from igny8.models import AICall, AuditEntry, IdempotencyKey, Membership, ProviderKey, Site
from tests.api.models import KEY, put, service
from tests.api.people import Caller, World
from tests.servers.ports import free_port
from tests.servers.wire import Wire, answered

pytestmark = pytest.mark.django_db
HOST = "https://models.example/v1"


def _listed(caller: Caller, world: World, **ids: int) -> dict[str, Any]:
    query = "&".join(f"{name}={value}" for name, value in (ids or {"account_id": world.account.pk}).items())
    answer = caller.get(f"providers/?{query}")
    assert answer.status_code == 200
    return {each["name"]: each for each in answer.json()["items"]}


def test_it_works(world: World, alice: Caller) -> None:
    made = put(alice, world, "https://models.example", allow_private=False, options={"concurrency": 4})
    assert made.status_code == 201
    told = made.json()
    assert (told["kind"], told["origin"], told["last_four"], told["address"]) == (
        "openai_compatible",
        "account",
        "good",
        HOST,
    )
    assert (told["standing"]["state"], told["standing"]["most_in_flight"]) == ("unused", 4)
    assert KEY not in made.content.decode()
    assert put(alice, world, "https://models.example").status_code == 200
    listed = _listed(alice, world)
    assert list(listed) == ["offline", "mine"]
    assert listed["offline"]["serves"] == [
        "auto_cluster",
        "generate_ideas",
        "generate_content",
        "generate_image_prompts",
        "generate_images",
        "embed",
    ]
    assert AuditEntry.objects.filter(user=world.alice, action__startswith="provider.").count() == 2


def test_to_set_it_up_anew_empties_all_but_the_key(world: World, alice: Caller) -> None:
    prices = {"m-1": {"input": 0.5, "output": 2}}
    put(alice, world, "https://models.example", image_model="draws", options={"concurrency": 4}, prices=prices)
    path = f"providers/mine/?account_id={world.account.pk}"
    told = alice.put(path, {"base_url": HOST, "model": "m-2"}).json()
    assert (told["model"], told["image_model"], told["prices"]) == ("m-2", "", {})
    assert (told["options"]["concurrency"], told["has_key"], told["last_four"]) == (None, True, "good")
    told = alice.patch(path, {"image_model": "draws", "options": {"timeout_seconds": 9}}).json()
    assert (told["model"], told["image_model"], told["options"]["timeout_seconds"]) == ("m-2", "draws", 9)
    told = alice.patch(path, {"key": ""}).json()
    assert (told["has_key"], told["last_four"]) == (False, "")


@pytest.mark.parametrize(
    "address", ["https://models.elsewhere/v1", "http://models.example/v1", "https://models.example:8443/v1"]
)
def test_a_key_goes_to_no_other_host(world: World, alice: Caller, address: str) -> None:
    put(alice, world, "https://models.example")
    path = f"providers/mine/?account_id={world.account.pk}"
    for send in (alice.put, alice.patch):
        refused = send(path, {"base_url": address})
        assert (refused.status_code, list(refused.json()["extra"]["fields"])) == (422, ["key"])
    assert ProviderKey.objects.get().base_url == HOST
    assert alice.patch(path, {"base_url": "https://models.example/v2"}).status_code == 200
    assert alice.patch(path, {"base_url": address, "key": "sk-another-key-0000"}).json()["last_four"] == "0000"


def test_nor_does_a_key_of_the_environment(world: World, alice: Caller, settings: Settings) -> None:
    settings.IGNY8_PROVIDER_KEYS = {"openai": {"kind": "openai", "base_url": "", "key": KEY}}
    assert _listed(alice, world)["openai"]["origin"] == "environment"
    path = f"providers/openai/?account_id={world.account.pk}"
    assert alice.patch(path, {"base_url": "https://thief.example/v1"}).status_code == 422
    assert alice.patch(path, {"kind": "anthropic"}).status_code == 422
    assert not ProviderKey.objects.exists()
    assert alice.delete(path).json()["code"] == "conflict"
    copied = alice.patch(path, {"model": "gpt-6-luna"}).json()
    assert (copied["origin"], copied["has_key"]) == ("account", True)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"base_url": "https://user:s3cret@models.example/v1"}, "base_url"),
        ({"base_url": "https://:s3cret@models.example/v1"}, "base_url"),
        ({"base_url": "https://models.example/v1?key=s3cret"}, "base_url"),
        ({"base_url": "https://models.example/v1#s3cret"}, "base_url"),
        ({"base_url": "https://[nonsense/v1"}, "base_url"),
        ({"base_url": "ftp://models.example"}, "base_url"),
        ({"kind": "openai", "key": "two words"}, "key"),
        ({"kind": "local", "model": "/etc/passwd"}, "kind"),
        ({"kind": "openai", "prices": {"m": {"input": -1}}}, "prices.m.input"),
        ({"kind": "openai", "options": {"threads": 9}}, "options.threads"),
        ({}, "base_url"),
    ],
)
def test_nonsense_is_named(world: World, alice: Caller, body: dict[str, Any], field: str) -> None:
    refused = alice.put(f"providers/mine/?account_id={world.account.pk}", body)
    assert (refused.status_code, list(refused.json()["extra"]["fields"])) == (422, [field])
    assert "s3cret" not in refused.content.decode()
    assert not ProviderKey.objects.exists()


def test_a_site_s_own_is_for_it_alone(world: World, alice: Caller) -> None:
    other = Site.objects.create(account=world.account, name="Hats", domain="hats.example")
    body = {"base_url": HOST, "key": KEY, "model": "m"}
    assert alice.put(f"providers/own/?site_id={world.site.pk}", body).json()["origin"] == "site"
    assert "own" in _listed(alice, world, site_id=world.site.pk)
    assert "own" not in _listed(alice, world)
    assert alice.put(f"providers/own/?site_id={other.pk}", body).status_code == 409
    assert alice.delete(f"providers/own/?site_id={other.pk}").status_code == 404
    put(alice, world, "https://models.example")
    assert alice.delete(f"providers/mine/?site_id={world.site.pk}").json()["code"] == "conflict"
    assert ProviderKey.objects.count() == 2


def test_what_becomes_of_its_choices_is_said(world: World, alice: Caller) -> None:
    for name in ("mine", "other"):
        put(alice, world, "https://models.example", name)
    account, site = f"account_id={world.account.pk}", f"site_id={world.site.pk}"
    alice.put(f"choices/?{account}", {"choices": {"generate_ideas": {"provider": "other"}}})
    first = {"provider": "MINE", "fallback_provider": "other"}
    behind = {"provider": "other", "fallback_provider": "mine"}
    alice.put(f"choices/?{site}", {"choices": {"generate_ideas": first, "generate_content": behind}})
    gone = alice.delete(f"providers/mine/?{account}").json()
    told = {
        (each["function"], each["was"]): (each["site"], each["now"], each["now_falls_back"]) for each in gone["choices"]
    }
    assert told == {
        ("generate_ideas", "first"): ("socks.example", "other", None),
        ("generate_content", "fallback"): ("socks.example", "other", None),
    }
    assert gone["message"].endswith("Choices changed: 2.")
    assert alice.get(f"providers/mine/?{account}").status_code == 404


def test_a_test_says_that_it_works_and_how_fast(world: World, alice: Caller) -> None:
    with Wire(service) as wire:
        put(alice, world, wire.url)
        path = f"providers/mine/test/?account_id={world.account.pk}"
        told = alice.post(path, Idempotency_Key="once").json()
        assert (told["ok"], told["tests"][0]["message"]) == (True, "It works: m-1 answered.")
        assert told["tests"][0]["latency_ms"] >= 0
        assert alice.post(path, Idempotency_Key="once").json() == told
        assert len(wire.requests) == 1
        assert alice.post(path, {"model": "m-9"}, Idempotency_Key="once").json()["code"] == "idempotency_key_reused"
        assert alice.post(path, {"model": "m-9"}).json()["tests"][0]["model"] == "m-9"
    assert IdempotencyKey.objects.get().status == 200


def test_a_function_s_model_is_tried_and_nothing_is_drawn(world: World, alice: Caller) -> None:
    path = f"providers/mine/test/?account_id={world.account.pk}"
    with Wire(service) as wire:
        put(alice, world, wire.url, image_model="m-2")

        def tried(function: str, **given: str) -> tuple[bool, str, str]:
            (trial,) = alice.post(path, {"function": function, **given}).json()["tests"]
            return trial["ok"], trial["code"], trial["model"]

        assert tried("generate_ideas") == (True, "ok", "m-1")
        assert tried("generate_images") == (True, "ok", "m-2")
        assert tried("generate_images", model="m-9") == (False, "unknown_model", "m-9")
        assert tried("embed") == (False, "unknown_model", "")
        assert tried("embed", model="m-1") == (True, "ok", "m-1")
        lines = [asked.line.partition(" /v1/")[2] for asked in wire.requests]
    assert lines == ["chat/completions", "models", "models", "embeddings"]


@pytest.mark.parametrize(
    ("status", "said", "code"),
    [
        (401, {"message": f"Incorrect API key provided: {KEY}"}, "bad_key"),
        (429, {"code": "insufficient_quota", "message": "You exceeded your current quota"}, "no_quota"),
        (404, {"code": "model_not_found", "message": "no such model"}, "unknown_model"),
        (404, {"message": "Not Found"}, "wrong_address"),
        (500, {"message": "it burns"}, "unavailable"),
    ],
)
def test_a_test_says_what_is_wrong(world: World, alice: Caller, status: int, said: dict[str, str], code: str) -> None:
    with Wire(lambda asked: answered({"error": said}, status)) as wire:
        put(alice, world, wire.url)
        told = alice.post(f"providers/mine/test/?account_id={world.account.pk}")
    assert told.status_code == 200
    trial = told.json()["tests"][0]
    assert (told.json()["ok"], trial["code"], trial["latency_ms"]) == (False, code, None)
    assert KEY not in told.content.decode()


def test_nobody_there_and_a_private_address_are_said(world: World, alice: Caller) -> None:
    put(alice, world, f"http://127.0.0.1:{free_port()}")
    path = f"providers/mine/test/?account_id={world.account.pk}"
    assert alice.post(path).json()["tests"][0]["code"] == "nobody_there"
    alice.patch(f"providers/mine/?account_id={world.account.pk}", {"allow_private": False})
    assert alice.post(path).json()["tests"][0]["code"] == "address_refused"


def test_the_offline_one_works_always(world: World, alice: Caller) -> None:
    told = alice.post(f"providers/offline/test/?account_id={world.account.pk}").json()
    assert (told["ok"], told["tests"][0]["code"]) == (True, "ok")


def test_a_key_that_nobody_can_open_is_no_defect(world: World, settings: Settings) -> None:
    alice = Caller(world.alice, scopes=["admin"])  # sessions are signed with that secret too
    put(alice, world, "https://models.example")
    settings.SECRET_KEY = "another secret than the one that it was sealed under"
    told = _listed(alice, world)["mine"]
    assert (told["is_key_lost"], told["has_key"], told["last_four"]) == (True, True, "")
    path = f"providers/mine/?account_id={world.account.pk}"
    assert alice.patch(path, {"model": "m-2"}).json()["is_key_lost"] is True
    assert alice.post(path.replace("/?", "/test/?")).json()["tests"][0]["code"] == "seal_broken"
    assert alice.get(path.replace("/?", "/models/?")).json()["code"] == "seal_broken"
    alice.put(f"choices/?site_id={world.site.pk}", {"choices": {"generate_ideas": {"provider": "mine"}}})
    assert alice.get(f"choices/usual/?site_id={world.site.pk}").status_code == 200
    assert alice.patch(path, {"key": "sk-a-new-key-0000"}).json()["last_four"] == "0000"


def test_its_models_are_listed(world: World, alice: Caller) -> None:
    with Wire(service) as wire:
        put(alice, world, wire.url)
        path = f"providers/mine/models/?account_id={world.account.pk}"
        assert alice.get(path).json()["models"] == ["m-1", "m-2"]
        alice.patch(f"providers/mine/?account_id={world.account.pk}", {"key": "sk-a-wrong-key-0000"})
        wrong = alice.get(path)
    assert (wrong.json()["ok"], wrong.json()["code"], wrong.json()["models"]) == (False, "bad_key", [])
    assert "sk-a-wrong-key-0000" not in wrong.content.decode()


def test_prices_that_a_person_set_go_before_the_lists(world: World, alice: Caller) -> None:
    path = f"providers/openai/prices/?account_id={world.account.pk}"
    alice.put(path.replace("prices/", ""), {"kind": "openai", "key": KEY, "model": "gpt-4o-mini", "serve": True})
    listed = alice.get(path).json()["items"]
    assert [(each["model"], each["source"], len(each["functions"])) for each in listed] == [
        ("gpt-4o-mini", "listed", 4)
    ]
    assert listed[0]["input"] > 0
    own = {"gpt-4o-mini": {"input": 0.5, "output": 2.5}, "unknown": {"picture": 0.04}}
    set_ = {each["model"]: each for each in alice.put(path, {"prices": own}).json()["items"]}
    assert (set_["gpt-4o-mini"]["source"], set_["gpt-4o-mini"]["input"], set_["gpt-4o-mini"]["output"]) == (
        "own",
        0.5,
        2.5,
    )
    assert set_["unknown"]["own"]["picture"] == 0.04
    again = alice.put(path, {"prices": {}}).json()["items"]
    assert [(each["model"], each["source"]) for each in again] == [("gpt-4o-mini", "listed")]
    assert AuditEntry.objects.filter(action="provider.change").latest("id").data["changed"] == ["prices"]


def test_how_its_calls_went_is_counted_from_rows(world: World, alice: Caller) -> None:
    put(alice, world, "https://models.example")
    given = {"site": world.site, "function": "generate_ideas", "provider": "mine", "model": "m-1"}
    AICall.objects.create(**given, outcome="ok", latency_ms=286)
    assert _listed(alice, world)["mine"]["standing"]["state"] == "working"
    AICall.objects.create(**given, outcome="key_refused", error="The key was refused.")
    standing = _listed(alice, world)["mine"]["standing"]
    assert (standing["state"], standing["calls"], standing["failed"]) == ("resting", 2, 1)
    assert standing["last_error"] == "The key was refused."
    Site.objects.create(account=world.account, name="Hats", domain="hats.example")
    hats = Site.objects.get(domain="hats.example")
    assert _listed(alice, world, site_id=hats.pk)["mine"]["standing"]["state"] == "unused"


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_who_is_no_admin_sees_no_key_and_changes_none(world: World, alice: Caller, role: str) -> None:
    put(alice, world, "https://models.example")
    world.bob_is(role)
    bob = Caller(world.bob)
    assert bob.get(f"providers/?site_id={world.site.pk}").status_code == 403
    assert bob.delete(f"providers/mine/?account_id={world.account.pk}").status_code == 403
    assert "good" not in bob.get(f"choices/?site_id={world.site.pk}").content.decode()


def test_another_account_finds_nothing_of_it(world: World, alice: Caller, charlie: Caller) -> None:
    put(alice, world, "https://models.example")
    assert charlie.get(f"providers/mine/?account_id={world.account.pk}").status_code == 404
    other = Membership.objects.get(user=world.charlie).account
    assert charlie.get(f"providers/mine/?account_id={other.pk}").status_code == 404
    assert find("mine", account=other) is None
    assert charlie.get(f"providers/?account_id={other.pk}&site_id={world.site.pk}").status_code == 404
