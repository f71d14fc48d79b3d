"""Typed input as the words of a block: one row a line, what others wrote always last in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from igny8.ai.functions.common import SiteContext, TargetKeyword
from igny8.ai.functions.generate_content import KnowledgePassage
from igny8.ai.prompts.fence import line, plain

_MOST_KEYWORDS = 100
_LONGEST_TEXT = 6_000  # characters of notes, and of one passage
_MOST_AVOIDED = 200


def site_block(site: SiteContext) -> str:
    """Who it is written for."""
    rows = [
        f"name: {line(site.name, 200)}",
        f"address: {line(site.domain, 260)}",
        f"readers: {line(site.audience, 2000)}" if site.audience else "",
        f"voice: {line(site.voice, 2000)}" if site.voice else "",
        f"words to avoid: {'; '.join(line(word, 100) for word in site.words_to_avoid[:_MOST_AVOIDED])}"
        if site.words_to_avoid
        else "",
    ]
    return "\n".join(row for row in rows if row)


def keyword_rows(keywords: Sequence[TargetKeyword], most: int = _MOST_KEYWORDS) -> str:
    """Numbered from 1: number, intent, volume, term."""
    return "\n".join(
        keyword_row(number, keyword.term, keyword.intent, keyword.volume)
        for number, keyword in enumerate(keywords[:most], 1)
    )


def keyword_row(number: int, term: str, intent: str | None, volume: int | None) -> str:
    """One keyword; what isn't known is a dash."""
    known = "-" if volume is None else str(volume)
    return f"{number} | {intent or '-'} | {known} | {line(term)}"


def passage_rows(passages: Iterable[KnowledgePassage]) -> str:
    """Numbered from 1, as they are cited."""
    return "\n\n".join(
        f"[{number}] {line(passage.source, 300)}"
        + (f", {line(passage.heading, 300)}" if passage.heading else "")
        + f"\n{plain(passage.text)[:_LONGEST_TEXT].strip()}"
        for number, passage in enumerate(passages, 1)
    )


def rows(values: Iterable[str], most: int = 500) -> str:
    """One value a line."""
    return "\n".join(shown for value in values if (shown := line(value, most)))


def text(value: str) -> str:
    """A longer text of a person."""
    return plain(value)[:_LONGEST_TEXT].strip()
