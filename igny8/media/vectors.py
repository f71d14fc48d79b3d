"""Rasterises SVG, of which only plain drawing is taken: nothing that loads, repeats or runs."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import font_manrope
import resvg_py

from igny8.media.errors import ImageTooLarge, NotAnImage

MOST_ELEMENTS = 20_000
DEEPEST = 100  # elements within each other
# `use`, `image`, `pattern`, `mask`, `filter` and scripts are out: a few bytes of them load files or draw for hours.
_ELEMENTS = frozenset(
    (
        "svg g defs title desc path rect circle ellipse line polyline polygon text tspan "
        "linearGradient radialGradient stop clipPath"
    ).split()
)
_FORBIDDEN_ATTRIBUTES = frozenset(("href", "stroke-dasharray", "filter", "mask"))
_OPENING = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")


def looks_like_svg(data: bytes) -> bool:
    return _OPENING.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def rasterised(data: bytes, longest_side: int, most_pixels: int) -> bytes:
    """The SVG as PNG at its own size, set in Manrope alone, so that it looks the same on every machine."""
    if b"<!" in data.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        raise _refusal("it declares a document type")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - document types, and with them entities, are refused above
    except ElementTree.ParseError as error:
        raise _refusal(f"it is not well-formed: {error}") from error
    _check_elements(root)
    width, height = _size(root)
    if max(width, height) > longest_side or width * height > most_pixels:
        raise ImageTooLarge(
            f"The SVG is {width:,.0f} x {height:,.0f} pixels; {most_pixels:,} pixels and {longest_side:,} on a side "
            "are allowed. Nothing was stored. Make it smaller.",
            width=round(width),
            height=round(height),
        )
    fonts = [str(font_manrope.ManropeBold), str(font_manrope.ManropeMedium)]
    text = ElementTree.tostring(root, encoding="unicode")
    try:
        return bytes(
            resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, font_files=fonts, font_family="Manrope")
        )
    except ValueError as error:
        raise _refusal(str(error)) from error


def _check_elements(root: ElementTree.Element) -> None:
    count, level = 0, [root]
    for _ in range(DEEPEST):
        for element in level:
            _check_element(element)
        count += len(level)
        if count > MOST_ELEMENTS:
            raise _refusal(f"it has more than {MOST_ELEMENTS:,} elements")
        level = [child for element in level for child in element]
        if not level:
            return
    raise _refusal(f"its elements stand more than {DEEPEST} deep within each other")


def _check_element(element: ElementTree.Element) -> None:
    name = element.tag.rpartition("}")[2]
    if name not in _ELEMENTS:
        raise _refusal(f"<{name}> is not allowed in it")
    for attribute, value in element.items():
        is_allowed = attribute.rpartition("}")[2] not in _FORBIDDEN_ATTRIBUTES
        if not is_allowed or any(word in value for word in ("dasharray", "filter", "mask")):
            raise _refusal(f"the attribute {attribute} is not allowed in it")


def _size(root: ElementTree.Element) -> tuple[float, float]:
    given = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sizes = [float(found[1]) for found in given if found]
    if len(sizes) < 2 and len(box) == 4:
        sizes = [float(part) for part in box[2:] if _LENGTH.fullmatch(part)]
    if len(sizes) < 2 or min(sizes) < 1:
        raise _refusal("it has no width and height in pixels")
    return sizes[0], sizes[1]


def _refusal(reason: str) -> NotAnImage:
    return NotAnImage(
        f"The SVG can't be stored: {reason}. Nothing was stored. Send it as PNG or WebP instead.", reason=reason
    )
