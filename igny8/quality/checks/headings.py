"""Headings: their order, sections without text, and stretches of text without a heading."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from igny8.lib.text import normalise_term, words
from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, some, warned
from igny8.quality.markup import Block, Kind

TEXT_WITHOUT: Final = 300  # words
LONGEST_SECTION: Final = 350  # words


def _order(article: Article) -> Finding:
    levels = [heading.level for heading in article.headings]
    jumps = [
        (above, below.text) for above, below in pairwise([None, *article.headings]) if below and _is_jump(above, below)
    ]
    empty = sum(not heading.text for heading in article.headings)
    names = Counter(normalise_term(heading.text) for heading in article.headings if heading.text)
    twice = [name for name, times in names.items() if times > 1]
    measured = {"headings": len(levels), "top_headings": article.top_headings, "jumps": len(jumps), "empty": empty}
    measured["repeated"] = len(twice)
    if article.top_headings:
        return failed("The body holds an h1. The title is the page's only h1; make it an h2.", **measured)
    if empty:
        return failed(f"{counted(empty, 'heading')} without words. Write them, or take them out.", **measured)
    if jumps:
        told = (
            f"A level is left out above {some([text for _, text in jumps])}. An h3 goes under an h2, an h4 under an h3."
        )
        return (failed if len(jumps) > 1 else warned)(told, **measured)
    if twice:
        return warned(f"The same heading stands twice: {some(twice)}. Say what is different.", **measured)
    return passed(f"{counted(len(levels), 'heading')} in order.", **measured)


def _is_jump(above: Block | None, below: Block) -> bool:
    return below.level > (above.level + 1 if above else 2)


def _empty_sections(article: Article) -> Finding:
    bare = [
        block.text
        for block, following in pairwise([*article.blocks, None])
        if block and block.kind is Kind.HEADING and block.text and _ends(block, following)
    ]
    total = len(article.headings)
    if not total:
        return not_applicable("There is no heading.", sections=0, empty=0)
    if bare:
        return failed(
            f"Nothing stands under {some(bare)}. Write it, or take the heading out.", sections=total, empty=len(bare)
        )
    return passed("Every section holds text.", sections=total, empty=0)


def _ends(heading: Block, following: Block | None) -> bool:
    return following is None or (following.kind is Kind.HEADING and following.level <= heading.level)


def _section_length(article: Article) -> Finding:
    stretches: list[tuple[int, str]] = [(0, "the beginning")]
    for block in article.blocks:
        if block.kind is Kind.HEADING:
            stretches.append((0, block.text))
        else:
            length, name = stretches[-1]
            stretches[-1] = (length + len(words(block.text, article.language)), name)
    longest = max(length for length, _ in stretches)
    measured = {"words": article.word_count, "headings": len(article.headings), "longest": longest}
    if not article.headings and article.word_count > TEXT_WITHOUT:
        return failed(
            f"{article.word_count:,} words stand without a heading. Set one every few paragraphs.", **measured
        )
    long = [name for length, name in stretches if length > LONGEST_SECTION]
    if long:
        return warned(
            f"More than {LONGEST_SECTION} words stand in one piece under {some(long)}. Set a heading between.",
            **measured,
        )
    return passed(f"The longest stretch without a heading has {longest:,} words.", **measured)


HEADING_ORDER = Check(
    key="heading_order",
    title="Heading order",
    weight=3,
    threshold="passes without h1, empty heading, jump or repeat; warns at one jump or a repeat; fails otherwise",
    source="WCAG 2.2, technique G141 (no level left out); one h1: Yoast's single title check; repeats: ours",
    run=_order,
    for_briefs=True,
)
EMPTY_SECTIONS = Check(
    key="empty_sections",
    title="Empty sections",
    weight=4,
    threshold="passes if text or a subheading stands under every heading; fails otherwise",
    source="ours",
    run=_empty_sections,
)
SECTION_LENGTH = Check(
    key="section_length",
    title="Text between headings",
    weight=2,
    threshold=(
        f"passes up to {LONGEST_SECTION} words between two headings; warns above; "
        f"fails for more than {TEXT_WITHOUT} words without any heading"
    ),
    source="Yoast's subheading distribution: 300 words without a heading, 350 after one",
    run=_section_length,
)
