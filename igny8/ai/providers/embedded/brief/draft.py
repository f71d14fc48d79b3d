"""A brief before it is HTML: plain texts in their order."""

from __future__ import annotations

from dataclasses import dataclass, field

from igny8.ai.functions.generate_content import Citation


@dataclass(frozen=True)
class Table:
    """A table for the writer to fill: heads, and the first cell of each row where it is known."""

    heads: tuple[str, ...]
    rows: tuple[str, ...]  # first cells; an empty one is a blank too


@dataclass
class Section:
    """A heading of the article to be, with what its writer is told."""

    heading: str
    purpose: str = ""
    points: list[str] = field(default_factory=list)  # instructions, whole sentences
    steps: list[str] = field(default_factory=list)  # the same, in an order that matters
    table: Table | None = None
    blanks: list[str] = field(default_factory=list)  # facts to look up
    serves: list[str] = field(default_factory=list)  # search terms that belong here, beyond the heading's own
    quotes: list[Citation] = field(default_factory=list)


@dataclass
class Plan:
    """What a brief says, before quotations are placed."""

    reader: list[str]  # sentences about who searches and why
    sections: list[Section]
    checks: list[str]  # before it is published
    faq: list[tuple[str, str]] = field(default_factory=list)  # questions with a hint for each, which may be empty
    faq_serves: list[list[str]] = field(default_factory=list)  # the terms behind each question
    links: list[str] = field(default_factory=list)  # slots for internal links
    further: list[str] = field(default_factory=list)  # terms that found no section


@dataclass
class Draft:
    """The whole brief."""

    plan: Plan
    keywords: list[tuple[str, int | None]]  # terms with their searches a month, None where unknown
    target_words: int
    notes: str  # a person's own
    description: str  # the task's

    def place_of(self, term: str) -> str:
        """The heading that a term belongs under; empty where it has none."""
        for section in self.plan.sections:
            if term in section.serves:
                return section.heading
        for (question, _), terms in zip(self.plan.faq, self.plan.faq_serves, strict=True):
            if term in terms:
                return question
        return ""

    @property
    def citations(self) -> list[Citation]:
        """Every quotation, in order."""
        return [quote for section in self.plan.sections for quote in section.quotes]
