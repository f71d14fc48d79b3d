from __future__ import annotations

from typing import Any

import pytest

from igny8.ai.errors import InvalidOutput
from igny8.ai.provider import Usage
from tests.providers.inputs import TERMS, ideas
from tests.providers.prompted.conftest import Serve
from tests.providers.prompted.scripted import blocks


def idea(title: str, *keywords: int) -> dict[str, Any]:
    return {
        "title": title,
        "description": "What it settles.",
        "content_type": "post",
        "content_structure": "guide",
        "keywords": list(keywords) or [1],
    }


def answer(*given: dict[str, Any]) -> dict[str, Any]:
    return {"ideas": list(given)}


def test_it_works(serve: Serve) -> None:
    provider, client = serve(generate_ideas=answer(idea("Cold Brew at  Home", 2, 1, 2), idea("Which Maker?", 4)))
    usage = Usage()
    found = provider.generate_ideas(ideas(TERMS), usage).ideas
    assert [each.title for each in found] == ["Cold Brew at Home", "Which Maker?"]
    assert found[0].target_keywords == [TERMS[1], TERMS[0]]
    assert (usage.model, usage.tokens_in, usage.tokens_out) == ("scripted-1", 10, 3)
    assert "Find 3 ideas" in client.asked[0].system
    assert blocks(client.asked[0])["keywords"].startswith("1 | - | - | cold brew\n2 | - | - | how to make")


def test_spare_ideas_are_asked_for_and_handed_on(serve: Serve) -> None:
    provider, client = serve()
    found = provider.generate_ideas(ideas(TERMS).model_copy(update={"spare": 2}), Usage()).ideas
    assert len(found) == 5
    assert "Find 5 ideas" in client.asked[0].system


def test_more_than_wanted_is_cut(serve: Serve) -> None:
    subjects = "Ratios Grinders Filters Storage Taste".split()
    provider, _ = serve(generate_ideas=answer(*(idea(f"All About {name}") for name in subjects)))
    assert len(provider.generate_ideas(ideas(TERMS), Usage()).ideas) == 3


def test_ideas_differ_from_each_other_and_from_what_exists(serve: Serve) -> None:
    said = [idea("How to Make Cold Brew"), idea("Make How Cold Brew to"), idea("The Ratio"), idea("the  RATIO")]
    provider, _ = serve(generate_ideas=answer(*said))
    given = ideas(TERMS).model_copy(update={"existing_titles": ["The ratio"]})
    assert [each.title for each in provider.generate_ideas(given, Usage()).ideas] == ["How to Make Cold Brew"]


def test_where_all_exist_they_are_handed_on_for_one_to_be_kept(serve: Serve) -> None:
    provider, _ = serve(generate_ideas=answer(idea("The Ratio")))
    given = ideas(TERMS).model_copy(update={"existing_titles": ["The ratio"]})
    assert [each.title for each in provider.generate_ideas(given, Usage()).ideas] == ["The Ratio"]


def test_what_has_no_title_or_no_keywords_is_left_out(serve: Serve) -> None:
    said = [idea("\u202e \x00"), idea("—"), {**idea("No keywords"), "keywords": []}, idea("Sound")]
    provider, _ = serve(generate_ideas=answer(*said))
    assert [each.title for each in provider.generate_ideas(ideas(TERMS), Usage()).ideas] == ["Sound"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (answer(), "no idea has both"),
        (answer(idea("Fine", 1), idea("Wrong", 6)), "there is no keyword 6"),
        (answer(idea("Fine", 0)), "there is no keyword 0"),
        (answer(idea("Как приготовить холодный кофе дома")), "not written in English"),
    ],
)
def test_useless_answers(serve: Serve, said: dict[str, Any], problem: str) -> None:
    provider, _ = serve(generate_ideas=said)
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_ideas(ideas(TERMS), Usage())
    assert problem in raised.value.problem


def test_the_second_try_takes_what_can_be_used(serve: Serve) -> None:
    provider, _ = serve(generate_ideas=answer(idea("Fine", 1), idea("Half", 2, 99), idea("Wrong", 99)))
    found = provider.generate_ideas(ideas(TERMS), Usage(), problem="there is no keyword 99").ideas
    assert [(each.title, each.target_keywords) for each in found] == [("Fine", [TERMS[0]]), ("Half", [TERMS[1]])]


def test_an_idea_that_names_no_keyword_twice_takes_the_weightiest(serve: Serve) -> None:
    provider, _ = serve(generate_ideas=answer({**idea("Cold Brew at Home"), "keywords": []}))
    with pytest.raises(InvalidOutput) as raised:
        provider.generate_ideas(ideas(TERMS), Usage())
    found = provider.generate_ideas(ideas(TERMS), Usage(), problem=raised.value.problem).ideas
    assert [each.target_keywords for each in found] == [[TERMS[0]]]
