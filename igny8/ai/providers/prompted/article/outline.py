"""The outline of an article: its sections with what each must say and how long it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.common import ContentStructure, Given, Intent
from igny8.ai.functions.generate_content import GenerateContentInput
from igny8.ai.prompts.fence import line
from igny8.ai.providers.prompted.article import budget
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.material import rows, text
from igny8.ai.providers.prompted.requests import Requests
from igny8.lib.text import normalise_term

LONGEST_HEADING: Final = 200
_MOST_POINTS: Final = 8
_MOST_QUESTIONS: Final = 6
_STRUCTURES: Final = {
    ContentStructure.EXPLAINER: "an explainer: what it is, how it works, why it matters",
    ContentStructure.HOW_TO: "an instruction: what is needed, then the steps in their order, then what can go wrong",
    ContentStructure.GUIDE: "a guide to the whole subject, from what everybody asks to what few need",
    ContentStructure.LISTICLE: "a list of picks, each judged by the same measures",
    ContentStructure.COMPARISON: "a comparison: the measures, then one against another, then who should take which",
    ContentStructure.REVIEW: "a review of one thing: for whom, strengths, weaknesses, what to take instead",
    ContentStructure.FAQ: "questions and answers: every heading is a searcher's full question",
    ContentStructure.LANDING: "a page that offers something: what it is, for whom, how it goes on, what it costs",
    ContentStructure.CHECKLIST: "a checklist in the order in which it is gone through",
    ContentStructure.TROUBLESHOOTING: "a fault, its causes from likely to rare, and the cure of each",
}
_INTENTS: Final = {
    Intent.INFORMATIONAL: "to understand something or to be able to do it",
    Intent.COMMERCIAL: "to compare before buying",
    Intent.TRANSACTIONAL: "to buy, book or get it now",
    Intent.NAVIGATIONAL: "to reach a certain site, brand or page",
}


class SectionAnswer(Given):
    """One section."""

    heading: str
    points: list[str] = Field(description="What the section must say")
    words: int = Field(description="How many words it deserves")
    is_step: bool = Field(description="Whether it is one step of an instruction")


class OutlineAnswer(Given):
    """What the model answers."""

    sections: list[SectionAnswer]
    questions: list[str] = Field(description="Questions that need a short answer at the end; may be empty")


@dataclass(frozen=True)
class Section:
    """One section to write."""

    number: int  # from 1
    heading: str
    points: Sequence[str]
    words: int  # its budget
    is_step: bool

    def as_text(self) -> str:
        """The section as a block shows it."""
        return "\n".join([f"{self.number}. {self.heading}", *(f"   - {point}" for point in self.points)])


@dataclass(frozen=True)
class Outline:
    """The whole article before it is written."""

    sections: Sequence[Section]
    questions: Sequence[str]  # answered at the end
    intro_words: int
    faq_words: int

    def as_text(self) -> str:
        """The outline as a block shows it."""
        return "\n".join(section.as_text() for section in self.sections)


def make_outline(desk: Desk, about: About) -> Outline:
    """One request. Headings that a person chose are kept, in their order."""
    return desk.parsed(request_of(desk, about), lambda answer: _read(desk, answer, about.given), "outline")


def request_of(requests: Requests, about: About) -> Request[OutlineAnswer]:
    """What is asked about the whole article."""
    given = about.given
    wanted = _wanted(given)
    count = len(wanted) or budget.section_count(given.target_words)
    return requests.request(
        "article_outline",
        data={
            **about.data,
            "description": text(given.description),
            "headings": rows(wanted, LONGEST_HEADING),
        },
        ours={
            "words": str(given.target_words),
            "sections": str(count),
            "structure": _STRUCTURES[given.content_structure],
            "intent": _INTENTS[given.intent],
        },
        answer=OutlineAnswer,
        max_tokens=2_500 + 250 * count,
        items=(count, count) if wanted else (1, 2 * count),
    )


def stand_in(given: GenerateContentInput) -> Outline:
    """An outline where there is none yet: for a preview of what comes after it."""
    names = _wanted(given) or [line(keyword.term, LONGEST_HEADING) for keyword in given.keywords[:6]]
    names = [name for name in names if name] or ["…"]
    sections = [SectionAnswer(heading=name, points=["…"], words=0, is_step=False) for name in names]
    return _budgeted(sections, ["…?"], given)


def _wanted(given: GenerateContentInput) -> list[str]:
    return [shown for heading in given.outline if (shown := line(heading, LONGEST_HEADING))]


def _read(desk: Desk, answer: OutlineAnswer, given: GenerateContentInput) -> Outline:
    wanted = _wanted(given)
    found = [_cleaned(each) for each in answer.sections]
    found = [each for each in found if any(sign.isalnum() for sign in each.heading)]
    if wanted:
        found = _as_wanted(desk, found, wanted)
    if not found:
        raise InvalidOutput("it has no section with a heading")
    headings = [normalise_term(each.heading) for each in found]
    if not wanted and len(set(headings)) < len(headings):
        raise InvalidOutput("two sections have the same heading")
    if not desk.is_second_try:
        refuse_foreign(" ".join(each.heading for each in found), given.site.language)
    return _budgeted(found, _questions(answer.questions, headings), given)


def _budgeted(found: Sequence[SectionAnswer], questions: Sequence[str], given: GenerateContentInput) -> Outline:
    words = budget.share(given.target_words, [each.words for each in found], len(questions))
    sections = [
        Section(number, each.heading, each.points, own, each.is_step)
        for number, (each, own) in enumerate(zip(found, words.sections, strict=True), 1)
    ]
    return Outline(sections, questions, words.intro, words.faq)


def _cleaned(each: SectionAnswer) -> SectionAnswer:
    points = [line(point, 400) for point in each.points[:_MOST_POINTS]]
    heading = line(each.heading.strip().lstrip("#").strip(), LONGEST_HEADING)
    return each.model_copy(update={"heading": heading, "points": [point for point in points if point]})


def _as_wanted(desk: Desk, found: list[SectionAnswer], wanted: list[str]) -> list[SectionAnswer]:
    """The person's headings with the points that came for them; on a second try also where some have none."""
    by_heading = {normalise_term(each.heading): each for each in found}
    missing = [heading for heading in wanted if normalise_term(heading) not in by_heading]
    if missing and not desk.is_second_try:
        raise InvalidOutput(f"the heading “{line(missing[0], 80)}” is missing or changed")
    blank = SectionAnswer(heading="", points=[], words=0, is_step=False)
    return [
        by_heading.get(normalise_term(heading), blank).model_copy(update={"heading": heading}) for heading in wanted
    ]


def _questions(said: list[str], headings: list[str]) -> list[str]:
    asked = {normalise_term(question): question for each in said if (question := line(each, LONGEST_HEADING))}
    return [question for name, question in asked.items() if name not in headings][:_MOST_QUESTIONS]
