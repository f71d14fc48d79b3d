"""The JSON-LD of an article, for every export: from its rows and from what stands in its body now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from igny8.lib.json_ld import Facts, Node, nodes, present
from igny8.models import Content, Image
from igny8.publishing.articles import cluster_of, keywords_of, pictures
from igny8.publishing.naming import picture_path


def json_ld(content: Content, address_of: Callable[[Image], str] | None = None) -> list[Node]:
    """Article (for posts), FAQPage and HowTo; nothing for a brief. `address_of` says where a picture will be found."""
    if content.is_brief:
        return []
    found = nodes(_facts(content, address_of or (lambda image: picture_path(content, image))))
    return found if _is_post(content) else [node for node in found if node["@type"] != "Article"]


def _facts(content: Content, address_of: Callable[[Image], str]) -> Facts:
    site, cluster = content.site, cluster_of(content)
    stored: dict[str, Any] = content.structured_data
    return Facts(
        headline=content.title,
        description=content.meta_description,
        language=site.language,
        publisher=site.name,
        publisher_url=f"https://{site.domain}",
        created_at=content.created_at,
        updated_at=content.updated_at,
        words=content.word_count,
        keywords=keywords_of(content),
        section=cluster.name if cluster else "",
        images=[address_of(image) for image in pictures(content)],
        faq=present(content.body, [pair["question"] for pair in stored.get("faq", [])]),
        steps=present(content.body, [step["name"] for step in stored.get("steps", [])]),
    )


def _is_post(content: Content) -> bool:
    return content.task is None or content.task.content_type != "page"
