"""A strict reader of the composer's HTML: raises where it isn't well formed, and hands out its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

ALLOWED = frozenset("h2 h3 p ul ol li blockquote table thead tbody tr th td strong em a aside".split())


@dataclass
class Page:
    """What a page holds: headings with their level, and for each the text until the next."""

    headings: list[tuple[str, str]] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.texts: list[str] = []
        self.page = Page()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        self.open.append(tag)
        self.texts.append("")

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()
        text = self.texts.pop()
        if self.texts:
            self.texts[-1] += text
        if tag in {"h2", "h3"}:
            self.page.headings.append((tag, text))
            self.page.under.append("")
        elif tag == "li":
            self.page.items.append(text)
        elif tag == "p" and "blockquote" in self.open:
            self.page.quotes.append(text)
        elif tag == "p":
            self.page.paragraphs.append(text)

    @override
    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data
        else:
            assert not data.strip(), f"text outside any block: {data!r}"
        if self.page.under and not {"h2", "h3"} & set(self.open):
            self.page.under[-1] += data


def read_page(html: str) -> Page:
    """The page's blocks; an AssertionError where tags are unknown, crossed or left open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader.page
