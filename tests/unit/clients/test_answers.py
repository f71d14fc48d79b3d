"""From what models say to typed values."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, Field

from igny8.ai.client import Finish, Request
from igny8.ai.clients.answers import LONGEST_PROBLEM, completion, parsed
from igny8.ai.errors import InvalidOutput, Refused


class Idea(BaseModel):
    title: str = Field(max_length=20)
    kind: Literal["guide", "review"] = "guide"
    tags: list[str] = Field(default_factory=list)


class Ideas(BaseModel):
    ideas: list[Idea]


@pytest.mark.parametrize(
    "said",
    [
        '{"title": "Tea"}',
        '  \n{"title": "Tea"}\n',
        '\ufeff{"title": "Tea"}',
        '```json\n{"title": "Tea"}\n```',
        '```\n{"title": "Tea"}\n```',
        'Here it is [as asked]:\n\n```json\n{"title": "Tea"}\n```\nAnything else?',
        'Sure! {"title": "Tea"} I hope that helps {you}.',
        '<think>It wants {"title": "Coffee"}.</think>\n{"title": "Tea"}',
    ],
)
def test_the_value_is_found_among_words(said: str) -> None:
    answer = completion(Request("p", "s", "u", answer=Idea), said, Finish.STOP)
    assert answer.parsed == Idea(title="Tea")


def test_fences_inside_of_a_value_stay() -> None:
    assert parsed('{"title": "```x\\n```"}', Idea).title == "```x\n```"


def test_raw_line_breaks_inside_of_strings_are_taken() -> None:
    assert parsed('{"title": "a\nb"}', Idea).title == "a\nb"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("I can't do that.", "there is no JSON in the answer"),
        ('{"title": "Te', "it isn't valid JSON: Unterminated string"),
        ('{"title" "Tea"}', 'it isn\'t valid JSON: Expecting \':\' delimiter near “{"title" "Tea"}”'),
        ('{"name": "Tea"}', "title: Field required"),
        ('{"title": 7}', "title: Input should be a valid string"),
        ('{"title": "A title that is far too long"}', "title: String should have at most 20 characters"),
        ('{"title": "Tea", "kind": "poem"}', "kind: Input should be 'guide' or 'review'"),
        ('{"title": "Tea", "tags": ["a", 1]}', "tags[1]: Input should be a valid string"),
    ],
)
def test_what_is_wrong_is_said_to_the_model(said: str, problem: str) -> None:
    with pytest.raises(InvalidOutput) as invalid:
        parsed(said, Idea)
    assert invalid.value.problem.startswith(problem)


def test_many_problems_are_told_in_short() -> None:
    said = '{"ideas": [' + ", ".join(['{"kind": 1}'] * 50) + "]}"
    with pytest.raises(InvalidOutput) as invalid:
        parsed(said, Ideas)
    assert invalid.value.problem.startswith("ideas[0].title: Field required; ideas[0].kind:")
    assert invalid.value.problem.endswith("and 95 more")
    assert len(invalid.value.problem) <= LONGEST_PROBLEM


def test_what_was_cut_off_is_handed_on_unread() -> None:
    answer = completion(Request("p", "s", "u", answer=Idea), '{"title": "Te', Finish.LENGTH)
    assert (answer.finish, answer.parsed, answer.text) == (Finish.LENGTH, None, '{"title": "Te')


def test_a_filter_that_leaves_nothing_is_a_refusal() -> None:
    with pytest.raises(Refused):
        completion(Request("p", "s", "u"), " ", Finish.FILTERED)
    assert completion(Request("p", "s", "u"), "So far", Finish.FILTERED).text == "So far"


def test_an_empty_answer_is_no_answer() -> None:
    with pytest.raises(InvalidOutput, match="empty"):
        completion(Request("p", "s", "u"), "<think>Hm.</think> ", Finish.STOP)


def test_plain_text_comes_as_it_is() -> None:
    text = "# Tea\n\n```sh\nboil water\n```"
    assert completion(Request("p", "s", "u"), text, Finish.STOP).text == text


def test_what_was_no_use_is_told() -> None:
    with pytest.raises(InvalidOutput) as refused:
        completion(Request("p", "s", "u", answer=Idea), "I'd rather not.", Finish.STOP)
    assert refused.value.said == "I'd rather not."
