"""Wording that marks generic text: a published list of idle phrases, and long dashes."""

from __future__ import annotations

from typing import Final

from igny8.lib.text import normalise_term
from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, some, warned
from igny8.quality.language.idle import DASH, DASHES_FOR, GENERIC

FEWEST_WORDS: Final = 100
FEW: Final = 2.0  # phrases per 1,000 words
MANY: Final = 6.0
DASHES: Final = 4.0  # per 1,000 words


def _generic(article: Article) -> Finding:
    phrases = GENERIC.get(article.primary_language)
    if phrases is None or article.word_count < FEWEST_WORDS:
        return not_applicable(
            "The text is too short to tell." if phrases else f"There is no list for {article.language}."
        )
    text = normalise_term(article.text).replace("’", "'")
    said = {phrase: times for phrase in phrases if (times := text.count(phrase))}
    times = sum(said.values())
    rate = round(1000 * times / article.word_count, 1)
    worst = sorted(said, key=lambda phrase: (-said[phrase], phrase))
    measured = {"phrases": said, "times": times, "per_1000_words": rate}
    if rate <= FEW or times <= 1:
        return passed(f"{times} idle phrases in {article.word_count:,} words.", **measured)
    told = f"{times} idle phrases ({rate} per 1,000 words): {some(worst)}. Say what is meant, or leave them out."
    return (failed if rate > MANY else warned)(told, **measured)


def _dashes(article: Article) -> Finding:
    if article.primary_language not in DASHES_FOR or article.word_count < FEWEST_WORDS:
        return not_applicable("Long dashes aren't counted here.")
    times = sum(len(DASH.findall(paragraph.text)) for paragraph in article.paragraphs)
    rate = round(1000 * times / article.word_count, 1)
    if rate <= DASHES or times <= 1:
        return passed(f"{times} long dashes.", times=times, per_1000_words=rate)
    told = f"{times} long dashes ({rate} per 1,000 words). Most can be a full stop or a comma."
    return warned(told, times=times, per_1000_words=rate)


GENERIC_PHRASES = Check(
    key="generic_phrases",
    title="Idle phrases",
    weight=4,
    threshold=f"passes up to {FEW:.0f} per 1,000 words, or one; warns up to {MANY:.0f}; fails above",
    source="after lists that editors keep; the choice and the limits: ours (igny8/quality/language/idle.py)",
    run=_generic,
)
LONG_DASHES = Check(
    key="long_dashes",
    title="Long dashes",
    weight=1,
    threshold=f"passes up to {DASHES:.0f} per 1,000 words, or one; warns above; in Germanic languages only",
    source="a budget that editors have published; ours otherwise",
    run=_dashes,
)
