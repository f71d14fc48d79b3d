"""The main keyword where a reader and a search engine look first: title, introduction, headings, meta."""

from __future__ import annotations

from typing import Final

from igny8.quality.article import Article
from igny8.quality.check import Check, Finding, failed, not_applicable, passed, warned
from igny8.quality.language.terms import Term, any_holds, term_of, unit_of

INTRODUCTION: Final = 100  # words
FEW_HEADINGS: Final = 4
TOO_MANY: Final = 0.75  # of the headings
_NONE: Final = "The article has no main keyword."


def _main(article: Article) -> Term | None:
    term = term_of(article.main_keyword, article.language)
    return term if term.stems else None


def _holds(term: Term, text: str, article: Article) -> bool:
    return term.is_in(unit_of(text, article.language))


def _title(article: Article) -> Finding:
    term = _main(article)
    if term is None:
        return not_applicable(_NONE)
    if _holds(term, article.title, article):
        return passed(f"The title holds “{term.text}”.", keyword=term.text, found=True)
    return failed(f"The title doesn't hold “{term.text}”. Work its words in.", keyword=term.text, found=False)


def _introduction(article: Article) -> Finding:
    term = _main(article)
    if term is None:
        return not_applicable(_NONE)
    opening, count = [], 0
    for paragraph in article.paragraphs:
        if count >= INTRODUCTION or article.blocks[paragraph.block].is_aside:
            continue
        for sentence in paragraph.sentences:
            if count < INTRODUCTION:
                opening.append(unit_of(sentence.text, article.language, sentence.words))
                count += len(sentence.words)
    if any_holds(term, opening):
        return passed(f"The introduction holds “{term.text}”.", keyword=term.text, found=True)
    told = (
        f"The first {INTRODUCTION} words don't hold “{term.text}” in one sentence. Say early what the article is about."
    )
    return failed(told, keyword=term.text, found=False)


def _headings(article: Article) -> Finding:
    term = _main(article)
    if term is None or not article.headed:
        return not_applicable(_NONE if term is None else "There is no heading.")
    below = article.headed
    holding = sum(term.is_in(heading) for heading in below)
    measured = {"keyword": term.text, "headings": len(below), "holding": holding}
    if not holding:
        return warned(f"No heading holds “{term.text}”. One or two should.", **measured)
    if len(below) >= FEW_HEADINGS and holding / len(below) > TOO_MANY:
        return warned(f"{holding} of {len(below)} headings hold “{term.text}”. Say it in fewer.", **measured)
    return passed(f"{holding} of {len(below)} headings hold “{term.text}”.", **measured)


def _meta(article: Article) -> Finding:
    term = _main(article)
    if term is None:
        return not_applicable(_NONE)
    in_title = _holds(term, article.meta_title, article)
    in_description = _holds(term, article.meta_description, article)
    measured = {"keyword": term.text, "meta_title": in_title, "meta_description": in_description}
    if in_title and in_description:
        return passed(f"Meta title and description hold “{term.text}”.", **measured)
    if in_title or in_description:
        where = "description" if in_title else "title"
        return warned(f"The meta {where} doesn't hold “{term.text}”. Work its words in.", **measured)
    return failed(f"Neither meta title nor description holds “{term.text}”. Work its words in.", **measured)


KEYWORD_TITLE = Check(
    key="keyword_title",
    title="Keyword in the title",
    weight=6,
    threshold="passes if all words of the main keyword stand in the title, in any order and form; fails otherwise",
    source="Yoast: keyphrase in SEO title; that any order counts is ours",
    run=_title,
    for_briefs=True,
)
KEYWORD_INTRODUCTION = Check(
    key="keyword_introduction",
    title="Keyword in the introduction",
    weight=4,
    threshold=f"passes if one sentence of the first {INTRODUCTION} words holds all its words; fails otherwise",
    source="Yoast: keyphrase in introduction; 100 words: ours",
    run=_introduction,
)
KEYWORD_HEADINGS = Check(
    key="keyword_headings",
    title="Keyword in the headings",
    weight=3,
    threshold=f"passes if some headings hold it; warns if none does, or over {TOO_MANY:.0%} of {FEW_HEADINGS} and more",
    source="Yoast: keyphrase in subheadings, 75 % at most",
    run=_headings,
    for_briefs=True,
)
KEYWORD_META = Check(
    key="keyword_meta",
    title="Keyword in the meta texts",
    weight=3,
    threshold="passes if meta title and meta description hold it; warns if one does; fails otherwise",
    source="Yoast: keyphrase in meta description",
    run=_meta,
    for_briefs=True,
)
