"""The length of an article against its target."""

from __future__ import annotations

from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, passed, warned

LEAST: Final = 0.8
MOST: Final = 1.3
TOO_SHORT: Final = 0.5
TOO_LONG: Final = 1.8
WITHOUT_TARGET: Final = 300


def _run(article: Article) -> Finding:
    count = article.word_count
    if not article.target_words:
        told = f"{count:,} words; the brief names no target."
        if count >= WITHOUT_TARGET:
            return passed(told, words=count, target=None)
        return warned(f"{told} Below {WITHOUT_TARGET} there is rarely enough in it.", words=count, target=None)
    share = count / article.target_words
    measured = {"words": count, "target": article.target_words, "share": round(share, 2)}
    told = f"{count:,} words; the target is {article.target_words:,}."
    if LEAST <= share <= MOST:
        return passed(told, **measured)
    told = f"{told} {'Write what is missing' if share < LEAST else 'Cut what says nothing new'}, or change the target."
    return warned(told, **measured) if TOO_SHORT <= share <= TOO_LONG else failed(told, **measured)


LENGTH = Check(
    key="length",
    title="Length",
    weight=6,
    threshold=(
        f"passes at {LEAST}-{MOST} of the target; warns at {TOO_SHORT}-{TOO_LONG}; fails outside; "
        f"without a target, passes from {WITHOUT_TARGET} words"
    ),
    source="1.3 is what is paid for at most; 300 words: Yoast's text length; the rest: ours",
    run=_run,
)
