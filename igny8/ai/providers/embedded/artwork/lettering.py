"""Text as SVG elements, set in Manrope and escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape

from igny8.ai.providers.embedded.artwork.layout import Line
from igny8.ai.providers.embedded.artwork.svg import number
from igny8.ai.providers.embedded.artwork.typeface import BOLD, CAP_HEIGHT, FAMILY


def set_line(line: Line, fill: str) -> str:
    """One line of text where the layout put it."""
    spacing = f' letter-spacing="{number(line.tracking * line.size)}"' if line.tracking else ""
    return (
        f'<text x="{number(line.x)}" y="{number(line.baseline)}" font-family="{FAMILY}" font-weight="{line.weight}" '
        f'font-size="{number(line.size)}" fill="{fill}"{spacing}>{escape(line.text)}</text>'
    )


def set_centred(text: str, x: float, y: float, size: float, fill: str) -> str:
    """A few bold characters whose capitals or figures stand in the middle of the point."""
    return (
        f'<text x="{number(x)}" y="{number(y + size * CAP_HEIGHT / 2)}" text-anchor="middle" '
        f'font-family="{FAMILY}" font-weight="{BOLD}" font-size="{number(size)}" fill="{fill}">{escape(text)}</text>'
    )
