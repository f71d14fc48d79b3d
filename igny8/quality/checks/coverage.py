"""Whether the article speaks of all that its cluster is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, some, warned
from igny8.quality.language.terms import Term, Unit, any_holds, term_of, unit_of
from igny8.quality.markup import Kind

MOST_KEYWORDS: Final = 20
GOOD: Final = 0.6
POOR: Final = 0.3
FEWEST_ENTITIES: Final = 3


def _units(article: Article) -> list[Unit]:
    cells = [unit_of(block.text, article.language) for block in article.blocks if block.kind is Kind.CELL]
    return [*article.said, *article.headed, *cells, unit_of(article.title, article.language)]


def _keywords(article: Article) -> Finding:
    wanted = [term_of(keyword, article.language) for keyword in article.keywords[1 : MOST_KEYWORDS + 1]]
    wanted = [term for term in wanted if term.stems]
    if not wanted:
        return not_applicable("The brief names no keyword beside the main one.")
    return _judged(
        wanted, _units(article), "keywords of the brief", "Answer these searches too, each in a sentence of its own"
    )


def _entities(article: Article) -> Finding:
    wanted = [term_of(entity, article.language) for entity in article.entities]
    wanted = [term for term in wanted if term.stems]
    if len(wanted) < FEWEST_ENTITIES:
        return not_applicable("The cluster has too few words of its own to tell.")
    return _judged(wanted, _units(article), "words that mark the cluster", "See whether these belong in")


def _judged(wanted: Sequence[Term], units: list[Unit], what: str, advice: str) -> Finding:
    missing = [term.text for term in wanted if not any_holds(term, units)]
    held = len(wanted) - len(missing)
    measured = {"wanted": len(wanted), "held": held, "share": round(held / len(wanted), 2), "missing": missing}
    told = f"The text holds {held} of {len(wanted)} {what}."
    if held >= GOOD * len(wanted):
        return passed(told, **measured)
    told = f"{told} {advice}: {some(missing)}."
    return warned(told, **measured) if held >= POOR * len(wanted) else failed(told, **measured)


_THRESHOLD: Final = f"passes at {GOOD:.0%}; warns at {POOR:.0%}; fails below"
KEYWORD_COVERAGE = Check(
    key="keyword_coverage",
    title="Keywords covered",
    weight=6,
    threshold=f"{_THRESHOLD}; of the first {MOST_KEYWORDS} keywords of the brief beside the main one",
    source="ours",
    run=_keywords,
    for_briefs=True,
)
ENTITIES = Check(
    key="entities",
    title="Words of the cluster",
    weight=4,
    threshold=f"{_THRESHOLD}; of the words that several keywords of the cluster share",
    source="ours",
    run=_entities,
    for_briefs=True,
)
