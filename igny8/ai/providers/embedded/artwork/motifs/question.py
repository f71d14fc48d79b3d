"""Question: two speech bubbles, one of them asking."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.lettering import set_centred
from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import numbers, rect, shape


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    height = min(frame.height, frame.width * 0.66)
    width = min(frame.width, height * 1.62)
    x, y = frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2
    asking = _bubble(x, y, width * 0.58, height * 0.7, palette.accent, tail=0.24)
    answering = _bubble(x + width * 0.42, y + height * 0.3, width * 0.58, height * 0.6, palette.middle, tail=0.76)
    lines = []
    thick = height * 0.055
    for row, share in enumerate((0.62, 0.36)):
        at = y + height * (0.5 + 0.15 * row)
        lines.append(rect(x + width * 0.63, at, width * 0.5 * share, thick, palette.paper, thick / 2))
    letter = ""
    if request.has_letters:
        letter = set_centred("?", x + width * 0.29, y + height * 0.35, height * 0.46, request.on(palette.accent))
    return answering + "".join(lines) + asking + letter


def _bubble(x: float, y: float, width: float, height: float, colour: str, *, tail: float) -> str:
    root = x + width * tail
    lean = -1 if tail < 0.5 else 1
    tip = (root + lean * height * 0.12, y + height * 1.28)
    base = y + height * 0.9
    point = f"M{numbers(root - height * 0.16, base)}L{numbers(*tip)}L{numbers(root + height * 0.16, base)}Z"
    return shape(point, colour) + rect(x, y, width, height, colour, height * 0.24)
