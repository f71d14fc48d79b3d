"""What a language pack holds: every sentence that the composer writes in a language, and safe patterns for titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from igny8.ai.functions.common import ContentStructure


@dataclass(frozen=True)
class Part:
    """A section that any subject can have."""

    heading: str
    purpose: str  # one sentence: what the reader gets from it
    points: tuple[str, ...]  # what to write there; one sentence each
    table: tuple[str, ...] = ()  # column heads of a table to fill


@dataclass(frozen=True)
class Templates:
    """What puts keywords of the language into titles and sections, without touching their grammar.

    `{kw}` is the keyword with a large first letter; it stands at the start, before a colon.
    """

    titles: Mapping[ContentStructure, tuple[str, ...]]
    meta: Mapping[ContentStructure, str]  # meta descriptions
    cues: tuple[tuple[str, ContentStructure], ...]  # pattern in a keyword -> structure; the first that is found
    parts: Mapping[str, Part]  # every key of `languages.plans`


@dataclass(frozen=True)
class Pack:
    """One language."""

    code: str  # BCP 47, of the sentences in this pack
    quotes: tuple[str, str]
    last_and: str  # joins the last two of a list, with its spaces
    thousands: str  # between groups of three digits
    colon: str  # after a label
    fill_in: str  # marks a blank
    notice: str  # that this is a brief; the first bold sentence
    notice_more: str  # how it came about, and what to do with it
    notice_quoted: str  # the same where the site's own passages are quoted in it
    other_language: str  # said where titles and headings aren't in this pack's language
    about: str  # heading of the part about the brief
    reader: str  # label: who searches
    intents: Mapping[str, tuple[str, ...]]  # intent -> what that searcher wants, sentences to choose from
    length_label: str
    length: str  # around {count}
    map: str  # label: where each search belongs
    map_search: str  # column heads
    map_volume: str
    map_place: str
    purpose: str  # label
    facts: str  # label: facts to look up
    knowledge: str  # label of a quotation from the site's own knowledge
    source: str  # label
    person_notes: str  # label: what a person wrote into the brief
    search_purposes: tuple[str, ...]  # for sections that are a search
    search_points: tuple[str, ...]
    faq: str  # heading
    faq_hint: str  # what to write under a question
    further: str  # label: searches that found no section
    closing: str  # heading: before it is published
    closing_points: tuple[str, ...]
    links: str  # label: internal links
    link_slots: tuple[str, ...]  # each a blank
    searches_one: str  # "The search {list}."
    searches_few: str  # "Searches such as {list}."
    searches_many: str  # "{count} searches such as {list}."
    structures: Mapping[ContentStructure, str]  # what a page of this structure is, a sentence
    picture: str  # alt text of a picture with the words {title} on it
    templates: Templates | None = None  # none: titles and headings are made elsewhere, or of the keyword alone

    def quote(self, text: str) -> str:
        """The text in the language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def listed(self, texts: Sequence[str]) -> str:
        """The texts quoted, in one enumeration."""
        quoted = [self.quote(text) for text in texts]
        return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])}{self.last_and}{quoted[-1]}"

    def number(self, figure: int) -> str:
        """The figure with its digits grouped."""
        return f"{figure:,}".replace(",", self.thousands)

    def about_searches(self, shown: Sequence[str], size: int) -> str:
        """One honest sentence of what a group holds."""
        several = self.searches_many if size > len(shown) else self.searches_few
        pattern = several if size > 1 else self.searches_one
        return pattern.replace("{count}", self.number(size)).replace("{list}", self.listed(shown))
