"""generate_content for an article that is there: its parts are mended side by side, and those that are sound stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Any, Final

from markdownify import markdownify

from igny8.ai.client import Request
from igny8.ai.errors import InvalidOutput
from igny8.ai.functions.generate_content import Citation, GenerateContentInput, GenerateContentOutput
from igny8.ai.prompts.fence import plain
from igny8.ai.providers.prompted.article.about import About
from igny8.ai.providers.prompted.article.budget import is_near
from igny8.ai.providers.prompted.article.citations import cited, distinct, linked, token, with_marks, without_tokens
from igny8.ai.providers.prompted.article.markdown import as_html, cleaned
from igny8.ai.providers.prompted.article.meta import write_meta
from igny8.ai.providers.prompted.checking import refuse_foreign
from igny8.ai.providers.prompted.desk import Desk
from igny8.ai.providers.prompted.material import rows
from igny8.ai.providers.prompted.requests import Requests
from igny8.lib.markup import sanitise
from igny8.lib.text import count_words, text_of

KEEP: Final = "KEEP"  # what is answered for a part that is sound
_HEADING = re.compile(r"<h2(?:\s[^>]*)?>.*?</h2>\s*", re.DOTALL)
_SOURCE = re.compile(r'<sup><a href="([^"]*)">\[\d+\]</a></sup>')
_ROOM: Final = 1_500
_TOKENS_PER_WORD: Final = 4


@dataclass(frozen=True)
class Part:
    """What stands above the first heading, or under one of the second level."""

    number: int  # 0 is the introduction
    heading: str  # its element; empty for the introduction
    html: str  # what stands under it
    words: int


@dataclass(frozen=True)
class Mended:
    """A part as it will be, with tokens for its citations."""

    html: str
    citations: list[Citation]


def mend_content(desk: Desk, given: GenerateContentInput) -> GenerateContentOutput:
    """The draft with what the checks named mended. Title and headings stay; questions and steps are the caller's."""
    about = About(given)
    parts = _parts(plain(given.draft_html), given.site.language)
    whole = sum(part.words for part in parts)
    scale = 1.0 if is_near(whole, given.target_words) or not whole else given.target_words / whole
    jobs: list[Callable[[], Mended]] = [
        partial(_mend, desk, about, part, round(scale * part.words)) for part in parts if part.words
    ]
    mended = dict(zip([part.number for part in parts if part.words], desk.side_by_side(jobs), strict=True))
    shown = [mended.get(part.number) or Mended(part.html, []) for part in parts]
    pieces = [f"{part.heading}{each.html}" for part, each in zip(parts, shown, strict=True)]
    meta = write_meta(
        desk, about, text_of(without_tokens(shown[0].html)), [text_of(part.heading) for part in parts[1:]]
    )
    return GenerateContentOutput(
        title=about.title,
        body_html=sanitise(linked("\n".join(pieces), given.passages)),
        meta_title=meta.meta_title,
        meta_description=meta.meta_description,
        citations=distinct([citation for each in shown for citation in each.citations]),
    )


def request_of(requests: Requests, about: About, part: str, words: int) -> Request[Any]:
    """What is asked for one part; `part` is its Markdown."""
    return requests.request(
        "article_mend",
        data={**about.data, "repair": rows(about.given.repair, 1_000), "part": part},
        ours={"words": str(words)},
        max_tokens=_ROOM + _TOKENS_PER_WORD * words,
    )


def _parts(html: str, language: str) -> list[Part]:
    headings = list(_HEADING.finditer(html))
    starts = [0, *(found.end() for found in headings)]
    ends = [*(found.start() for found in headings), len(html)]
    return [
        Part(
            number=number,
            heading=headings[number - 1].group() if number else "",
            html=html[start:end].strip(),
            words=count_words(text_of(html[start:end]), language),
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _mend(desk: Desk, about: About, part: Part, words: int) -> Mended:
    given = about.given
    passages, language = given.passages, given.site.language
    as_it_is = _marked(part.html, given, lambda numbers: f" [{', '.join(map(str, numbers))}]")
    before = with_marks(markdownify(as_it_is, heading_style="ATX", bullets="-").strip(), passages, language)
    request = request_of(desk, about, before, words)

    def read(text: str) -> Mended:
        if text.strip(" .*`\n").upper() == KEEP:
            own = _marked(part.html, given, lambda numbers: token(numbers[0]))
            return Mended(own, cited(before, passages, language)[1])
        marked, citations = cited(cleaned(text, text_of(part.heading)), passages, language)
        html = as_html(marked, _links(part.html) | {passage.url for passage in passages})
        shown = text_of(without_tokens(html))
        if not count_words(shown, language):
            raise InvalidOutput("it has no words")
        refuse_foreign(shown, language)
        return Mended(html, citations)

    return desk.written(request, read, f"section {part.number}" if part.number else "introduction")


def _marked(html: str, given: GenerateContentInput, shown: Callable[[Sequence[int]], str]) -> str:
    """The raised numbers of our own, back to what they stand for; others stay."""

    def number(found: re.Match[str]) -> str:
        url = unescape(found.group(1))
        numbers = [at for at, passage in enumerate(given.passages, 1) if passage.url == url]
        return shown(numbers) if numbers else found.group()

    return _SOURCE.sub(number, html)


def _links(html: str) -> set[str]:
    return {unescape(address) for address in re.findall(r'href="([^"]*)"', html)}
