"""Reads the HTML of an article into blocks of text, links and pictures. Broken HTML is read as far as it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override


class Kind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    QUOTE = "quote"  # a block quotation
    CELL = "cell"  # of a table
    CODE = "code"  # shown as it is: no prose


@dataclass(frozen=True)
class Block:
    """A piece of text that stands by itself."""

    kind: Kind
    text: str
    level: int = 0  # of a heading, 1 to 6
    is_aside: bool = False  # stands in a note beside the text


@dataclass(frozen=True)
class Link:
    """A link in the text."""

    href: str
    text: str
    block: int  # the number of its block


@dataclass(frozen=True)
class Picture:
    """A picture of the article, and what it says to who can't see it."""

    alt: str
    where: str = ""  # "the cover", "under “Steps”"


@dataclass(frozen=True)
class Page:
    """All that a body holds."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    top_headings: int


_SPACES: Final = re.compile(r"\s+")
_HEADING: Final = re.compile(r"h[1-6]")
_BLOCKS: Final = frozenset(
    (
        "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
        "header hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_VOID: Final = frozenset(("br", "hr"))
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript"))
_KINDS: Final = (
    (Kind.CODE, ("pre",)),
    (Kind.CELL, ("td", "th")),
    (Kind.QUOTE, ("blockquote",)),
    (Kind.ITEM, ("li", "dd", "dt")),
)


def read_markup(html: str) -> Page:
    """The blocks, links and pictures of a body, in its order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return Page(tuple(reader.blocks), tuple(reader.links), tuple(reader.pictures), reader.top_headings)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.pictures: list[Picture] = []
        self.top_headings = 0
        self._open: dict[str, int] = {}  # how many elements of a name are open
        self._level = 0
        self._unseen = 0
        self._text: list[str] = []
        self._href: str | None = None
        self._anchor: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "a":
            self._end_link()
            self._href = dict(attrs).get("href")
            self._anchor = []
        elif tag == "img":
            given = dict(attrs)
            self.pictures.append(Picture(_tidy(given.get("alt") or ""), "in the text"))
            self._anchor.append(given.get("alt") or "")
        elif tag in _BLOCKS:
            self._start_block(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "a":
            self._end_link()
        elif tag in _BLOCKS:
            self.end_block()
            self._open[tag] = max(0, self._open.get(tag, 0) - 1)
            if _HEADING.fullmatch(tag):
                self._level = 0

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(data)
            if self._href is not None:
                self._anchor.append(data)

    def end_block(self) -> None:
        """Close the block that is being read."""
        text = _tidy("".join(self._text))
        self._text = []
        if self._level:
            self.blocks.append(Block(Kind.HEADING, text, self._level))  # an empty heading is a fault worth seeing
            self._level = 0
        elif text:
            self.blocks.append(Block(self._kind(), text, is_aside=bool(self._open.get("aside"))))

    def _start_block(self, tag: str) -> None:
        self.end_block()
        if tag not in _VOID:
            self._open[tag] = self._open.get(tag, 0) + 1
        if _HEADING.fullmatch(tag):
            self._level = int(tag[1])
            self.top_headings += tag == "h1"

    def _kind(self) -> Kind:
        return next((kind for kind, tags in _KINDS if any(self._open.get(tag) for tag in tags)), Kind.PARAGRAPH)

    def _end_link(self) -> None:
        if self._href is not None:
            self.links.append(Link(self._href.strip(), _tidy("".join(self._anchor)), len(self.blocks)))
        self._href = None


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
