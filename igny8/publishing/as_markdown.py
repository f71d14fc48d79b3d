"""A sanitised article as Markdown. Markdown lets HTML through, so words that only look like HTML are escaped."""

from __future__ import annotations

import re
from typing import Any, Final

from markdownify import MarkdownConverter

# What would become an element, a comment or another sign; and what would make a link of words in brackets.
_ALIVE: Final = re.compile(r"<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=\])(?=[(:\[])")
_IN_ADDRESSES: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \t\n<>()\"'\\`"})
_TICKS: Final = re.compile(r"`{3,}")


class _Converter(MarkdownConverter):
    """Words are words; markdownify leaves what stands in them as it is. Its stub leaves out what is overridden here."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return _ALIVE.sub(r"\\\g<0>", super().escape(text, parent_tags))  # type: ignore[misc]

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        _tame(el, address="href")
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]

    def convert_code(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """On one line: a line within it could begin with a mark of Markdown, and end it."""
        line = text if "_noformat" in parent_tags else " ".join(text.split("\n"))
        return str(super().convert_code(el, line, parent_tags))  # type: ignore[misc]

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        _tame(el, address="src")
        el["alt"] = re.sub(r"([\\\[\]<&])", r"\\\1", el.get("alt") or "")
        return str(super().convert_img(el, text, parent_tags))  # type: ignore[misc]

    def convert_pre(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """With a fence that is longer than any in the text."""
        written = str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc]
        longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=2)
        head, fence, rest = written.partition("```")
        body, end, tail = rest.rpartition("```")
        ticks = "`" * (longest + 1)
        return f"{head}{ticks}{body}{ticks}{tail}" if fence and end else written


def as_markdown(html: str) -> str:
    """Headings with #, lists with -."""
    converter = _Converter(heading_style="ATX", bullets="-", escape_misc=False)
    return str(converter.convert(html)).strip()


def _tame(element: Any, *, address: str) -> None:
    if element.get(address):
        element[address] = element[address].translate(_IN_ADDRESSES)
    if element.get("title"):
        element["title"] = " ".join(re.sub(r"([\\<&])", r"\\\1", element["title"]).split())
