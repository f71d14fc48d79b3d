"""Target: rings round a point that has been hit."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, line, numbers, polygon


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    radius = frame.shorter * 0.5
    x, y = frame.middle[0] - radius * 0.1, frame.middle[1]
    rings = (
        (1, palette.soft),
        (0.78, palette.paper),
        (0.56, palette.middle),
        (0.34, palette.paper),
        (0.16, palette.accent),
    )
    parts = [circle(x, y, radius * share, tone) for share, tone in rings]
    thick = radius * 0.05
    tip, tail = (x, y), (x + radius * 0.98, y - radius * 0.76)
    parts.append(line(f"M{numbers(*tip)}L{numbers(*tail)}", palette.deep, thick))
    long, wide = radius * 0.24, radius * 0.13
    dx, dy = 0.79, -0.613  # the direction of the shaft
    for shift in (0.0, radius * 0.14):
        root = (tail[0] - dx * shift, tail[1] - dy * shift)
        for side in (1, -1):
            out = (root[0] + dx * long * 0.6 - dy * wide * side, root[1] + dy * long * 0.6 + dx * wide * side)
            parts.append(line(f"M{numbers(*root)}L{numbers(*out)}", palette.deep, thick))
    parts.append(polygon([tip, (x + thick * 3.2, y - thick * 0.4), (x + thick * 1.7, y - thick * 2.9)], palette.deep))
    return "".join(parts)
