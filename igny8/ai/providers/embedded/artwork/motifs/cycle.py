"""Cycle: arcs with heads that chase each other round a core, for how something works."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import Point, circle, line, numbers, polygon

_ARCS = 3


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    x, y = frame.middle
    radius = frame.shorter * 0.43
    thick = radius * 0.25
    start = request.dice.between(0, math.tau)
    tones = [palette.middle, palette.deep, palette.accent]
    parts = []
    for index, tone in enumerate(tones):
        first = start + math.tau * index / _ARCS
        last = first + math.tau / _ARCS - 0.52
        begin, end = _at(x, y, radius, first), _at(x, y, radius, last)
        path = f"M{numbers(*begin)}A{numbers(radius, radius)} 0 0 1 {numbers(*end)}"
        parts.append(line(path, tone, thick, cap="butt"))
        ahead = last + 0.36
        head = [
            _at(x, y, radius - thick, last - 0.02),
            _at(x, y, radius, ahead),
            _at(x, y, radius + thick, last - 0.02),
        ]
        parts.append(polygon(head, tone))
    core = radius * 0.36
    return "".join([*parts, circle(x, y, core, palette.soft), circle(x, y, core * 0.5, palette.spark)])


def _at(x: float, y: float, radius: float, angle: float) -> Point:
    return x + radius * math.cos(angle), y + radius * math.sin(angle)
