"""HTML of articles: makes it harmless, finds its sections, sets things under its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import nh3

from igny8.lib.errors import Invalid
from igny8.lib.text import normalise_term, text_of

ELEMENTS: Final = frozenset(
    (
        "a abbr aside b blockquote br caption cite code col colgroup dd del details dl dt em figcaption figure "
        "h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s small strong sub summary sup table tbody td tfoot th thead "
        "time tr u ul"
    ).split()
)
_GONE_WITH_CONTENT: Final = frozenset(
    (
        "script style iframe object embed applet noscript template svg math textarea select title head xmp noembed "
        "noframes plaintext audio video canvas form button"
    ).split()
)
ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "blockquote": frozenset({"cite"}),
    "details": frozenset({"open"}),
    "ol": frozenset({"start", "reversed"}),
    "q": frozenset({"cite"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "*": frozenset({"class", "dir", "lang"}),
}
_IMAGE_ATTRIBUTES: Final = frozenset({"src", "alt", "width", "height", "loading", "title"})
_CLASSES_BEGIN: Final = ("wp-", "has-", "is-", "align", "igny8-")  # the block editor's, and ours

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLOCK_COMMENT = re.compile(r"<!-- /?wp:[a-z0-9/-]+(?: \{(?:(?!--)[^<>])*\})? /?-->")
_TOP_HEADING = re.compile(r"<(/?)h1\b", re.IGNORECASE)
_HEADING = re.compile(r"<h([2-6])(?:\s[^>]*)?>(.*?)</h\1>(?:\s*<!-- /wp:heading -->)?", re.DOTALL)


MOST_CHARACTERS: Final = 1_000_000
DEEPEST: Final = 100  # elements within each other; 20,000 take the parser seconds
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_CLOSE_THEMSELVES: Final = frozenset(
    "p li dt dd td th tr thead tbody tfoot option br hr img col wbr input link meta source track area base".split()
)
_NO_PLAIN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0]|^[^/?#:]*:")
_ADDRESSES: Final = ("href", "src", "cite")


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """What the allow-list of nh3 can't say. It has checked the scheme of what it takes for absolute."""
    if attribute in _ADDRESSES and not value.lower().startswith(("http:", "https:", "mailto:", "tel:")):
        return None if _NO_PLAIN_ADDRESS.search(value) else value
    if attribute == "class":
        return " ".join(name for name in value.split() if name.startswith(_CLASSES_BEGIN)) or None
    return value


def _cleaner(*, images: bool, comments: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ELEMENTS | ({"img"} if images else set()),
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes={**ATTRIBUTES, "img": _IMAGE_ATTRIBUTES} if images else ATTRIBUTES,
        attribute_filter=_kept,
        strip_comments=not comments,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


_CLEANERS = {
    (images, comments): _cleaner(images=images, comments=comments)
    for images in (False, True)
    for comments in (False, True)
}


def sanitise(html: str, *, images: bool = False) -> str:
    """What is left of `html` when only an article's own elements may stay; well-formed.

    Of comments only the block editor's stay (`<!-- wp:... -->`): WordPress keeps its blocks in them. Pictures go
    unless `images`: those of an article are rows of their own. A top heading becomes an h2.
    Raises `Invalid` for what is too long or nested too deep to be an article.
    """
    if len(html) > MOST_CHARACTERS or _depth(html) > DEEPEST:
        raise Invalid(
            f"The HTML is no article's: over {MOST_CHARACTERS:,} characters, or elements over {DEEPEST} deep."
        )
    cleaner = _CLEANERS[images, True]
    clean = cleaner.clean(_TOP_HEADING.sub(r"<\1h2", html.replace("\x00", "")))
    clean = cleaner.clean(_COMMENT.sub(_block_comment, clean))
    if all(_BLOCK_COMMENT.fullmatch(comment) for comment in _COMMENT.findall(clean)):
        return clean.strip()
    return _CLEANERS[images, False].clean(clean).strip()


def _depth(html: str) -> int:
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _CLOSE_THEMSELVES:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _block_comment(found: re.Match[str]) -> str:
    return found.group() if _BLOCK_COMMENT.fullmatch(found.group()) else ""


@dataclass(frozen=True)
class Section:
    """A heading and the text that stands under it, up to the next heading of its own level or above."""

    level: int  # 2 to 6
    heading: str
    text: str


def sections(html: str) -> list[Section]:
    """The sections of a sanitised article, in its order. Headings without words are left out."""
    found = list(_HEADING.finditer(html))
    result = []
    for index, match in enumerate(found):
        level = int(match.group(1))
        following = (later.start() for later in found[index + 1 :] if int(later.group(1)) <= level)
        heading = text_of(match.group(2)).replace("\n", " ")
        if heading:
            result.append(Section(level, heading, text_of(html[match.end() : next(following, len(html))])))
    return result


def place_under_headings(html: str, pieces: list[tuple[str, str]]) -> str:
    """Set each piece of HTML under its heading: `pieces` are pairs of heading and HTML, in the article's order.

    Where a heading stands twice, the second piece goes under the second one. A piece whose heading is gone comes
    at the end, so that nothing is lost.
    """
    left = list(pieces)
    parts: list[str] = []
    position = 0
    for match in _HEADING.finditer(html):
        name = normalise_term(text_of(match.group(2)))
        piece = next((piece for piece in left if normalise_term(piece[0]) == name), None)
        if piece is not None:
            left.remove(piece)
            parts += [html[position : match.end()], "\n", piece[1]]
            position = match.end()
    parts.append(html[position:])
    parts += [f"\n{piece}" for _, piece in left]
    return "".join(parts)
