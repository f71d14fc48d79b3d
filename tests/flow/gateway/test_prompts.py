"""The prompt library: what is in force, its versions, and the way back."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from igny8.ai.prompts.shipped import shipped
from igny8.gateway.prompts import (
    LibraryPrompts,
    Scope,
    difference,
    name_of,
    prompts_for,
    restore,
    save_version,
    text_of_version,
)
from igny8.lib.errors import Invalid, NotFound
from igny8.models import Account, AuditEntry, PromptVersion, Site
from tests.flow.stages.rows import a_site

pytestmark = pytest.mark.django_db

PART = "article_meta"


def text(say: str) -> str:
    return f"{say}\n=== material ===\n{{title}}\n{{article}}"


def save(scope: Scope, say: str, note: str = "") -> PromptVersion:
    return save_version(scope=scope, part=PART, text=text(say), author="ann@example.com", note=note)


def in_force(site: Site) -> tuple[str, str]:
    prompt = prompts_for(site).prompt(PART)
    return prompt.version, prompt.text.split("\n")[0]


@pytest.fixture
def site() -> Site:
    return a_site()


def test_the_shipped_text_is_in_force_at_first(site: Site) -> None:
    assert prompts_for(site).prompt(PART) == shipped(PART)


def test_the_sites_text_goes_before_the_accounts(site: Site) -> None:
    other = a_site(domain="other.example")
    save(Scope(site.account), "Account's.")
    assert in_force(site) == in_force(other) == ("account:1", "Account's.")
    save(Scope.of(site), "Site's.")
    assert in_force(site) == ("site:1", "Site's.")
    assert in_force(other) == ("account:1", "Account's.")
    assert LibraryPrompts(Scope(site.account)).prompt(PART).version == "account:1"


def test_another_accounts_prompts_are_its_own(site: Site) -> None:
    foreign = Site.objects.create(account=Account.objects.create(name="Other"), name="x", domain="x.example")
    save(Scope(site.account), "Ours.")
    assert prompts_for(foreign).prompt(PART) == shipped(PART)
    with pytest.raises(NotFound):
        text_of_version(Scope.of(foreign), PART, "account:1")


def test_versions_count_up_and_stay(site: Site) -> None:
    scope = Scope.of(site)
    names = [name_of(save(scope, say, note=say)) for say in ("One.", "Two.", "Three.")]
    assert names == ["site:1", "site:2", "site:3"]
    stored = PromptVersion.objects.order_by("number").values_list("number", "author", "note", "is_active")
    assert list(stored) == [
        (1, "ann@example.com", "One.", False),
        (2, "ann@example.com", "Two.", False),
        (3, "ann@example.com", "Three.", True),
    ]
    assert AuditEntry.objects.filter(action="prompt.save").count() == 3


def test_the_same_text_makes_no_version(site: Site) -> None:
    first = save(Scope.of(site), "One.")
    again = save_version(scope=Scope.of(site), part=PART, text=f"\n{text('One.')}\x00\r\n", author="bob")
    assert again == first
    assert PromptVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("", "is empty"),
        ("Say {title}.\n=== material ===\n{article}", "put it below the line"),
        ("Say.\n=== material ===\n{title}", "{article} is missing"),
        ("Say.\n=== material ===\n{title} {article} {words}", "no place {words}"),
    ],
)
def test_a_text_that_can_not_be_used_changes_nothing(site: Site, bad: str, problem: str) -> None:
    save(Scope.of(site), "Good.")
    with pytest.raises(Invalid) as raised:
        save_version(scope=Scope.of(site), part=PART, text=bad, author="ann")
    assert problem in raised.value.extra["fields"]["text"]
    assert in_force(site) == ("site:1", "Good.")


def test_there_is_no_other_part(site: Site) -> None:
    with pytest.raises(NotFound):
        save_version(scope=Scope.of(site), part="poem", text="x", author="ann")


def test_an_older_version_comes_back_as_what_it_was(site: Site) -> None:
    scope = Scope.of(site)
    save(scope, "One.")
    save(scope, "Two.")
    for name in ("1", "site:1"):
        assert restore(scope=scope, part=PART, version=name, author="ann").version == "site:1"
    assert in_force(site) == ("site:1", "One.")
    assert name_of(save(scope, "Three.")) == "site:3"
    assert AuditEntry.objects.filter(action="prompt.restore").count() == 2


def test_the_shipped_text_comes_back(site: Site) -> None:
    save(Scope(site.account), "One.")
    assert restore(scope=Scope(site.account), part=PART, version="shipped", author="ann") == shipped(PART)
    assert prompts_for(site).prompt(PART) == shipped(PART)


def test_a_site_can_have_the_shipped_text_while_its_account_has_another(site: Site) -> None:
    save(Scope(site.account), "Account's.")
    back = restore(scope=Scope.of(site), part=PART, version="shipped", author="ann")
    assert (back.version, back.text) == ("site:1", shipped(PART).text)
    assert restore(scope=Scope.of(site), part=PART, version="account", author="ann").version == "account:1"
    assert in_force(site) == ("account:1", "Account's.")


@pytest.mark.parametrize("name", ["2", "0", "site:9", "account:1", "banana", "", "１", "-1"])
def test_a_version_that_there_is_not(site: Site, name: str) -> None:
    save(Scope.of(site), "One.")
    with pytest.raises(NotFound):
        restore(scope=Scope.of(site), part=PART, version=name, author="ann")
    assert in_force(site) == ("site:1", "One.")


def test_a_difference_is_a_diff(site: Site) -> None:
    scope = Scope.of(site)
    save(scope, "One.")
    save(scope, "Two.")
    said = difference(text_of_version(scope, PART, "1"), text_of_version(scope, PART, "2")).splitlines()
    assert said[:2] == ["--- site:1", "+++ site:2"]
    assert {"-One.", "+Two."} <= set(said)
    assert difference(shipped(PART), shipped(PART)) == ""


@pytest.mark.parametrize("where", ["site", "account"])
def test_the_database_holds_numbers_and_the_one_in_force(site: Site, where: str) -> None:
    fields = {"account": site.account, "site": site if where == "site" else None, "part": PART, "text": "x"}
    PromptVersion.objects.create(**fields, number=1, is_active=True)
    for clash in ({"number": 1}, {"number": 2, "is_active": True}, {"number": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PromptVersion.objects.create(**fields, **clash)
