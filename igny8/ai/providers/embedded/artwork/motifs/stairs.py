"""Stairs: steps up to a flag, for what comes next."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import line, numbers, polygon, rect

_STEPS = 5


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    width = min(frame.width, frame.height * 1.9)
    left = frame.x + (frame.width - width) / 2
    tread = width / _STEPS
    highest = frame.height * 0.6
    tones = palette.ramp(_STEPS)
    parts = []
    for index, tone in enumerate(tones):
        high = highest * (index + 1) / _STEPS
        parts.append(rect(left + tread * index, frame.bottom - high, tread + 0.4, high, tone))
    foot = (left + tread * (_STEPS - 0.5), frame.bottom - highest)
    top = (foot[0], frame.y + frame.height * 0.02)
    thick = frame.height * 0.014
    cloth = min(tread * 0.95, frame.height * 0.3)
    flag = [top, (top[0] - cloth, top[1] + cloth * 0.3), (top[0], top[1] + cloth * 0.6)]
    return "".join(
        [*parts, polygon(flag, palette.accent), line(f"M{numbers(*foot)}L{numbers(*top)}", palette.deep, thick)]
    )
