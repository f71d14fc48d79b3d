from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from igny8.lib.json_ld import Facts, article, faq_page, how_to, nodes, present, problems, script

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def facts(**more: Any) -> Facts:
    given: dict[str, Any] = {
        "headline": "How to Make Cold Brew",
        "description": "What you need.",
        "language": "en",
        "publisher": "Brew House",
        "publisher_url": "https://brew.example",
        "created_at": NOW,
        "updated_at": NOW,
        "words": 900,
        "faq": [("Is it good?", "It is.")],
        "steps": [("Grind", "Grind it."), ("Pour", "Pour it.")],
        "images": ["https://brew.example/a.webp"],
    }
    return Facts(**{**given, **more})


def test_the_three_hold() -> None:
    found = nodes(facts())
    assert [node["@type"] for node in found] == ["Article", "FAQPage", "HowTo"]
    assert [problems(node) for node in found] == [[], [], []]
    assert found[0]["datePublished"] == "2026-11-20T09:30:00+00:00"
    assert found[2]["step"][1] == {"@type": "HowToStep", "position": 2, "name": "Pour", "text": "Pour it."}


def test_only_what_there_is() -> None:
    assert [node["@type"] for node in nodes(facts(faq=[], steps=[("One", "Step.")], images=[]))] == ["Article"]
    assert "image" not in article(facts(images=[]))


def test_what_does_not_hold_is_left_out() -> None:
    assert nodes(facts(headline=" ", faq=[("", "It is.")], steps=[("", "a"), ("b", "")])) == []


def test_a_long_headline_is_cut() -> None:
    assert len(article(facts(headline="word " * 60))["headline"]) <= 110


@pytest.mark.parametrize(
    ("make", "path", "value", "problem"),
    [
        (article, ["headline"], "", "headline: must be a text"),
        (article, ["headline"], "x" * 111, "headline: over 110 characters"),
        (article, ["datePublished"], "2026-11-20", "datePublished: not a moment"),
        (article, ["dateModified"], "yesterday", "dateModified: not a moment"),
        (article, ["author"], "Ann", "author: must be an Organization or a Person"),
        (article, ["publisher", "url"], "javascript:x", "publisher.url: not an address"),
        (article, ["inLanguage"], "English!", "inLanguage: not a language tag"),
        (article, ["image"], "a.webp", "image: must be a list"),
        (article, ["@context"], "http://schema.org", "@context"),
        (article, ["@type"], "Recipe", "'Recipe' is none of Article, FAQPage, HowTo"),
        (faq_page, ["mainEntity"], [], "at least one Question"),
        (faq_page, ["mainEntity", 0, "acceptedAnswer"], "yes", "mainEntity[0]: must be a Question"),
        (faq_page, ["mainEntity", 0, "acceptedAnswer", "text"], " ", "mainEntity[0].acceptedAnswer.text"),
        (faq_page, ["mainEntity", 0, "name"], None, "mainEntity[0].name"),
        (how_to, ["step"], [{}], "at least two HowToSteps"),
        (how_to, ["step", 1, "position"], 3, "step[1].position: must be 2"),
        (how_to, ["step", 0, "text"], "", "step[0].text: must be a text"),
        (how_to, ["step", 0, "@type"], "Step", "step[0]: must be a HowToStep"),
        (how_to, ["name"], 3, "name: must be a text"),
    ],
)
def test_the_validator_names_what_is_wrong(make: Any, path: list[Any], value: Any, problem: str) -> None:
    node = deepcopy(make(facts()))
    at = node
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    assert any(problem in said for said in problems(node)), problems(node)


@pytest.mark.parametrize("value", [None, [], "x", {}, {"@context": "https://schema.org"}])
def test_what_is_no_node_has_problems(value: Any) -> None:
    assert problems(value)


def test_no_text_ends_the_script() -> None:
    node = faq_page(facts(faq=[("</script><script>alert(1)</script>", "<!-- & \u2028 -->")]))
    html = script(node)
    assert html.count("<") == html.count(">") == 2
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == node


def test_only_headings_of_the_body_count_with_the_words_that_stand_there() -> None:
    body = "<h2>One &amp; Two</h2><p>Now <b>this</b>.</p><h2>Empty</h2><h3>Is it?</h3><p>Yes.</p>"
    assert present(body, ["Is it?", "one & two", "Gone"]) == [("Is it?", "Yes."), ("One & Two", "Now this.")]
