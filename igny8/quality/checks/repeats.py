"""Paragraphs that are said twice, within the article and within the site."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from igny8.quality.article import Article, Nearest, Paragraph
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, some, warned

FEWEST_WORDS: Final = 10
SEQUENCE: Final = 5  # words
SAME: Final = 0.6  # of a paragraph's sequences of five words
NEAR: Final = 0.90
TOO_NEAR: Final = 0.96
ABROAD: Final = 0.03  # more, where the packaged model didn't learn the language: all its texts look alike to it
SHARED: Final = 0.10
COPIED: Final = 0.40


def _paragraphs(article: Article) -> Finding:
    seen: set[int] = set()
    again: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph.word_count < FEWEST_WORDS:
            continue
        own = _sequences(paragraph)
        if len(own & seen) >= SAME * len(own):
            again.append(paragraph.text)
        seen |= own
    total = len(article.paragraphs)
    if again:
        told = f"{counted(len(again), 'paragraph')} says again what stands before: {some(again, 2)}. Take it out."
        return failed(told, paragraphs=total, repeated=len(again))
    return passed("No paragraph is said twice.", paragraphs=total, repeated=0)


def _sequences(paragraph: Paragraph) -> set[int]:
    said = [word for sentence in paragraph.sentences for word in sentence.words]
    return {crc32(" ".join(said[at : at + SEQUENCE]).encode()) for at in range(len(said) - SEQUENCE + 1)}


def _within_site(article: Article) -> Finding:
    nearest = article.nearest
    if nearest is None:
        return not_applicable("The site has no other article to compare with.", others=article.others)
    measured = {
        "others": article.others,
        "content_id": nearest.content_id,
        "title": nearest.title,
        "cosine": None if nearest.cosine is None else round(nearest.cosine, 3),
        "shared": round(nearest.shared, 2),
    }
    told = f"The nearest of {counted(article.others, 'article')} is “{nearest.title}” ({_said(nearest)})."
    cosine = (nearest.cosine or 0) - (0 if nearest.is_sure else ABROAD)
    if cosine >= TOO_NEAR or nearest.shared >= COPIED:
        return failed(f"{told} They say the same: merge them, or give this one a subject of its own.", **measured)
    if cosine >= NEAR or nearest.shared >= SHARED:
        return warned(f"{told} Say what only this article says, or merge the two.", **measured)
    return passed(told, **measured)


def _said(nearest: Nearest) -> str:
    words = f"{nearest.shared:.0%} of the wording"
    return words if nearest.cosine is None else f"cosine {nearest.cosine:.2f}, {words}"


REPEATED_PARAGRAPHS = Check(
    key="repeated_paragraphs",
    title="Repeated paragraphs",
    weight=6,
    threshold=(
        f"fails if {SAME:.0%} of the runs of {SEQUENCE} words of a paragraph stand before it; "
        f"paragraphs below {FEWEST_WORDS} words aren't compared"
    ),
    source="ours",
    run=_paragraphs,
)
NEAR_DUPLICATES = Check(
    key="near_duplicates",
    title="Near-duplicates within the site",
    weight=8,
    threshold=(
        f"warns at a cosine of {NEAR} or {SHARED:.0%} shared wording with another article of the site; "
        f"fails at {TOO_NEAR} or {COPIED:.0%}; the packaged model must be {ABROAD} surer where it isn't English"
    ),
    source="ours, measured on rewrites (cosine .89-.99) and on halves of one article (.58-.88)",
    run=_within_site,
    is_mendable=False,
)
