"""Names of exported files: the same article always gets the same one, and any disk takes it."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from igny8.models import Content, Image

_MOST_BYTES = 180  # a name may have 255 bytes; an ending and a temporary suffix must fit too


def file_stem(content: Content) -> str:
    """The article's slug, which is unique on its site; cut with its id where no disk would take it whole."""
    slug = content.slug.replace("/", "-").replace("\\", "-").replace("\x00", "").lstrip(".") or f"article-{content.pk}"
    encoded = slug.encode()
    if len(encoded) <= _MOST_BYTES:
        return slug
    return f"{encoded[:_MOST_BYTES].decode(errors='ignore').rstrip('-')}-{content.pk}"


def picture_path(content: Content, image: Image) -> str:
    """Where the export puts a picture: `images/<article>-featured.webp`, `images/<article>-1.webp`."""
    place = "featured" if image.kind == Image.Kind.FEATURED else str(image.position)
    ending = PurePosixPath(image.file).suffix or mimetypes.guess_extension(image.mime_type) or ".webp"
    return f"images/{file_stem(content)}-{place}{ending}"
