"""Rows to stand at a stage's door."""

from __future__ import annotations

from typing import Any

from igny8.ai.functions.common import ContentStructure, Intent, TargetKeyword
from igny8.lib import clock
from igny8.lib.text import normalise_term, slugify, twin_key
from igny8.models import Account, Cluster, Content, ContentIdea, Image, Keyword, Site, Task
from igny8.planning.brief import make_brief


def a_site(**fields: Any) -> Site:
    account, _ = Account.objects.get_or_create(name="Bean Press")
    given = {"name": "Daily Grind", "domain": "daily-grind.example", "audience": "Home baristas", **fields}
    return Site.objects.create(account=account, **given)


def a_keyword(cluster: Cluster, term: str, **fields: Any) -> Keyword:
    normalised = normalise_term(term)
    return Keyword.objects.create(
        site=cluster.site,
        cluster=cluster,
        sector=cluster.sector,
        term=term,
        normalised_term=normalised,
        twin_key=twin_key(normalised),
        **{"status": "mapped", **fields},
    )


def a_cluster(site: Site, name: str = "Cold Brew", terms: tuple[str, ...] = ("cold brew",), **fields: Any) -> Cluster:
    """A cluster whose terms weigh less and less; the first is its pillar."""
    cluster = Cluster.objects.create(site=site, name=name, slug=slugify(name), **fields)
    keywords = [a_keyword(cluster, term, volume=1000 - n, priority=90.0 - n) for n, term in enumerate(terms)]
    if keywords:
        cluster.pillar = keywords[0]
        cluster.save()
    return cluster


def an_idea(cluster: Cluster, title: str = "How to Make Cold Brew", **fields: Any) -> ContentIdea:
    given = {
        "description": "Steps and ratios.",
        "content_type": "post",
        "content_structure": "how_to",
        "target_keywords": ["cold brew"],
        "sector": cluster.sector,
        **fields,
    }
    return ContentIdea.objects.create(site=cluster.site, keyword_cluster=cluster, idea_title=title, **given)


def a_task(cluster: Cluster, title: str = "How to Make Cold Brew", **fields: Any) -> Task:
    """A task with its idea, as stage 3 leaves them."""
    idea = an_idea(cluster, title, status="in_progress")
    brief = make_brief(
        audience=cluster.site.audience,
        intent=Intent.INFORMATIONAL,
        structure=ContentStructure.HOW_TO,
        keywords=[TargetKeyword(term="cold brew", volume=1000)],
        questions=["how long does cold brew last"],
    )
    given = {"sector": cluster.sector, "brief": brief.model_dump(mode="json"), **fields}
    return Task.objects.create(
        site=cluster.site,
        cluster=cluster,
        idea=idea,
        title=title,
        description=idea.description,
        content_type=idea.content_type,
        content_structure=idea.content_structure,
        **given,
    )


def a_draft(site: Site, title: str = "How to Make Cold Brew", **fields: Any) -> Content:
    body = "<h2>What you need</h2><p>Coarse coffee and water.</p><h2>Steps</h2><p>Stir and wait.</p>"
    given = {"slug": slugify(title), "body": body, "provider": "offline", "word_count": 10, **fields}
    return Content.objects.create(site=site, title=title, **given)


def an_image(content: Content, **fields: Any) -> Image:
    given = {"kind": "featured", "prompt": "A glass of cold brew on a table", "alt_text": "Cold brew", **fields}
    return Image.objects.create(content=content, **given)


def planned(content: Content) -> Content:
    content.images_planned_at = clock.now()
    content.save()
    return content
