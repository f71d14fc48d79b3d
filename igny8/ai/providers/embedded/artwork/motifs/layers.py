"""Layers: sheets that float above each other, for what something is made of."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import Point, circle, line, numbers, polygon

_SHEETS = 4


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    half = min(frame.width * 0.36, frame.height * 0.56)
    flat = half * 0.38
    lift = (frame.height - 2 * flat) / (_SHEETS - 1 + 0.25)
    thick = min(lift * 0.22, flat * 0.2)
    x = frame.middle[0]
    tones = [palette.deep, palette.middle, palette.soft, palette.accent]
    parts = []
    for index, tone in enumerate(tones):
        y = frame.bottom - flat - thick - lift * index
        parts.append(_sheet(request, (x, y), half, flat, thick, tone))
        side = 1 if index % 2 else -1
        start, end = x + side * half * 1.06, x + side * min(half * 1.42, frame.width / 2)
        parts.append(line(f"M{numbers(start, y)}L{numbers(end, y)}", palette.middle, thick * 0.2))
        parts.append(circle(end, y, thick * 0.42, tone))
    return "".join(parts)


def _sheet(request: Request, centre: Point, half: float, flat: float, thick: float, tone: str) -> str:
    x, y = centre
    top = [(x, y - flat), (x + half, y), (x, y + flat), (x - half, y)]
    left = [(x - half, y), (x, y + flat), (x, y + flat + thick), (x - half, y + thick)]
    right = [(x + half, y), (x, y + flat), (x, y + flat + thick), (x + half, y + thick)]
    return polygon(left, request.shaded(tone)) + polygon(right, request.shaded(tone, 0.34)) + polygon(top, tone)
