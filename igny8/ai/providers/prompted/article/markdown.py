"""From a model's Markdown to the HTML of a section: harmless, without its own heading, without invented links."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from html import unescape

from markdown_it import MarkdownIt

from igny8.ai.errors import InvalidOutput
from igny8.lib.errors import Invalid
from igny8.lib.markup import sanitise
from igny8.lib.text import normalise_term

_THOUGHT = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_WRAPPED = re.compile(r"\A```(?:markdown|md|html)?[ \t]*\n(.*?)\n?```\s*\Z", re.DOTALL | re.IGNORECASE)
_PREAMBLE = re.compile(
    r"\A(?:sure|certainly|of course|absolutely|here(?:'s|’s| is| are))\b[^\n]{0,160}[:!.][ \t]*\n", re.IGNORECASE
)
_HEADING_LINE = re.compile(r"\A(#{1,6}) +([^\n]*?)(?: +#+)?[ \t]*(?:\n|\Z)|\A\*\*([^*\n]+)\*\*[ \t]*(?:\n|\Z)")
_HTML_HEADING = re.compile(r"\A<h([1-6])[^>]*>(.*?)</h\1>\s*", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"<a(?: ([^>]*))?>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'href="([^"]*)"')


def cleaned(text: str, heading: str = "") -> str:
    """The Markdown itself: without thoughts, wrapping, a word before it, or the section's own heading."""
    text = _THOUGHT.sub("", text).strip()
    text = _WRAPPED.sub(r"\1", text).strip()
    text = _PREAMBLE.sub("", text).strip()
    found = _HEADING_LINE.match(text)
    if found and (len(found.group(1) or "###") < 3 or _same(found.group(2) or found.group(3) or "", heading)):
        text = text[found.end() :].strip()
    html = _HTML_HEADING.match(text)
    if html and (int(html.group(1)) < 3 or _same(html.group(2), heading)):
        text = text[html.end() :].strip()
    return text


def as_html(markdown: str, allowed_links: Collection[str] = ()) -> str:
    """Sanitised HTML with headings of the third level and below. Links go, their words stay, unless allowed."""
    try:
        html = sanitise(_parser().render(markdown))
    except Invalid as error:
        raise InvalidOutput(error.message) from error
    html = re.sub(r"<(/?)h2\b", r"<\1h3", html)
    return _LINK.sub(lambda link: _link(link, allowed_links), html)


def _link(link: re.Match[str], allowed: Collection[str]) -> str:
    href = _HREF.search(link.group(1) or "")
    return link.group() if href and unescape(href.group(1)) in allowed else link.group(2)


def _same(one: str, other: str) -> bool:
    return bool(other) and normalise_term(one.strip("*_ ")) == normalise_term(other)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")
