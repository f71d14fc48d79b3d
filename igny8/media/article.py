"""An article with its pictures, as whoever shows or exports it needs it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from igny8.lib.markup import place_under_headings
from igny8.models import Content, Image


def drawn_images(content: Content) -> list[Image]:
    """The article's pictures that are on disk, the featured one first, then in its order.

    One that is being drawn again is shown as it was until the new one is there.
    """
    return list(content.images.exclude(file="").exclude(status=Image.Status.REMOVED).order_by("position", "id"))


def figure(image: Image, source: str) -> str:
    """The HTML of one picture, as WordPress writes it; `source` is its address."""
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    tag = f'<img src="{escape(source)}" alt="{escape(image.alt_text)}"{size} loading="lazy">'
    return f'<figure class="wp-block-image">{tag}</figure>'


def article_with_images(content: Content, source_of: Callable[[Image], str], *, with_featured: bool = True) -> str:
    """The body of an article with each picture under its heading; the featured one on top, where it is wanted.

    Placed when it is shown, never stored: so a body that a person edits, and a picture that is drawn again, both
    keep their place. A picture whose heading is gone comes at the end.
    """
    featured, pieces = "", []
    for image in drawn_images(content):
        html = figure(image, source_of(image))
        if image.kind == Image.Kind.IN_ARTICLE:
            pieces.append((image.heading, html))
        elif with_featured:
            featured = f"{html}\n"
    return featured + place_under_headings(content.body, pieces)
