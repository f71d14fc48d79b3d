"""Articles as the stages leave them, with pictures that are really on disk."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image as Pillow

from igny8.ai.functions.common import ContentStructure, Intent, TargetKeyword
from igny8.editing.versions import keep_ai_versions
from igny8.lib import clock
from igny8.lib.text import count_words, slugify, text_of
from igny8.media.store import store
from igny8.models import Cluster, Content, ContentIdea, ContentVersion, Image, Site, Task
from igny8.planning.brief import make_brief

BODY = "<p>Wool or cotton?</p><h2>Wool</h2><p>Wool stays warm when it is wet.</p><h2>Care</h2><p>Wash it cold.</p>"


def png(width: int = 40, height: int = 20, colour: str = "teal", **saved: Any) -> bytes:
    with io.BytesIO() as file:
        Pillow.new("RGB", (width, height), colour).save(file, "PNG", **saved)
        return file.getvalue()


def a_task(site: Site, title: str, **fields: Any) -> Task:
    name = f"Socks of {title}"
    cluster = Cluster.objects.create(site=site, name=name, slug=slugify(name), status="mapped")
    brief = make_brief(
        audience="",
        intent=Intent.INFORMATIONAL,
        structure=ContentStructure.HOW_TO,
        keywords=[TargetKeyword(term="warm socks", volume=100)],
        questions=[],
    )
    form = {"content_type": "post", "content_structure": "how_to"}
    idea = ContentIdea.objects.create(
        site=site, keyword_cluster=cluster, idea_title=title, status="completed", target_keywords=["warm socks"], **form
    )
    given = {"status": "completed", "brief": brief.model_dump(mode="json"), **form, **fields}
    return Task.objects.create(site=site, cluster=cluster, idea=idea, title=title, **given)


def an_article(site: Site, title: str = "How to Choose Socks", **fields: Any) -> Content:
    """A draft with its task, its first version, a cover and a picture under its second heading."""
    body = fields.pop("body", BODY)
    content = Content.objects.create(
        **{
            "site": site,
            "task": a_task(site, title),
            "title": title,
            "slug": slugify(title),
            "body": body,
            "word_count": count_words(text_of(body)),
            "provider": "offline",
            "is_brief": True,
            "images_planned_at": clock.now(),
            **fields,
        }
    )
    keep_ai_versions(content, ContentVersion.Kind.WRITTEN)
    a_picture(content, 0, colour="teal")
    a_picture(content, 1, colour="navy")
    return content


def a_picture(content: Content, position: int, *, colour: str = "teal", **fields: Any) -> Image:
    file = store(png(colour=colour), "image/png")
    given = {
        "kind": "in_article" if position else "featured",
        "heading": "Care" if position else "",
        "title": "Socks",
        "prompt": f"Socks in {colour}",
        "alt_text": f"Socks in {colour}",
        "status": "generated",
        "file": file.path,
        "mime_type": file.mime_type,
        "width": file.width,
        "height": file.height,
        "size_bytes": file.size,
        "provider": "offline",
        **fields,
    }
    return Image.objects.create(content=content, position=position, **given)
