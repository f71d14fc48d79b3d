"""The meta description, by the room that a result page has for it."""

from __future__ import annotations

from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, passed, warned
from igny8.quality.pixels import SNIPPET_SIZE, width

LEAST: Final = 400
MOST: Final = 920
CUT: Final = 985


def _run(article: Article) -> Finding:
    pixels = width(article.meta_description, SNIPPET_SIZE)
    measured = {"pixels": pixels, "characters": len(article.meta_description)}
    if not article.meta_description.strip():
        return failed("There is no meta description. Write one or two sentences, about 150 letters.", **measured)
    if pixels > CUT:
        return failed(
            f"The meta description is {pixels:,} px wide and will be cut. Shorten it to {MOST} px.", **measured
        )
    if pixels > MOST:
        return warned(
            f"The meta description is {pixels:,} px wide. It may be cut at {MOST} px; shorten it.", **measured
        )
    if pixels < LEAST:
        return warned(
            f"The meta description is only {pixels:,} px wide. There is room for {MOST} px; say what the page gives.",
            **measured,
        )
    return passed(f"The meta description is {pixels:,} px wide.", **measured)


META_DESCRIPTION = Check(
    key="meta_description",
    title="Meta description length",
    weight=4,
    threshold=f"passes at {LEAST}-{MOST} px in Arial {SNIPPET_SIZE} px; warns outside; fails empty or above {CUT} px",
    source="400 and 985 px: the defaults of Screaming Frog; 920 px: what a result shows, by several snippet tools",
    run=_run,
    for_briefs=True,
)
