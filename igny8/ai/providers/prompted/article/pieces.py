"""The parts of an article that are written side by side: introduction, sections, answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import Any, Final

from pydantic import Field

from igny8.ai.client import Request, Turn
from igny8.ai.errors import InvalidOutput, ProviderError
from igny8.ai.functions.common import Given
from igny8.ai.functions.generate_content import Citation
from igny8.ai.prompts.fence import line, plain
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.article.citations import cited, without_tokens
from igny8.ai.providers.prompted.article.markdown import as_html, cleaned
from igny8.ai.providers.prompted.article.outline import LONGEST_HEADING, Outline, Section
from igny8.ai.providers.prompted.checking import refuse_avoided, refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.requests import Requests
from igny8.lib.text import count_words, text_of

_TOKENS_PER_WORD: Final = 4  # of languages that need many
_LEAST_TOKENS: Final = 1_500


class QuestionAnswered(Given):
    """One answer."""

    n: int = Field(description="The number of the question")
    answer: str


class FaqAnswer(Given):
    """What the model answers."""

    heading: str = Field(description="What the questions stand under")
    answers: list[QuestionAnswered]


@dataclass(frozen=True)
class Piece:
    """A part of the article, written."""

    html: str  # with tokens for its citations
    citations: list[Citation]
    words: int
    budget: int
    markdown: str = ""  # as the model wrote it
    request: Request[Any] | None = None  # what it answers; None where it isn't written again
    label: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Writer:
    """Writes the pieces of one article."""

    desk: Desk
    about: About
    outline: Outline

    def jobs(self) -> list[Callable[[], Piece]]:
        """All pieces in the article's order, each to be done beside the others."""
        jobs: list[Callable[[], Piece]] = [self.intro]
        jobs += [partial(self.section, section) for section in self.outline.sections]
        return [*jobs, self.faq] if self.outline.questions else jobs

    def intro(self) -> Piece:
        """What stands above the first heading."""
        request = intro_request(self.desk, self.about, self.outline)
        return self._write(request, "introduction", self.outline.intro_words, self.about.title)

    def section(self, section: Section) -> Piece:
        """One section, without its heading."""
        request = section_request(self.desk, self.about, self.outline, section)
        return self._write(request, f"section {section.number}", section.words, section.heading)

    def faq(self) -> Piece:
        """The questions with their answers, under a heading of their own."""
        return self.desk.parsed(faq_request(self.desk, self.about, self.outline), self._faq, "questions")

    def again(self, piece: Piece) -> Piece:
        """The piece in the length that it should have; as it is where that fails or comes no nearer."""
        if piece.request is None:
            return piece
        how = "go into more detail, without repeating yourself" if piece.words < piece.budget else "keep what matters"
        told = (
            f"Your text has {piece.words} words; about {piece.budget} are wanted. Write it again in that length: "
            f"{how}. All that was said before still holds."
        )
        turns = [*piece.request.history, Turn("assistant", piece.markdown), Turn("user", told)]
        try:
            other = self._write(replace(piece.request, history=turns), piece.label, piece.budget, piece.heading)
        except ProviderError:
            return piece  # the article is whole without it
        return min(piece, other, key=lambda each: abs(each.words - each.budget))

    def _write(self, request: Request[Any], label: str, budget: int, heading: str) -> Piece:
        def read(text: str) -> Piece:
            piece = self._piece(cleaned(text, heading), budget)
            return replace(piece, request=request, label=label, heading=heading)

        return self.desk.written(request, read, label)

    def _piece(self, markdown: str, budget: int) -> Piece:
        site, passages = self.about.given.site, self.about.given.passages
        marked, citations = cited(markdown, passages, site.language)
        html = as_html(marked, {passage.url for passage in passages})
        shown = text_of(without_tokens(html))
        words = count_words(shown, site.language)
        if not words:
            raise InvalidOutput("it has no words")
        refuse_foreign(shown, site.language)
        if not self.desk.is_second_try:
            refuse_avoided(shown, site.words_to_avoid, site.language)
        return Piece(html, citations, words, budget, markdown)

    def _faq(self, answer: FaqAnswer) -> Piece:
        questions = self.outline.questions
        answers = self._numbered(answer.answers)
        heading = line(answer.heading, LONGEST_HEADING)
        if not any(sign.isalnum() for sign in heading):
            raise InvalidOutput("the heading is empty")
        parts = {n: self._piece(cleaned(plain(text)), 0) for n, text in answers.items()}
        rows = [f"<h3>{escape(question)}</h3>\n{parts[n].html}" for n, question in enumerate(questions, 1)]
        return Piece(
            html="\n".join([f"<h2>{escape(heading)}</h2>", *rows]),
            citations=[citation for n in sorted(parts) for citation in parts[n].citations],
            words=sum(part.words for part in parts.values()),
            budget=self.outline.faq_words,
        )

    def _numbered(self, answers: list[QuestionAnswered]) -> dict[int, str]:
        """The answers by the number of their question.

        Small models count from 0 or give the only answer any number. Where there are as many answers as questions and
        their order speaks for itself, or the numbers were asked for once already, the order holds.
        """
        count = len(self.outline.questions)
        numbers = [each.n for each in answers]
        if sorted(numbers) != list(range(1, count + 1)):
            is_ascending = numbers == sorted(set(numbers))
            if len(numbers) != count or not (is_ascending or self.desk.is_second_try):
                raise InvalidOutput(f"it must answer each of the questions 1 to {count} once")
            numbers = list(range(1, count + 1))
        return {n: each.answer for n, each in zip(numbers, answers, strict=True)}


def intro_request(requests: Requests, about: About, outline: Outline) -> Request[Any]:
    """What is asked for the introduction."""
    return requests.request(
        "article_intro",
        data={**about.data, "outline": outline.as_text()},
        ours={"words": str(outline.intro_words)},
        max_tokens=_room(outline.intro_words),
    )


def section_request(requests: Requests, about: About, outline: Outline, section: Section) -> Request[Any]:
    """What is asked for one section."""
    return requests.request(
        "article_section",
        data={**about.data, "outline": outline.as_text(), "section": section.as_text()},
        ours={"words": str(section.words)},
        max_tokens=_room(section.words),
    )


def faq_request(requests: Requests, about: About, outline: Outline) -> Request[FaqAnswer]:
    """What is asked for the answers."""
    numbered = "\n".join(f"{number} | {question}" for number, question in enumerate(outline.questions, 1))
    return requests.request(
        "article_faq",
        data={**about.data, "outline": outline.as_text(), "questions": numbered},
        ours={"words": str(outline.faq_words)},
        answer=FaqAnswer,
        max_tokens=2_000 + _TOKENS_PER_WORD * outline.faq_words,
        items=(len(outline.questions), len(outline.questions)),
    )


def _room(words: int) -> int:
    return _LEAST_TOKENS + _TOKENS_PER_WORD * words
