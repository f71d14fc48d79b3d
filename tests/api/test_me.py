from __future__ import annotations

import pytest

from tests.api.people import Caller, World

pytestmark = pytest.mark.django_db


def test_nobody_is_told_so(nobody: Caller) -> None:
    answer = nobody.get("me/")
    assert answer.status_code == 200
    told = answer.json()
    assert told.pop("server_time")
    assert told == {
        "user": None,
        "account": None,
        "role": None,
        "sites": [],
        "planner_enabled": False,
        "writer_enabled": False,
    }


def test_a_person_is_told_what_they_reach(world: World, bob: Caller) -> None:
    told = bob.get("me/").json()
    assert told["user"] == {"id": world.bob.pk, "email": "bob@example.org", "name": "Bob"}
    assert (told["role"], told["account"]["name"], told["writer_enabled"]) == ("viewer", "Alice & Co", True)
    assert [site["domain"] for site in told["sites"]] == ["socks.example"]


def test_a_stranger_sees_none_of_it(charlie: Caller) -> None:
    told = charlie.get("me/").json()
    assert (told["account"]["name"], told["sites"]) == ("Charlie's", [])


def test_a_program_is_told_whose_token_it_has(world: World) -> None:
    assert Caller(world.alice, scopes=["read"]).get("me/").json()["user"]["email"] == "alice@example.org"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  two  spaces ",
        "\x01\x02\x1b[0;31m",
        "\u3000\u2028",
        "社會科學院",
        "Ṱ̺̺̕o͞",
        "🏳0🌈️",
        "<script>alert(1)</script>",
        "'; DROP--",
    ],
)
def test_a_name_is_kept_as_it_is_written(world: World, alice: Caller, name: str) -> None:
    assert alice.patch("me/", {"name": name}).json()["name"] == name
    assert alice.get("me/").json()["user"]["name"] == name
    assert alice.post("tokens/", {"name": name}).json()["name"] == name


@pytest.mark.parametrize("name", ["\0", "x" * 201, 7, None])
def test_a_name_that_cannot_be_kept_is_refused(world: World, alice: Caller, name: object) -> None:
    refused = alice.patch("me/", {"name": name})
    assert (refused.status_code, list(refused.json()["extra"]["fields"])) == (422, ["name"])


def test_a_wrong_token_is_refused(nobody: Caller) -> None:
    nobody.headers["Authorization"] = "Bearer igny8_wrong"
    answer = nobody.get("me/")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
