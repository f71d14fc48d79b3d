"""Markdown: a file for each article, facts in its front matter, pictures beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from igny8.models import Content, Site
from igny8.publishing.articles import BRIEF_NOTICE, body_with_pictures, facts, picture_files, pictures, wants_notice
from igny8.publishing.as_markdown import as_markdown
from igny8.publishing.naming import file_stem, picture_path
from igny8.publishing.structured import json_ld
from igny8.publishing.target import File
from igny8.publishing.xml_text import without_control


class Markdown:
    """`<slug>.md` and `images/`. Front matter is YAML whose values are written as JSON, which YAML holds."""

    name = "markdown"

    def files(self, site: Site, articles: Sequence[Content]) -> Iterator[File]:
        for content in articles:
            yield File(f"{file_stem(content)}.md", _page(content).encode(), content.pk)
        yield from picture_files(articles)


def _page(content: Content) -> str:
    body = as_markdown(body_with_pictures(content))
    notice = f"> **Brief.** {BRIEF_NOTICE}\n\n" if wants_notice(content) else ""
    front = {
        **facts(content),
        "images": [_picture(content, image) for image in pictures(content)],
        "json_ld": json_ld(content),
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in front.items()]
    return without_control("\n".join(["---", *lines, "---", "", f"# {_heading(content.title)}", "", notice + body, ""]))


def _picture(content: Content, image: Any) -> dict[str, Any]:
    return {"file": picture_path(content, image), "kind": str(image.kind), "alt": image.alt_text}


def _heading(title: str) -> str:
    return " ".join(title.split()).replace("\\", "\\\\").replace("<", "\\<")


def _yaml(value: Any) -> str:
    # JSON is YAML but for a few letters that YAML counts as line ends or forbids: those stay escaped.
    text = json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() or letter == "\u200d" else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    return json.dumps(letter)[1:-1] if letter > "\x7e" else letter
