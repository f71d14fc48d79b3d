"""Names of clusters: readable, unique, honest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from igny8.ai.functions.auto_cluster import AutoClusterInput, GroupKeyword, NamedGroup, ProposedGroup
from igny8.ai.functions.common import Intent
from igny8.ai.providers.embedded.naming import auto_cluster
from igny8.ai.providers.embedded.reading.lexicon import TRAILING
from igny8.lib.text import normalise_term
from tests.unit.composer.searches import english_terms, site


def group(key: str, terms: list[str], *, name: str = "") -> ProposedGroup:
    return ProposedGroup(
        key=key,
        cluster_name=name,
        pillar=terms[0],
        size=len(terms),
        intent=Intent.INFORMATIONAL,
        sample=terms[:50],
        keywords=[GroupKeyword(id=number, term=term) for number, term in enumerate(terms)],
    )


def named(*groups: ProposedGroup, existing: list[str] | None = None, language: str = "en") -> list[NamedGroup]:
    given_ = AutoClusterInput(site=site(language), groups=list(groups), existing_names=existing or [])
    return auto_cluster(given_).groups


@pytest.mark.parametrize(
    ("terms", "name"),
    [
        (["how to descale a kettle"], "Descaling a Kettle"),
        (["how to tie a tie"], "Tying a Tie"),
        (["what are payday loans"], "Payday Loans"),
        (["are payday loans bad", "what are payday loans"], "Payday Loans"),
        (["are payday loans bad"], "Are Payday Loans Bad?"),
        (["best running socks"], "Running Socks"),
        (["up scholarship form 2022 23"], "Up Scholarship Form"),
        (["iphone 15"], "iPhone"),
        (["crm for"], "CRM"),
        (["markup.io review"], "markup.io"),
        (["cold brew filter bags buy"], "Cold Brew Filter Bags"),
        (["best water temperature for pour over"], "Water Temperature for Pour Over"),
        (["dentist near me"], "Dentist"),
    ],
)
def test_a_name_says_what_the_group_is_about(terms: list[str], name: str) -> None:
    assert named(group("a", terms))[0].name == name


def test_names_stay_apart() -> None:
    twins = [group(str(number), ["running socks"]) for number in range(40)]
    names = [found.name for found in named(*twins, existing=["Running socks"])]
    assert len({normalise_term(name) for name in names} | {"running socks"}) == 41


def test_the_description_counts_and_quotes() -> None:
    found = named(group("a", ["cold brew", "cold brew ratio", "cold brews", "how to make cold brew", "cold brew jar"]))[
        0
    ]
    assert found.description == "5 searches such as “cold brew”, “cold brew ratio” and “how to make cold brew”."


def test_a_german_site_gets_a_german_description() -> None:
    found = named(group("a", ["waschmaschine reinigen"]), language="de")[0]
    assert (found.name, found.description) == ("Waschmaschine reinigen", "Die Suche „waschmaschine reinigen“.")


@settings(max_examples=150, deadline=None)
@given(terms=english_terms)
def test_every_name_is_a_name(terms: list[str]) -> None:
    found = named(group("a", terms))[0]
    assert not re.search(r"(?:^|\s)\d+$", found.name)
    assert found.name.split()[-1].lower() not in TRAILING - {"off", "out", "up", "over"}
    assert 1 <= len(found.name) <= 200
    assert found.description.endswith(".")
    assert found.keyword_ids == list(range(len(terms)))
