"""An article made ready for the checks: parsed once, cut into sentences and words by its own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from icu4py.breakers import SentenceBreaker

from igny8.lib.text import normalise_term, words
from igny8.quality.language.terms import Unit, primary_of, unit_of
from igny8.quality.markup import Block, Kind, Link, Picture, read_markup

PROSE: Final = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE})


@dataclass(frozen=True)
class Sentence:
    """A sentence of the running text."""

    text: str
    words: tuple[str, ...]  # normalised


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, a list item or a quotation, with its sentences."""

    block: int  # its place among the article's blocks
    kind: Kind
    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def word_count(self) -> int:
        """How many words it has."""
        return sum(len(sentence.words) for sentence in self.sentences)


@dataclass(frozen=True)
class Nearest:
    """The article of the site that comes nearest."""

    content_id: int
    title: str
    cosine: float | None  # of the meaning; None where there are no embeddings for this text
    shared: float  # estimated share of the word sequences that both have, 0 to 1
    is_sure: bool = True  # the model learnt the language; a text in another looks like any other in it


@dataclass(frozen=True)
class Article:
    """What the checks see. Everything is plain values: the same article gives the same results everywhere."""

    title: str
    meta_title: str
    meta_description: str
    language: str  # BCP 47, the site's
    domain: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    top_headings: int  # h1 in the body
    word_count: int
    is_brief: bool = False
    intent: str = ""
    target_words: int | None = None
    keywords: tuple[str, ...] = ()  # of the brief, the main one first
    entities: tuple[str, ...] = ()  # words that mark the cluster
    avoided: tuple[str, ...] = ()  # words and phrases that the site avoids
    quotes: tuple[str, ...] = ()  # citations that were verified when the article was written
    sources: tuple[str, ...] = ()  # the texts of the passages that are cited
    linkable: int = 0  # articles of the site that it could link to
    others: int = 0  # articles of the site that it was compared with
    nearest: Nearest | None = None

    @cached_property
    def main_keyword(self) -> str:
        """The term that the article is for, empty if it has none."""
        return self.keywords[0] if self.keywords else ""

    @cached_property
    def primary_language(self) -> str:
        """The language without region or script: "pt" of "pt-BR"."""
        return primary_of(self.language)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings, in order."""
        return tuple(block for block in self.blocks if block.kind is Kind.HEADING)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text, in order: paragraphs, list items and quotations."""
        return tuple(
            Paragraph(number, block.kind, block.text, tuple(_sentences(block.text, self.language)))
            for number, block in enumerate(self.blocks)
            if block.kind in PROSE
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the running text, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @cached_property
    def said(self) -> tuple[Unit, ...]:
        """The sentences, ready to be searched for terms."""
        return tuple(unit_of(sentence.text, self.language, sentence.words) for sentence in self.sentences)

    @cached_property
    def headed(self) -> tuple[Unit, ...]:
        """The headings, ready to be searched for terms."""
        return tuple(unit_of(heading.text, self.language) for heading in self.headings)

    @cached_property
    def text(self) -> str:
        """All that is read, a line for each block."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Every text that reaches a reader or a result page: title, meta and blocks. Code is shown to be code."""
        prose = (block.text for block in self.blocks if block.kind is not Kind.CODE)
        return (self.title, self.meta_title, self.meta_description, *prose)


@dataclass(frozen=True)
class Facts:
    """What is known of an article beside its text. See `Article` for each."""

    domain: str = ""
    is_brief: bool = False
    intent: str = ""
    target_words: int | None = None
    keywords: Sequence[str] = ()
    entities: Sequence[str] = ()
    avoided: Sequence[str] = ()
    quotes: Sequence[str] = ()
    sources: Sequence[str] = ()
    pictures: Sequence[Picture] = ()
    linkable: int = 0
    others: int = 0
    nearest: Nearest | None = None


NO_FACTS: Final = Facts()


@dataclass(frozen=True)
class Written:
    """The text of an article as a writer leaves it."""

    title: str
    body: str  # HTML, sanitised
    meta_title: str = ""
    meta_description: str = ""
    language: str = field(default="en", kw_only=True)


def prepare(written: Written, facts: Facts = NO_FACTS) -> Article:
    """Parse an article once. Any HTML is taken as it is: broken, empty, right-to-left."""
    page = read_markup(written.body)
    return Article(
        title=written.title,
        meta_title=written.meta_title,
        meta_description=written.meta_description,
        language=written.language,
        domain=facts.domain.lower(),
        blocks=page.blocks,
        links=page.links,
        pictures=(*facts.pictures, *page.pictures),
        top_headings=page.top_headings,
        word_count=sum(len(words(block.text, written.language)) for block in page.blocks),
        is_brief=facts.is_brief,
        intent=facts.intent,
        target_words=facts.target_words,
        keywords=_distinct(facts.keywords),
        entities=_distinct(facts.entities),
        avoided=_distinct(facts.avoided),
        quotes=tuple(facts.quotes),
        sources=tuple(facts.sources),
        linkable=facts.linkable,
        others=facts.others,
        nearest=facts.nearest,
    )


def _distinct(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stripped for term in terms if (stripped := term.strip())))


def _sentences(text: str, language: str) -> Iterable[Sentence]:
    for piece in SentenceBreaker(text, language):
        said = tuple(normalise_term(word) for word in words(piece, language))
        if said:
            yield Sentence(piece.strip(), said)
