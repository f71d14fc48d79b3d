from __future__ import annotations

from typing import Any

import pytest

from igny8.ai.errors import InvalidOutput, Refused
from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, ProposedGroup
from igny8.ai.functions.common import Intent
from igny8.ai.provider import Usage
from tests.providers.inputs import SITE
from tests.providers.prompted.conftest import Serve
from tests.providers.prompted.scripted import blocks


def group(key: str, *terms: str, cluster_name: str = "", first: int = 100) -> ProposedGroup:
    keywords = [GroupKeyword(id=first + at, term=term, volume=10) for at, term in enumerate(terms)]
    return ProposedGroup(
        key=key,
        cluster_name=cluster_name,
        pillar=terms[0],
        size=len(terms),
        intent=Intent.COMMERCIAL,
        sample=list(terms),
        keywords=keywords,
    )


GIVEN = AutoClusterInput(
    site=SITE,
    groups=[
        group("a" * 32, "cold brew", "cold brew ratio"),
        group("b" * 32, "tax", cluster_name="Taxes", first=200),
        group("c" * 32, "coffee grinder", "iced tea", first=300),
    ],
    existing_names=["Espresso"],
)


def named(key: str, name: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": name, "description": "d", "intent": "informational", "left_out": [], **more}


def answer(*groups: dict[str, Any]) -> dict[str, Any]:
    return {"groups": list(groups)}


def test_it_names_what_has_no_cluster_and_leaves_the_others(serve: Serve) -> None:
    provider, client = serve(auto_cluster=answer(named("g2", "Grinders", left_out=[4]), named("g1", " Cold\nBrew ")))
    found = provider.auto_cluster(GIVEN, Usage()).groups
    assert [(each.name, each.intent, each.keyword_ids) for each in found] == [
        ("Cold Brew", "informational", [100, 101]),
        ("Taxes", "commercial", [200]),
        ("Grinders", "informational", [300]),
    ]
    shown = blocks(client.asked[0])
    assert shown["existing"] == "Espresso\nTaxes"
    assert "group g1 | 2 keywords in all | mostly commercial | best term: cold brew" in shown["groups"]
    assert "4 | - | 10 | iced tea" in shown["groups"]
    assert client.asked[0].prompt_version.startswith("shipped:")


def test_nothing_is_asked_where_every_cluster_exists(serve: Serve) -> None:
    provider, client = serve()
    given = GIVEN.model_copy(update={"groups": [GIVEN.groups[1]]})
    assert provider.auto_cluster(given, Usage()).groups[0].name == "Taxes"
    assert client.asked == []


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (answer(named("g1", "Brew")), "no entry for g2"),
        (answer(named("g1", "Brew"), named("g2", "X"), named("g3", "Y")), "not asked for"),
        (answer(named("g1", "Brew"), named("g1", "X"), named("g2", "Y")), "or one twice"),
        (answer(named("g1", "Brew"), named("g2", " … ")), "name is empty"),
        (answer(named("g1", "ESPRESSO"), named("g2", "X")), "“ESPRESSO” is taken"),
        (answer(named("g1", "Brew"), named("g2", "brew")), "“brew” is taken"),
        (answer(named("g1", "Brew", left_out=[3]), named("g2", "X")), "g1 has no keyword 3"),
        (
            answer(named("g1", "冷たいコーヒーの作り方"), named("g2", "家で飲むアイスコーヒー")),
            "not written in English",
        ),
    ],
)
def test_useless_answers_are_told_apart(serve: Serve, said: dict[str, Any], problem: str) -> None:
    provider, _ = serve(auto_cluster=said)
    with pytest.raises(InvalidOutput) as raised:
        provider.auto_cluster(GIVEN, Usage())
    assert problem in raised.value.problem


def test_the_second_try_hears_what_was_wrong_and_mends_what_it_can(serve: Serve) -> None:
    provider, client = serve(auto_cluster=answer(named("g1", "Espresso", left_out=[9]), named("g2", "Grinders")))
    found = provider.auto_cluster(GIVEN, Usage(), problem="the name “Espresso” is taken").groups
    assert found[0].name == "Espresso: cold brew"
    assert blocks(client.asked[0])["problem"] == "the name “Espresso” is taken"
    assert client.asked[0].max_tokens == 2 * (2_000 + 2 * 250)


def test_a_name_that_is_too_long_is_refused_before_anything_is_paid(serve: Serve) -> None:
    provider, client = serve()
    given = GIVEN.model_copy(update={"groups": [group("x", "tea", cluster_name="x" * 201)]})
    with pytest.raises(Refused):
        provider.auto_cluster(given, Usage())
    assert client.asked == []


def test_what_is_not_named_on_the_second_try_gets_its_best_term(serve: Serve) -> None:
    provider, _ = serve(
        auto_cluster=answer(named("g1", "Cold Brew"), named("g1", "Cold Brew Once More"), named("x", "X"))
    )
    found = provider.auto_cluster(GIVEN, Usage(), "it has no entry for g2")
    assert [each.name for each in found.groups] == ["Cold Brew", "Taxes", "coffee grinder"]
    assert found.groups[2].keyword_ids == [300, 301]
