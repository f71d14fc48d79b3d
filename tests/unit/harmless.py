"""Reads HTML as a browser would, by rules of its own, and says what in it could do harm or isn't whole."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

_MAY_STAND = frozenset(
    (
        "a abbr aside b blockquote br caption cite code col colgroup dd del details dl dt em figcaption figure h2 h3 "
        "h4 h5 h6 hr i ins kbd li mark ol p pre q s small strong sub summary sup table tbody td tfoot th thead "
        "time tr u ul"
    ).split()
)
_MAY_BE_SAID = frozenset("cite class colspan datetime dir href lang open reversed rowspan scope start title".split())
_ENDLESS = frozenset(("br", "col", "hr"))
_SCHEME = re.compile(r"([^/?#:]*):")
_BLOCK = re.compile(r" /?wp:[a-z0-9/-]+(?: \{[^<>]*\})? /?")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _MAY_STAND:
            self.problems.append(f"<{tag}>")
        if tag not in _ENDLESS:
            self.open.append(tag)
        names = [name for name, _ in attrs]
        self.problems += [name for name in names if name not in _MAY_BE_SAID]
        self.problems += [value or name for name, value in attrs if name in {"href", "cite"} and _is_bad(value or "")]
        if len(set(names)) < len(names):
            self.problems.append(f"<{tag}> says something twice")

    @override
    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> ends what isn't open")

    @override
    def handle_comment(self, data: str) -> None:
        if not _BLOCK.fullmatch(data):
            self.problems.append(f"<!--{data}-->")

    @override
    def handle_decl(self, decl: str) -> None:
        self.problems.append(f"<!{decl}>")

    @override
    def unknown_decl(self, data: str) -> None:
        self.problems.append(f"<![{data}]>")

    @override
    def handle_pi(self, data: str) -> None:
        self.problems.append(f"<?{data}>")


def _is_bad(address: str) -> bool:
    """What a browser takes out of an address before it looks at the scheme is taken out here, too."""
    seen = re.sub(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029]", "", address).lower()
    scheme = _SCHEME.match(seen)
    return scheme is not None and scheme[1] not in {"http", "https", "mailto", "tel"}


def problems_of(html: str) -> list[str]:
    """Empty for an article that is harmless and whole."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.problems, *(f"<{tag}> never ends" for tag in reader.open)]
