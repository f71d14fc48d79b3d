from __future__ import annotations

import pytest

from igny8.models import AuditEntry, Site
from tests.flow.cli.conftest import Cli


def test_it_makes_a_site(acme: Cli) -> None:
    made = acme(
        *(
            "site",
            "create",
            "--name",
            "Shop",
            "--domain",
            "https://Shop.Example.com:8443/blog?x",
            "--language",
            "pt-BR",
        ),
        *("--time-zone", "America/Sao_Paulo", "--country", "BR", "--brand", "Acme", "--brand", "Roadrunner", "--json"),
    )
    site = Site.objects.get(pk=made.json["site_id"])
    assert (site.domain, site.name, site.language, site.country) == ("shop.example.com", "Shop", "pt-BR", "br")
    assert site.brands == ["Acme", "Roadrunner"]


@pytest.mark.parametrize("domain", ["bücher.example", "xn--bcher-kva.example", "localhost", "例え.テスト"])
def test_domains_in_any_letters(acme: Cli, domain: str) -> None:
    assert acme("site", "create", "--domain", domain, "--json").json["domain"] == domain


@pytest.mark.parametrize(
    ("option", "value", "field"),
    [
        ("--domain", "two words", "domain"),
        ("--domain", "-x.example", "domain"),
        ("--domain", "a..b", "domain"),
        ("--domain", "https://", "domain"),
        ("--time-zone", "Mars/Olympus", "time_zone"),
        ("--language", "English!", "language"),
        ("--country", "usa", "country"),
    ],
)
def test_it_refuses(acme: Cli, option: str, value: str, field: str) -> None:
    refused = acme("site", "create", "--domain", "ok.example", option, value, "--json")
    assert (refused.exit_code, list(refused.json["extra"]["fields"])) == (2, [field])
    assert Site.objects.count() == 1


def test_it_names_every_bad_field_at_once(acme: Cli) -> None:
    refused = acme("site", "create", "--domain", "no good", "--country", "xyz", "--json")
    assert set(refused.json["extra"]["fields"]) == {"domain", "country"}


def test_a_domain_is_taken_once_in_an_account(acme: Cli) -> None:
    again = acme("site", "create", "--domain", "EXAMPLE.com", "--json")
    assert (again.exit_code, again.json["code"]) == (4, "site_exists")


def test_without_an_account_it_says_how_to_make_one(igny8: Cli) -> None:
    missing = igny8("site", "create", "--domain", "example.com")
    assert missing.exit_code == 1
    assert "igny8 user create" in missing.err


def test_of_two_accounts_one_must_be_named(acme: Cli) -> None:
    acme("user", "create", "--email", "b@b.org", "--password", "correct horse", "--account", "Bolt")
    unclear = acme("site", "create", "--domain", "bolt.example", "--json")
    assert (unclear.exit_code, unclear.json["extra"]["choices"]) == (2, ["Acme", "Bolt"])
    assert acme("site", "create", "--domain", "bolt.example", "--account", "bolt").exit_code == 0
    assert [site["account"] for site in acme("site", "list", "--account", "Bolt", "--json").json] == ["Bolt"]


def test_list(acme: Cli) -> None:
    assert [site["domain"] for site in acme("site", "list", "--json").json] == ["example.com"]
    assert "example.com" in acme("site", "list").out
    assert acme("account", "list", "--json").json[0]["sites"] == 1


def test_a_site_is_shown_and_changed(acme: Cli) -> None:
    changed = acme(
        *("site", "set", "voice=Plain and warm.", "words_to_avoid=cheap, game-changing ,cheap", "country=AT"),
        *("language=de", "image_style=flat shapes", "--json"),
    ).json
    site = Site.objects.get()
    assert (site.voice, site.words_to_avoid, site.country, site.language, site.image_style) == (
        *("Plain and warm.", ["cheap", "game-changing"], "at", "de"),
        "flat shapes",
    )
    assert acme("site", "show", "--json").json == changed
    assert "Plain and warm." in acme("site", "show").out
    entry = AuditEntry.objects.get(action="site.update")
    assert entry.data["changed"]["country"] == ["", "at"]


def test_an_empty_value_empties_a_field(acme: Cli) -> None:
    acme("site", "set", "words_to_avoid=cheap", "voice=Warm.")
    assert acme("site", "set", "words_to_avoid=", "voice=", "--json").json["words_to_avoid"] == []
    assert Site.objects.get().voice == ""


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ("domain=x.example", "domain"),
        ("colour=red", "colour"),
        ("name=", "name"),
        ("time_zone=Mars", "time_zone"),
        ("language=x", "language"),
        (f"voice={'x' * 2001}", "voice"),
        (f"words_to_avoid={'x' * 101}", "words_to_avoid"),
    ],
)
def test_a_change_that_is_not_allowed_changes_nothing(acme: Cli, change: str, field: str) -> None:
    refused = acme("site", "set", "voice=New.", change, "--json")
    assert (refused.exit_code, list(refused.json["extra"]["fields"])) == (2, [field])
    assert Site.objects.get().voice != "New."


def test_a_change_needs_a_value(acme: Cli) -> None:
    assert acme("site", "set", "voice").exit_code == 2


def test_what_a_site_avoids_can_be_said_when_it_is_made(acme: Cli) -> None:
    made = acme("site", "create", "--domain", "b.example", "--avoid", "cheap", "--avoid", "best", "--json")
    assert Site.objects.get(pk=made.json["site_id"]).words_to_avoid == ["cheap", "best"]
