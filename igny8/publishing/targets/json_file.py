"""JSON: one file with every article, pictures beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from igny8.lib.text import text_of
from igny8.models import Content, Image, Site
from igny8.publishing.articles import body_with_pictures, facts, missing_pictures, picture_files, pictures
from igny8.publishing.naming import picture_path
from igny8.publishing.structured import json_ld
from igny8.publishing.target import File


class Json:
    """`articles.json` ({site, articles}) and `images/`."""

    name = "json"

    def files(self, site: Site, articles: Sequence[Content]) -> Iterator[File]:
        whole = {
            "site": {"id": site.pk, "domain": site.domain, "name": site.name, "language": site.language},
            "articles": [_article(content) for content in articles],
        }
        # Lone surrogates can't be UTF-8; everything else stays readable.
        text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
        yield File("articles.json", text.encode(errors="replace"))
        yield from picture_files(articles)


def _article(content: Content) -> dict[str, Any]:
    return {
        **facts(content),
        "body_html": content.body,
        "body_html_with_images": body_with_pictures(content),
        "body_text": text_of(content.body),
        "citations": content.citations,
        "json_ld": json_ld(content),
        "checks": content.checks,
        "images": [_image(content, image) for image in pictures(content)],
        "images_missing": [
            {"position": image.position, "status": str(image.status), "reason": image.failed_reason}
            for image in missing_pictures(content)
        ],
    }


def _image(content: Content, image: Image) -> dict[str, Any]:
    return {
        "file": picture_path(content, image),
        "kind": str(image.kind),
        "position": image.position,
        "heading": image.heading,
        "alt_text": image.alt_text,
        "prompt": image.prompt,
        "width": image.width,
        "height": image.height,
        "mime_type": image.mime_type,
    }
