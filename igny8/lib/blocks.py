"""The text blocks of an article's HTML: its headings, paragraphs, list items and cells, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

_SPACES: Final = re.compile(r"\s+")
_BLOCKS: Final = frozenset(
    "aside blockquote caption dd details dt figcaption figure h2 h3 h4 h5 h6 li p pre summary td th".split()
)
_BREAKS: Final = frozenset("br dl hr ol table tbody tfoot thead tr ul".split())  # end a block, and are none
_VOID: Final = frozenset("br col hr img wbr".split())


@dataclass(frozen=True)
class Block:
    """What a reader sees as one piece of text."""

    tag: str  # of the innermost element that makes it a block: "p", "h2", "li", ...; "" outside any
    text: str  # single spaces, none at the ends
    marks: tuple[str, ...] = ()  # the elements within it, with their attributes: "strong", "a href=https://..."


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._marks: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _BREAKS:
            self._end()
            if tag in _BLOCKS:
                self._open.append(tag)
        else:
            self._marks.append(" ".join([tag, *(f"{name}={value or ''}" for name, value in attrs)]))
            self._text.append(" " if tag in _VOID else "")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _BREAKS:
            self._end()
            if tag in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    @override
    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def finished(self) -> list[Block]:
        self.close()
        self._end()
        return self.blocks

    def _end(self) -> None:
        text = _SPACES.sub(" ", "".join(self._text)).strip()
        if text:
            self.blocks.append(Block(self._open[-1] if self._open else "", text, tuple(self._marks)))
        self._text, self._marks = [], []


def blocks_of(html: str) -> list[Block]:
    """The blocks of sanitised HTML that hold any text."""
    reader = _Reader()
    reader.feed(html)
    return reader.finished()
