"""Titles: grammatical whatever the keyword is, none twice, each for searches of its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8.ai.functions.common import ContentStructure, ContentType, Intent
from igny8.ai.functions.generate_ideas import Idea
from igny8.ai.providers.embedded.ideas import generate_ideas
from igny8.ai.providers.embedded.reading.forms import read
from igny8.ai.providers.embedded.titles.english import titles_for
from igny8.lib.text import normalise_term
from tests.unit.composer.searches import SHAPES, SUBJECTS, english_terms, for_ideas, other_terms

BROKEN = re.compile(
    r"(?i)how to how|what (?:is|are) best|what is a \w+s\b(?<!ss)|\b(?:a|an) (?:a|an|the)\b|\bthe the\b|\bto to\b"
    r"|vs vs|do a |does \w+ (?:loans|socks)|best best|best the best|\bcost cost|reviews? review|guide to how"
    r"|understanding (?:how|what|why)|: ?:|\?\?|\?:| ,"
)
intents = st.sampled_from(list(Intent))


def ideas(terms: list[str], *, intent: Intent = Intent.INFORMATIONAL, language: str = "en") -> list[Idea]:
    return generate_ideas(for_ideas(terms, intent=intent, language=language)).ideas


@settings(max_examples=200, deadline=None)
@given(terms=english_terms, intent=intents)
def test_titles_of_a_cluster_are_whole_and_unlike(terms: list[str], intent: Intent) -> None:
    found = ideas(terms, intent=intent)
    assert 1 <= len(found) <= 5
    titles = [normalise_term(idea.title) for idea in found]
    assert len(set(titles)) == len(titles)
    targets = [term for idea in found for term in idea.target_keywords]
    assert len(set(targets)) == len(targets)
    assert set(targets) <= set(terms)
    for idea in found:
        assert 3 <= len(idea.title) <= 300
        assert "  " not in idea.title
        assert idea.title == idea.title.strip()
        assert idea.description.endswith(".")


@pytest.mark.parametrize("intent", list(Intent))
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_pattern_breaks_on_a_real_shape(subject: str, intent: Intent) -> None:
    for shape in SHAPES:
        for title in titles_for(read(shape.replace("{}", subject)), intent):
            assert not BROKEN.search(title), f"{shape.replace('{}', subject)!r} -> {title!r}"
            assert "{" not in title


@settings(max_examples=60, deadline=None)
@given(language_terms=other_terms, intent=intents)
def test_titles_in_other_languages_hold_the_keyword(language_terms: tuple[str, list[str]], intent: Intent) -> None:
    language, terms = language_terms
    for idea in ideas(terms, intent=intent, language=language):
        bare = idea.target_keywords[0].strip("¿?？").casefold().replace("'", "’")
        assert bare in idea.title.casefold()


@pytest.mark.parametrize(
    ("term", "intent", "structure"),
    [
        ("how to descale a kettle", Intent.INFORMATIONAL, ContentStructure.HOW_TO),
        ("what are payday loans", Intent.INFORMATIONAL, ContentStructure.EXPLAINER),
        ("woocommerce vs shopify", Intent.COMMERCIAL, ContentStructure.COMPARISON),
        ("best running socks", Intent.COMMERCIAL, ContentStructure.LISTICLE),
        ("roof repair cost", Intent.COMMERCIAL, ContentStructure.GUIDE),
        ("dentist near me", Intent.TRANSACTIONAL, ContentStructure.LANDING),
        ("boiler not working", Intent.INFORMATIONAL, ContentStructure.TROUBLESHOOTING),
        ("woocommerce error 500", Intent.INFORMATIONAL, ContentStructure.TROUBLESHOOTING),
        ("usersnap review", Intent.COMMERCIAL, ContentStructure.REVIEW),
        ("camping checklist", Intent.INFORMATIONAL, ContentStructure.CHECKLIST),
        ("facebook login", Intent.NAVIGATIONAL, ContentStructure.FAQ),
        ("running socks", Intent.INFORMATIONAL, ContentStructure.GUIDE),
    ],
)
def test_the_search_decides_the_structure(term: str, intent: Intent, structure: ContentStructure) -> None:
    assert ideas([term], intent=intent)[0].content_structure is structure


def test_a_place_becomes_a_page() -> None:
    assert ideas(["dentist near me"], intent=Intent.TRANSACTIONAL)[0].content_type is ContentType.PAGE


def test_titles_that_exist_are_not_repeated() -> None:
    asked = for_ideas(["cold brew", "cold brew ratio", "how to make cold brew"])
    first = [idea.title for idea in generate_ideas(asked).ideas]
    second = [idea.title for idea in generate_ideas(asked.model_copy(update={"existing_titles": first})).ideas]
    assert second
    assert not {normalise_term(title) for title in first} & {normalise_term(title) for title in second}


def test_a_cluster_with_one_question_gives_one_idea() -> None:
    assert len(ideas(["running socks", "running sock", "socks running", "the running socks"])) == 1


def test_what_asks_the_same_shares_an_idea() -> None:
    found = ideas(["how to descale a kettle", "how do i descale my kettle", "best coffee beans"])
    assert found[0].target_keywords == ["how to descale a kettle", "how do i descale my kettle"]
