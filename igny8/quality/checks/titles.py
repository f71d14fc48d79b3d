"""The title and the meta title, by the room that a result page has for them."""

from __future__ import annotations

from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, passed, warned
from igny8.quality.pixels import TITLE_SIZE, width

LEAST: Final = 200
MOST: Final = 580
CUT: Final = 600  # pixels: beyond, a desktop result cuts it
LONGEST_TITLE: Final = 750  # of the article's own heading, which wraps


def _title(article: Article) -> Finding:
    pixels = width(article.title, TITLE_SIZE)
    measured = {"pixels": pixels, "characters": len(article.title)}
    if not article.title.strip() or pixels > LONGEST_TITLE:
        return failed(f"The title is {pixels:,} px wide. Make it say in {MOST} px what the article gives.", **measured)
    if pixels > MOST:
        return warned(f"The title is {pixels:,} px wide. Shorten it to {MOST} px, about 60 letters.", **measured)
    if pixels < LEAST:
        return warned(f"The title is only {pixels:,} px wide. Say more of what the article gives.", **measured)
    return passed(f"The title is {pixels:,} px wide.", **measured)


def _meta_title(article: Article) -> Finding:
    pixels = width(article.meta_title, TITLE_SIZE)
    measured = {"pixels": pixels, "characters": len(article.meta_title)}
    if not article.meta_title.strip():
        return failed("There is no meta title. Write one of about 60 letters.", **measured)
    if pixels > CUT:
        return failed(f"The meta title is {pixels:,} px wide and will be cut. Shorten it to {MOST} px.", **measured)
    if pixels > MOST:
        return warned(f"The meta title is {pixels:,} px wide. On some screens it is cut at {MOST} px.", **measured)
    if pixels < LEAST:
        return warned(f"The meta title is only {pixels:,} px wide. There is room for {MOST} px; use it.", **measured)
    return passed(f"The meta title is {pixels:,} px wide.", **measured)


TITLE = Check(
    key="title",
    title="Title length",
    weight=3,
    threshold=f"passes at {LEAST}-{MOST} px in Arial {TITLE_SIZE} px; warns outside; fails above {LONGEST_TITLE} px",
    source="200 px: the default of Screaming Frog; 580 px: what a result shows, by several snippet tools; 750 px: ours",
    run=_title,
    for_briefs=True,
)
META_TITLE = Check(
    key="meta_title",
    title="Meta title length",
    weight=4,
    threshold=f"passes at {LEAST}-{MOST} px in Arial {TITLE_SIZE} px; warns outside; fails above {CUT} px or if empty",
    source="200 px: the default of Screaming Frog; 580 px: several snippet tools; 600 px: Yoast's title width",
    run=_meta_title,
    for_briefs=True,
)
