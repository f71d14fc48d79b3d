"""WXR: the file that WordPress imports (Tools, Import, WordPress); version 1.2 as WordPress itself writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import count
from zoneinfo import ZoneInfo

from igny8.models import Cluster, Content, Image, Site
from igny8.publishing.articles import APPROVED, body_with_pictures, cluster_of, keywords_of, picture_files, pictures
from igny8.publishing.naming import picture_path
from igny8.publishing.structured import json_ld
from igny8.publishing.target import File
from igny8.publishing.xml_text import cdata, escaped, without_control

AUTHOR = "igny8"
_OPENING = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- Import this file in WordPress under Tools, Import, WordPress. -->
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
"""


class Wxr:
    """`<domain>.xml` and `images/`. Drafts stay drafts; what a person approved is published by the import.

    `images_url` is where WordPress will find the folder `images` when it imports.
    """

    name = "wxr"

    def __init__(self, images_url: str = "") -> None:
        self._images_url = images_url

    def files(self, site: Site, articles: Sequence[Content]) -> Iterator[File]:
        base = self._images_url or f"https://{site.domain}/wp-content/uploads/igny8/images"
        text = _OPENING + _channel(site) + _terms(articles)
        numbers = count(1)  # WordPress keeps these ids where they are free, so they stay small
        for content in articles:
            text += "".join(_items(site, content, base.rstrip("/"), numbers))
        yield File(f"{site.domain}.xml", (text + "</channel>\n</rss>\n").encode())
        yield from picture_files(articles)


def _channel(site: Site) -> str:
    address = f"https://{site.domain}"
    made = format_datetime(site.created_at.astimezone(UTC))
    return (
        f"<title>{escaped(site.name)}</title>\n<link>{escaped(address)}</link>\n<description></description>\n"
        f"<pubDate>{made}</pubDate>\n<language>{escaped(site.language)}</language>\n"
        f"<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_site_url>{escaped(address)}</wp:base_site_url>\n"
        f"<wp:base_blog_url>{escaped(address)}</wp:base_blog_url>\n"
        f"<wp:author><wp:author_id>1</wp:author_id><wp:author_login>{cdata(AUTHOR)}</wp:author_login>"
        f"<wp:author_email>{cdata('')}</wp:author_email><wp:author_display_name>{cdata('IGNY8')}"
        f"</wp:author_display_name><wp:author_first_name>{cdata('')}</wp:author_first_name>"
        f"<wp:author_last_name>{cdata('')}</wp:author_last_name></wp:author>\n"
    )


def _terms(articles: Sequence[Content]) -> str:
    clusters = {cluster.pk: cluster for content in articles if (cluster := cluster_of(content))}
    return "".join(
        f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{cdata(cluster.slug)}"
        f"</wp:category_nicename><wp:category_parent>{cdata('')}</wp:category_parent>"
        f"<wp:cat_name>{cdata(cluster.name)}</wp:cat_name></wp:category>\n"
        for number, cluster in enumerate(clusters.values(), start=1)
    )


def _items(site: Site, content: Content, base: str, numbers: Iterator[int]) -> Iterator[str]:
    number = next(numbers)
    shown = [(image, next(numbers)) for image in pictures(content)]
    yield _post(site, content, number, {image.pk: id_ for image, id_ in shown}, base)
    for image, id_ in shown:
        yield _attachment(site, content, image, id_, number, base)


def _post(site: Site, content: Content, number: int, ids: dict[int, int], base: str) -> str:
    featured = next((ids[image.pk] for image in pictures(content) if image.kind == Image.Kind.FEATURED), None)
    meta = {
        "_igny8_content_id": str(content.pk),
        "_igny8_is_brief": "1" if content.is_brief else "",
        # In a field of its own: WordPress takes scripts out of a body, and would leave their text in it.
        "_igny8_json_ld": _json_ld(content, base),
        "_thumbnail_id": str(featured or ""),
        "_yoast_wpseo_title": content.meta_title,
        "_yoast_wpseo_metadesc": content.meta_description,
        "_yoast_wpseo_focuskw": (keywords_of(content) or [""])[0],
        "rank_math_title": content.meta_title,
        "rank_math_description": content.meta_description,
        "rank_math_focus_keyword": (keywords_of(content) or [""])[0],
    }
    is_page = content.task is not None and content.task.content_type == "page"
    return _item(
        site,
        title=content.title,
        guid=f"https://{site.domain}/?igny8={content.pk}",
        body=body_with_pictures(content, lambda image: _address(content, image, base), with_featured=False),
        excerpt=content.meta_description,
        number=number,
        moment=content.created_at,
        name=content.slug,
        status="publish" if content.status in APPROVED else "draft",
        parent=0,
        kind="page" if is_page else "post",
        rest=_category(cluster_of(content)) + _meta(meta),
    )


def _json_ld(content: Content, base: str) -> str:
    found = json_ld(content, lambda image: _address(content, image, base))
    return json.dumps(found, ensure_ascii=False) if found else ""


def _attachment(site: Site, content: Content, image: Image, number: int, parent: int, base: str) -> str:
    address = _address(content, image, base)
    return _item(
        site,
        title=image.alt_text or content.title,
        guid=address,
        body="",
        excerpt="",
        number=number,
        moment=image.created_at,
        name=address.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        status="inherit",
        parent=parent,
        kind="attachment",
        rest=f"<wp:attachment_url>{cdata(address)}</wp:attachment_url>\n"
        + _meta({"_wp_attachment_image_alt": image.alt_text}),
    )


def _address(content: Content, image: Image, base: str) -> str:
    return f"{base}/{picture_path(content, image).removeprefix('images/')}"


def _item(
    site: Site,
    *,
    title: str,
    guid: str,
    body: str,
    excerpt: str,
    number: int,
    moment: datetime,
    name: str,
    status: str,
    parent: int,
    kind: str,
    rest: str,
) -> str:
    local = moment.astimezone(ZoneInfo(site.time_zone)).strftime("%Y-%m-%d %H:%M:%S")
    world = moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return (
        f"<item>\n<title>{cdata(title)}</title>\n<link>{escaped(guid)}</link>\n"
        f"<pubDate>{format_datetime(moment.astimezone(UTC))}</pubDate>\n<dc:creator>{cdata(AUTHOR)}</dc:creator>\n"
        f'<guid isPermaLink="false">{escaped(guid)}</guid>\n<description></description>\n'
        f"<content:encoded>{cdata(body)}</content:encoded>\n<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>\n"
        f"<wp:post_id>{number}</wp:post_id>\n<wp:post_date>{cdata(local)}</wp:post_date>\n"
        f"<wp:post_date_gmt>{cdata(world)}</wp:post_date_gmt>\n<wp:comment_status>{cdata('closed')}</wp:comment_status>\n"
        f"<wp:ping_status>{cdata('closed')}</wp:ping_status>\n<wp:post_name>{cdata(name)}</wp:post_name>\n"
        f"<wp:status>{cdata(status)}</wp:status>\n<wp:post_parent>{parent}</wp:post_parent>\n"
        f"<wp:menu_order>0</wp:menu_order>\n<wp:post_type>{cdata(kind)}</wp:post_type>\n"
        f"<wp:post_password>{cdata('')}</wp:post_password>\n<wp:is_sticky>0</wp:is_sticky>\n{rest}</item>\n"
    )


def _category(cluster: Cluster | None) -> str:
    if cluster is None:
        return ""
    return f'<category domain="category" nicename="{escaped(cluster.slug)}">{cdata(cluster.name)}</category>\n'


def _meta(values: dict[str, str]) -> str:
    return "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value>"
        "</wp:postmeta>\n"
        for key, value in values.items()
        if without_control(value)
    )
