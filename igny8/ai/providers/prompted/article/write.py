"""generate_content: outline, then all sections at once, then what a search engine shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from igny8.ai.functions.common import ContentStructure
from igny8.ai.functions.generate_content import (
    GenerateContentInput,
    GenerateContentOutput,
    QuestionAnswer,
    Step,
)
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.article.budget import TOLERANCE, is_near
from igny8.ai.providers.prompted.article.citations import distinct, linked, without_tokens
from igny8.ai.providers.prompted.article.meta import write_meta
from igny8.ai.providers.prompted.article.outline import Outline, make_outline
from igny8.ai.providers.prompted.article.pieces import Piece, Writer
from igny8.ai.providers.prompted.desk import Desk
from igny8.lib.markup import sanitise, sections
from igny8.lib.text import normalise_term, text_of

_QUESTION_MARKS: Final = ("?", "？", "؟", ";")  # the last is the Greek one
_LEAST_STEPS: Final = 2


def generate_content(desk: Desk, given: GenerateContentInput) -> GenerateContentOutput:
    """Three requests one after another, however many sections there are; a fourth where the length is far off."""
    about = About(given)
    outline = make_outline(desk, about)
    writer = Writer(desk, about, outline)
    pieces = _fit(writer, desk.side_by_side(writer.jobs()), given.target_words)
    headings = [section.heading for section in outline.sections]
    meta = write_meta(desk, about, text_of(without_tokens(pieces[0].html)), headings)
    body = _body(pieces, headings, given)
    return GenerateContentOutput(
        title=about.title,
        body_html=body,
        meta_title=meta.meta_title,
        meta_description=meta.meta_description,
        citations=distinct([citation for piece in pieces for citation in piece.citations]),
        faq=_faq(body, outline, given.content_structure),
        steps=_steps(body, outline, given.content_structure),
    )


def _fit(writer: Writer, pieces: list[Piece], wanted: int) -> list[Piece]:
    """Once at most: where the whole is too long or too short, the pieces to blame are written again."""
    whole = sum(piece.words for piece in pieces)
    if is_near(whole, wanted):
        return pieces

    def is_to_blame(piece: Piece) -> bool:
        off = (piece.words - piece.budget) * (1 if whole > wanted else -1)
        return piece.request is not None and off > TOLERANCE * piece.budget

    def work(piece: Piece) -> Callable[[], Piece]:
        return (lambda: writer.again(piece)) if is_to_blame(piece) else (lambda: piece)

    return writer.desk.side_by_side([work(piece) for piece in pieces])


def _body(pieces: Sequence[Piece], headings: Sequence[str], given: GenerateContentInput) -> str:
    intro, *others = pieces
    written, rest = others[: len(headings)], others[len(headings) :]
    parts = [intro.html]
    parts += [f"<h2>{escape(heading)}</h2>\n{piece.html}" for heading, piece in zip(headings, written, strict=True)]
    parts += [piece.html for piece in rest]
    return sanitise(linked("\n".join(parts), given.passages))


def _faq(body: str, outline: Outline, structure: ContentStructure) -> list[QuestionAnswer]:
    """The questions that stand as headings, with what stands under them."""
    asked = {normalise_term(question) for question in outline.questions}

    def is_question(heading: str) -> bool:
        is_own = structure is ContentStructure.FAQ and heading.rstrip().endswith(_QUESTION_MARKS)
        return is_own or normalise_term(heading) in asked

    return [
        QuestionAnswer(question=section.heading[:300], answer=section.text)
        for section in sections(body)
        if section.text and is_question(section.heading)
    ]


def _steps(body: str, outline: Outline, structure: ContentStructure) -> list[Step]:
    if structure is not ContentStructure.HOW_TO:
        return []
    names = {normalise_term(section.heading) for section in outline.sections if section.is_step}
    steps = [
        Step(name=section.heading[:300], text=section.text)
        for section in sections(body)
        if section.text and normalise_term(section.heading) in names
    ]
    return steps if len(steps) >= _LEAST_STEPS else []
