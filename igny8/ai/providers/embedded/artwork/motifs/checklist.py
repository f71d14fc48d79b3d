"""Checklist: a card with rows of ticks; what stands in them is for the reader's own list."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, line, numbers, rect, ring

_ROWS = 4


def paint(request: Request) -> str:
    frame, palette, dice = request.frame, request.palette, request.dice
    height = min(frame.height, frame.width * 1.1)
    width = min(frame.width, height * 1.45)
    x, y = frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2
    row = height / (_ROWS + 0.7)
    corner, lift = row * 0.32, row * 0.16
    parts = [
        rect(x + lift, y + lift, width - lift, height - lift, palette.middle, corner),
        rect(x, y, width - lift, height - lift, request.card, corner),
    ]
    open_row = dice.whole(2, _ROWS - 1)
    for index in range(_ROWS):
        middle = y - lift / 2 + row * (index + 0.85)
        radius = row * 0.27
        left = x + row * 0.72
        if index == open_row:
            parts.append(ring(left, middle, radius * 0.9, palette.middle, radius * 0.18))
        else:
            parts += [
                circle(left, middle, radius, palette.accent if index == 0 else palette.deep),
                tick(left, middle, radius, request.on(palette.accent if index == 0 else palette.deep)),
            ]
        start = left + row * 0.62
        room = x + width - lift - row * 0.55 - start
        long = room * dice.between(0.55, 0.98)
        parts.append(rect(start, middle - row * 0.085, long, row * 0.17, request.faint, row * 0.085))
    return "".join(parts)


def tick(x: float, y: float, radius: float, colour: str) -> str:
    """A tick inside a disc."""
    points = ((-0.42, 0.03), (-0.12, 0.33), (0.44, -0.28))
    path = "M" + "L".join(numbers(x + dx * radius, y + dy * radius) for dx, dy in points)
    return line(path, colour, radius * 0.2)
