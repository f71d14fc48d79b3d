"""Words and phrases that the site avoids."""

from __future__ import annotations

from typing import Final

from igny8.lib.text import normalise_term, words
from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, some
from igny8.quality.language.scripts import is_spaceless

_EDGE: Final = "\x1f"  # around each word: none holds it, so a phrase is found only between whole words


def _avoided(article: Article) -> Finding:
    if not article.avoided:
        return not_applicable("The site names no words to avoid.")
    said = [_marked(text, article.language) for text in article.shown]
    found = {phrase: times for phrase in article.avoided if (times := _times(phrase, said, article.language))}
    if not found:
        return passed(f"None of {len(article.avoided)} words and phrases to avoid.", words={}, times=0)
    worst = sorted(found, key=lambda phrase: (-found[phrase], phrase))
    told = f"The site avoids {some(worst)}, which stands here. Say it otherwise."
    return failed(told, words=found, times=sum(found.values()))


def _times(phrase: str, said: list[tuple[str, str]], language: str) -> int:
    """How often a phrase stands in the texts: between whole words, or anywhere where a script sets no spaces."""
    marked, joined = _marked(phrase, language)
    if not joined:
        return 0
    if is_spaceless(joined):
        return sum(text.count(joined) for _, text in said)
    return sum(text.count(marked) for text, _ in said)


def _marked(text: str, language: str) -> tuple[str, str]:
    """The text's words with an edge on both sides of each, and without anything between them."""
    found = words(normalise_term(text.replace("’", "'")), language)
    return "".join(f"{_EDGE}{word}{_EDGE}" for word in found), "".join(found)


WORDS_TO_AVOID = Check(
    key="words_to_avoid",
    title="Words to avoid",
    weight=6,
    threshold=(
        "passes if none of the site's words to avoid stands in title, meta texts or text, in any case; "
        "fails at one. Whole words only, in the form that the site gave; code isn't read"
    ),
    source="the site's own list",
    for_briefs=True,
    run=_avoided,
)
