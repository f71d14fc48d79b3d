"""From rows to an article that can be checked: its text, and what is known of it beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from igny8.lib.text import normalise_term, words
from igny8.models import Content, Image, Keyword, Passage, Site
from igny8.quality.article import Article, Facts, Written, prepare
from igny8.quality.language.function_words import function_words
from igny8.quality.language.terms import primary_of, stem
from igny8.quality.markup import Picture

MOST_KEYWORDS: Final = 200  # of a cluster, the weightiest
MOST_ENTITIES: Final = 12
SHARED_BY: Final = 3  # keywords of the cluster; a word that fewer hold marks a keyword, not the cluster


def article_of(content: Content, site: Site) -> Article:
    """The article as its rows are now; `content` may be unsaved. It isn't compared with others here."""
    written = Written(content.title, content.body, content.meta_title, content.meta_description, language=site.language)
    return prepare(written, facts_of(content, site))


def facts_of(content: Content, site: Site) -> Facts:
    """What is known of an article beside its text. A brief that can't be read leaves its questions open."""
    task = content.task
    brief: Mapping[str, Any] = task.brief if task and isinstance(task.brief, dict) else {}
    keywords = _keywords(brief)
    cluster_terms = _cluster_terms(task.cluster_id) if task and task.cluster_id else []
    target = brief.get("target_words")
    return Facts(
        domain=site.domain,
        is_brief=content.is_brief,
        intent=str(brief.get("intent", "")),
        target_words=target if isinstance(target, int) and target > 0 else None,
        keywords=keywords,
        entities=entities_of(cluster_terms, keywords[:1], site.language),
        avoided=[word for word in site.words_to_avoid if isinstance(word, str)],
        quotes=[str(citation.get("quote", "")) for citation in content.citations],
        sources=_sources(content),
        pictures=pictures_of(content),
        linkable=_linkable(content, site),
    )


def pictures_of(content: Content) -> list[Picture]:
    """The article's pictures, drawn or yet to be drawn; those that were given up or removed say nothing to anybody."""
    if content.pk is None:
        return []
    gone = [Image.Status.FAILED, Image.Status.REMOVED]
    images = Image.objects.filter(content=content).exclude(status__in=gone).order_by("position", "id")
    return [Picture(image.alt_text, _where(image)) for image in images]


def _where(image: Image) -> str:
    return "the cover" if image.kind == Image.Kind.FEATURED else f"under “{image.heading}”"


def _keywords(brief: Mapping[str, Any]) -> list[str]:
    listed = brief.get("keywords")
    terms = [keyword.get("term") for keyword in listed if isinstance(keyword, dict)] if isinstance(listed, list) else []
    named = [brief.get("main_keyword"), *terms]
    return list(dict.fromkeys(term for term in named if isinstance(term, str) and term.strip()))


def _cluster_terms(cluster_id: int) -> list[str]:
    found = Keyword.objects.filter(cluster_id=cluster_id, status=Keyword.Status.MAPPED, variant_of__isnull=True)
    return list(found.order_by("-priority", "id").values_list("term", flat=True)[:MOST_KEYWORDS])


def entities_of(terms: Iterable[str], besides: Iterable[str], language: str) -> list[str]:
    """The words that several keywords of a cluster share; function words and those of `besides` left out."""
    primary = primary_of(language)
    known = {stem(normalise_term(word), primary) for term in besides for word in words(term, language)}
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for term in terms:
        said = {stem(word, primary): word for word in map(normalise_term, words(term, language))}
        for root, word in said.items():
            if word not in function_words(primary) and root not in known and not word.isdigit() and len(word) > 1:
                counts[root] += 1
                shown.setdefault(root, word)
    marking = [root for root, times in counts.items() if times >= SHARED_BY]
    return [shown[root] for root in sorted(marking, key=lambda root: (-counts[root], root))[:MOST_ENTITIES]]


def _sources(content: Content) -> list[str]:
    ids = [citation.get("passage_id") for citation in content.citations]
    return list(
        Passage.objects.filter(site_id=content.site_id, pk__in=ids).order_by("pk").values_list("text", flat=True)
    )


def _linkable(content: Content, site: Site) -> int:
    return Content.objects.filter(site=site, status=Content.Status.PUBLISHED).exclude(pk=content.pk).count()
