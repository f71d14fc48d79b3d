"""generate_ideas: more ideas than are wanted, so that those that say the same can go."""

from __future__ import annotations

from typing import Final

from pydantic import Field

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.common import ContentStructure, ContentType, Given
from igny8.ai.functions.generate_ideas import GenerateIdeasInput, GenerateIdeasOutput, Idea
from igny8.ai.prompts.fence import line, plain
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.material import keyword_rows, rows, text
from igny8.ai.providers.prompted.requests import Requests
from igny8.lib.text import normalise_term, words

_MOST_TARGETS: Final = 10
_SHORTEST_TITLE: Final = 3
_LONGEST_TITLE: Final = 300


class IdeaAnswer(Given):
    """One idea."""

    title: str = Field(description="At most 65 characters")
    description: str = Field(description="Two or three sentences")
    content_type: ContentType
    content_structure: ContentStructure
    keywords: list[int] = Field(description="Numbers of keywords, the main one first")


class IdeasAnswer(Given):
    """What the model answers."""

    ideas: list[IdeaAnswer]


def generate_ideas(desk: Desk, given: GenerateIdeasInput) -> GenerateIdeasOutput:
    """The ideas in the model's order, without those that repeat another."""
    ideas = desk.parsed(request_of(desk, given), lambda answer: _read(desk, answer, given))
    return GenerateIdeasOutput(ideas=ideas[: given.count + given.spare])


def request_of(requests: Requests, given: GenerateIdeasInput) -> Request[IdeasAnswer]:
    """What is asked about a cluster."""
    wanted = given.count + given.spare
    return requests.request(
        "generate_ideas",
        data={
            "cluster": _cluster(given),
            "keywords": keyword_rows(given.keywords, 200),
            "existing": rows(given.existing_titles, _LONGEST_TITLE),
        },
        ours={"count": str(wanted)},
        answer=IdeasAnswer,
        max_tokens=2_000 + 300 * wanted,
        items=(1, wanted),
    )


def _cluster(given: GenerateIdeasInput) -> str:
    told = [
        f"name: {line(given.cluster_name, 200)}",
        f"best term: {line(given.pillar)}",
        f"mostly: {given.intent}",
        text(given.cluster_description),
    ]
    return "\n".join(each for each in told if each)


def _read(desk: Desk, answer: IdeasAnswer, given: GenerateIdeasInput) -> list[Idea]:
    ideas = [idea for each in answer.ideas if (idea := _idea(desk, each, given))]
    if not ideas and desk.is_second_try:  # it was told which numbers there are; the weightiest keyword stands in
        answered = [each.model_copy(update={"keywords": [1]}) for each in answer.ideas if given.keywords]
        ideas = [idea for each in answered if (idea := _idea(desk, each, given))]
    if not ideas:
        raise InvalidOutput("no idea has both a title and keywords of the list")
    if not desk.is_second_try:
        refuse_foreign(" ".join(f"{idea.title} {idea.description}" for idea in ideas), desk.site.language)
    differing = _differing(ideas, given.site.language)
    existing = {normalise_term(title) for title in given.existing_titles}
    new = [idea for idea in differing if normalise_term(idea.title) not in existing]
    # Where all exist already, whoever asked keeps one of them and says what it is like.
    return new or differing


def _idea(desk: Desk, one: IdeaAnswer, given: GenerateIdeasInput) -> Idea | None:
    title = line(one.title, _LONGEST_TITLE)
    unknown = [number for number in one.keywords if not 1 <= number <= len(given.keywords)]
    if unknown and not desk.is_second_try:
        raise InvalidOutput(f"there is no keyword {unknown[0]}")
    terms = dict.fromkeys(given.keywords[number - 1].term for number in one.keywords if number not in unknown)
    if len(title) < _SHORTEST_TITLE or not any(sign.isalnum() for sign in title) or not terms:
        return None
    return Idea(
        title=title,
        description=plain(one.description).strip()[:2000] or title,
        content_type=one.content_type,
        content_structure=one.content_structure,
        target_keywords=list(terms)[:_MOST_TARGETS],
    )


def _differing(ideas: list[Idea], language: str) -> list[Idea]:
    """Each set of words once. Who asks compares what is left by meaning."""
    kept: dict[frozenset[str], Idea] = {}
    for idea in ideas:
        kept.setdefault(frozenset(words(normalise_term(idea.title), language)), idea)
    return list(kept.values())
