"""JSON-LD of articles: Article, FAQPage and HowTo by schema.org, built from plain facts and checked.

Nothing here comes from a model: names and texts are those that a reader sees on the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from igny8.lib.markup import sections
from igny8.lib.text import normalise_term

CONTEXT: Final = "https://schema.org"
LONGEST_HEADLINE: Final = 110  # characters that search engines take
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")

Node = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """What is known of an article when it is written down."""

    headline: str
    description: str
    language: str
    publisher: str
    publisher_url: str
    created_at: datetime
    updated_at: datetime
    words: int
    keywords: Sequence[str] = ()
    section: str = ""
    images: Sequence[str] = ()  # addresses
    faq: Sequence[tuple[str, str]] = field(default=())  # question, answer
    steps: Sequence[tuple[str, str]] = field(default=())  # name, text


def present(body: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """The names that stand as headings of the body, with the text under each: what a person edited is what counts."""
    found = {normalise_term(section.heading): section for section in sections(body) if section.text}
    pairs = ((section.heading, section.text) for name in names if (section := found.get(normalise_term(name))))
    return list(dict(pairs).items())


def article(facts: Facts) -> Node:
    """An Article."""
    organisation = {"@type": "Organization", "name": facts.publisher, "url": facts.publisher_url}
    node: Node = {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": facts.headline[:LONGEST_HEADLINE].strip(),
        "description": facts.description,
        "inLanguage": facts.language,
        "datePublished": _moment(facts.created_at),
        "dateModified": _moment(facts.updated_at),
        "author": organisation,
        "publisher": organisation,
        "image": list(facts.images),
        "keywords": list(facts.keywords),
        "articleSection": facts.section,
        "wordCount": facts.words,
    }
    return {name: value for name, value in node.items() if value not in ("", [], 0)}


def faq_page(facts: Facts) -> Node:
    """A FAQPage."""
    return {
        "@context": CONTEXT,
        "@type": "FAQPage",
        "inLanguage": facts.language,
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in facts.faq
        ],
    }


def how_to(facts: Facts) -> Node:
    """A HowTo."""
    node: Node = {
        "@context": CONTEXT,
        "@type": "HowTo",
        "name": facts.headline,
        "description": facts.description,
        "inLanguage": facts.language,
        "image": list(facts.images[:1]),
        "step": [
            {"@type": "HowToStep", "position": position, "name": name, "text": text}
            for position, (name, text) in enumerate(facts.steps, 1)
        ],
    }
    return {name: value for name, value in node.items() if value not in ("", [])}


def nodes(facts: Facts) -> list[Node]:
    """All that the article gives rise to, without what doesn't hold."""
    found = [article(facts)]
    if facts.faq:
        found.append(faq_page(facts))
    if len(facts.steps) > 1:
        found.append(how_to(facts))
    return [node for node in found if not problems(node)]


def script(node: Node) -> str:
    """The element for a page. No text in it can end it."""
    text = json.dumps(node, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def problems(node: Any) -> list[str]:
    """What schema.org and the search engines that read it would object to, as "path: what is wrong"."""
    if not isinstance(node, dict) or node.get("@context") != CONTEXT:
        return ["@context: must be https://schema.org"]
    check = _TYPES.get(str(node.get("@type")))
    return check(node) if check else [f"@type: {node.get('@type')!r} is none of {', '.join(_TYPES)}"]


def _problems_of_article(node: Node) -> list[str]:
    found = _texts(node, "", "headline")
    if len(str(node.get("headline", ""))) > LONGEST_HEADLINE:
        found.append(f"headline: over {LONGEST_HEADLINE} characters")
    found += [
        f"{name}: not a moment with its zone" for name in ("datePublished", "dateModified") if not _dated(node, name)
    ]
    for name in ("author", "publisher"):
        found += _problems_of_organisation(node.get(name), name)
    return found + _problems_of_rest(node)


def _problems_of_organisation(node: Any, path: str) -> list[str]:
    if not isinstance(node, dict) or node.get("@type") not in {"Organization", "Person"}:
        return [f"{path}: must be an Organization or a Person"]
    found = _texts(node, f"{path}.", "name")
    return found + ([] if _ADDRESS.match(str(node.get("url", ""))) else [f"{path}.url: not an address"])


def _problems_of_faq(node: Node) -> list[str]:
    found = _problems_of_rest(node)
    questions = node.get("mainEntity")
    if not isinstance(questions, list) or not questions:
        return [*found, "mainEntity: must be a list of at least one Question"]
    for at, question in enumerate(questions):
        found += _problems_of_question(question, f"mainEntity[{at}]")
    return found


def _problems_of_question(question: Any, path: str) -> list[str]:
    if not _is_a(question, "Question") or not _is_a(question.get("acceptedAnswer"), "Answer"):
        return [f"{path}: must be a Question with an acceptedAnswer of type Answer"]
    return _texts(question, f"{path}.", "name") + _texts(question["acceptedAnswer"], f"{path}.acceptedAnswer.", "text")


def _problems_of_how_to(node: Node) -> list[str]:
    found = _texts(node, "", "name") + _problems_of_rest(node)
    steps = node.get("step")
    if not isinstance(steps, list) or len(steps) < 2:
        return [*found, "step: must be a list of at least two HowToSteps"]
    for at, step in enumerate(steps):
        if not _is_a(step, "HowToStep"):
            found.append(f"step[{at}]: must be a HowToStep")
            continue
        found += _texts(step, f"step[{at}].", "name", "text")
        if step.get("position") != at + 1:
            found.append(f"step[{at}].position: must be {at + 1}")
    return found


def _problems_of_rest(node: Node) -> list[str]:
    found = [] if _LANGUAGE.match(str(node.get("inLanguage", ""))) else ["inLanguage: not a language tag"]
    images = node.get("image", [])
    if not isinstance(images, list) or not all(isinstance(image, str) and image for image in images):
        found.append("image: must be a list of addresses")
    return found


def _texts(node: Node, path: str, *names: str) -> list[str]:
    return [
        f"{path}{name}: must be a text"
        for name in names
        if not isinstance(node.get(name), str) or not node[name].strip()
    ]


def _is_a(node: Any, name: str) -> bool:
    return isinstance(node, dict) and node.get("@type") == name


def _dated(node: Node, name: str) -> bool:
    try:
        return datetime.fromisoformat(str(node.get(name))).tzinfo is not None
    except ValueError:
        return False


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


_TYPES: Final[dict[str, Callable[[Node], list[str]]]] = {
    "Article": _problems_of_article,
    "FAQPage": _problems_of_faq,
    "HowTo": _problems_of_how_to,
}
