"""How often the main keyword is said: too seldom to be about it, or so often that it is stuffed."""

from __future__ import annotations

from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, warned
from igny8.quality.language.terms import term_of

FEWEST_WORDS: Final = 100
LEAST: Final = 0.2  # times per 100 words
MOST: Final = 3.0
STUFFED: Final = 4.0
IN_ONE_SENTENCE: Final = 3  # times


def _run(article: Article) -> Finding:
    term = term_of(article.main_keyword, article.language)
    if not term.stems or article.word_count < FEWEST_WORDS:
        return not_applicable(
            "The article has no main keyword." if not term.stems else "The text is too short to tell."
        )
    counts = [term.times_in(unit) for unit in (*article.said, *article.headed)]
    times, thickest = sum(counts), max(counts, default=0)
    density = round(100 * times / article.word_count, 2)
    measured = {"keyword": term.text, "times": times, "per_100_words": density, "in_one_sentence": thickest}
    if density > STUFFED or (thickest >= IN_ONE_SENTENCE and len(term.stems) > 1):
        return failed(
            f"“{term.text}” is stuffed: {times} times, {density} per 100 words. Say it otherwise.", **measured
        )
    if density > MOST:
        return warned(f"“{term.text}” comes {density} times per 100 words. Take some out.", **measured)
    if density < LEAST:
        said = f"“{term.text}” comes {times} times" if times else f"“{term.text}” is never said as a phrase"
        return warned(f"{said}. Name the subject where it is meant.", **measured)
    return passed(f"“{term.text}” comes {times} times, {density} per 100 words.", **measured)


KEYWORD_DENSITY = Check(
    key="keyword_density",
    title="Keyword density",
    weight=5,
    threshold=(
        f"passes at {LEAST}-{MOST} times per 100 words; warns outside; fails above {STUFFED}, "
        f"or for a phrase that comes {IN_ONE_SENTENCE} times in one sentence"
    ),
    source="3 and 4: Yoast's keyphrase density; 0.2 (Yoast has 0.5) and the sentence: ours",
    run=_run,
)
