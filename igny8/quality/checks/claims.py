"""The claim ledger: each number and each quotation of the text, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from igny8.lib.quoting import is_quoted_from
from igny8.lib.text import words
from igny8.quality.article import Article, Paragraph
from igny8.quality.check import Check, Finding, counted, failed, not_applicable, passed, some, warned
from igny8.quality.checks.links import is_external
from igny8.quality.language.claims import Number, numbers, quotations, values_in
from igny8.quality.markup import Kind

SHORTEST_QUOTE: Final = 4  # words; less is a name or an irony
FEW_NUMBERS: Final = 3
FEW_QUOTES: Final = 1
SHOWN: Final = 50  # of the ledger


@dataclass(frozen=True)
class _Claim:
    text: str
    source: str  # passage, link, brief, none
    is_strong: bool = True

    def as_json(self) -> dict[str, Any]:
        return {"claim": self.text[:200], "source": self.source, "is_strong": self.is_strong}


def _numbers(article: Article) -> Finding:
    claims = _number_claims(article)
    if not claims:
        return not_applicable("The text holds no number that needs a source.", numbers=0)
    bare = [claim for claim in claims if claim.source == "none"]
    strong = [claim for claim in bare if claim.is_strong]
    measured = _measured("numbers", claims, bare)
    if not bare:
        return passed(f"{counted(len(claims), 'number')}, each with a source.", **measured)
    told = (
        f"{len(bare)} of {counted(len(claims), 'number')} have no source in what is cited, and no link beside them: "
        f"{some([claim.text for claim in strong or bare])}. Check each, cite or link its source, or take it out."
    )
    return (failed if len(strong) > FEW_NUMBERS else warned)(told, **measured)


def _number_claims(article: Article) -> list[_Claim]:
    sourced = values_in([*article.sources, *article.quotes])
    given = values_in([article.title, *article.keywords])
    linked = _linked_blocks(article)
    claims = []
    for number, block in enumerate(article.blocks):
        if block.kind in {Kind.HEADING, Kind.CODE}:
            continue
        for claim in numbers(block.text):
            source = _source(claim, sourced, given, is_linked=number in linked)
            claims.append(_Claim(claim.text, source, claim.is_strong))
    return claims


def _source(number: Number, sourced: frozenset[str], given: frozenset[str], *, is_linked: bool) -> str:
    if number.values & sourced:
        return "passage"
    if number.values & given:
        return "brief"
    return "link" if is_linked else "none"


def _linked_blocks(article: Article) -> frozenset[int]:
    return frozenset(link.block for link in article.links if is_external(link, article))


def _quotations(article: Article) -> Finding:
    linked = _linked_blocks(article)
    claims = [
        _Claim(said, _quoted_from(said, article, is_linked=paragraph.block in linked))
        for paragraph in article.paragraphs
        for said in _said(paragraph, article)
    ]
    if not claims:
        return not_applicable("The text quotes nobody.", quotations=0)
    bare = [claim for claim in claims if claim.source == "none"]
    measured = _measured("quotations", claims, bare)
    if not bare:
        return passed(f"{counted(len(claims), 'quotation')}, each with a source.", **measured)
    told = (
        f"{len(bare)} of {counted(len(claims), 'quotation')} stand in no cited source and have no link: "
        f"{some([claim.text for claim in bare], 3)}. Say who said it and where, or take the quotation marks out."
    )
    return (failed if len(bare) > FEW_QUOTES else warned)(told, **measured)


def _said(paragraph: Paragraph, article: Article) -> list[str]:
    if paragraph.kind is Kind.QUOTE:
        return [paragraph.text] if paragraph.word_count >= SHORTEST_QUOTE else []
    return [said for said in quotations(paragraph.text) if len(words(said, article.language)) >= SHORTEST_QUOTE]


def _quoted_from(said: str, article: Article, *, is_linked: bool) -> str:
    bare = said.strip(" .,;:!?…“”\"'")
    if any(is_quoted_from(bare, source) for source in (*article.sources, *article.quotes)):
        return "passage"
    if any(is_quoted_from(bare, given) for given in (article.title, *article.keywords)):
        return "brief"
    return "link" if is_linked else "none"


def _measured(name: str, claims: list[_Claim], bare: list[_Claim]) -> dict[str, Any]:
    ledger = sorted(claims, key=lambda claim: claim.source != "none")[:SHOWN]  # what is flagged comes first
    return {name: len(claims), "without_source": len(bare), "ledger": [claim.as_json() for claim in ledger]}


NUMBERS = Check(
    key="numbers",
    title="Numbers with a source",
    weight=6,
    threshold=(
        "passes if every number stands in a cited passage, in the title or a keyword, or in a paragraph with a link "
        f"to another site; warns otherwise; fails if more than {FEW_NUMBERS} shares, sums of money, years or thousands "
        "don't. Whole numbers up to 10 without a unit, and numbers in headings, aren't counted"
    ),
    source="ours",
    run=_numbers,
)
QUOTATIONS = Check(
    key="quotations",
    title="Quotations with a source",
    weight=5,
    threshold=(
        f"of quotations of {SHORTEST_QUOTE} words and more: passes if each stands word for word in a cited passage, "
        f"or in a paragraph with a link to another site; warns at {FEW_QUOTES} that doesn't; fails above"
    ),
    source="ours",
    run=_quotations,
)
