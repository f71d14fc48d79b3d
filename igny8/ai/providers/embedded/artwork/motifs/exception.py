"""Exception: a field of discs that are all alike, but for one."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, polygon


def paint(request: Request) -> str:
    frame, palette, dice = request.frame, request.palette, request.dice
    rows = 4 if frame.width > frame.height * 0.8 else 6
    pitch = frame.height / rows
    columns = max(3, int(frame.width / pitch))
    pitch = min(pitch, frame.width / columns)
    left = frame.x + (frame.width - pitch * columns) / 2 + pitch / 2
    top = frame.y + (frame.height - pitch * rows) / 2 + pitch / 2
    odd = (dice.whole(1, rows - 2), dice.whole(columns // 2, max(1, columns - 2)))
    parts = []
    for row in range(rows):
        for column in range(columns):
            x, y = left + pitch * column, top + pitch * row
            if (row, column) != odd:
                parts.append(circle(x, y, pitch * 0.34, palette.middle if (row + column) % 3 else palette.soft))
                continue
            reach = pitch * 0.47
            parts.append(polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], palette.accent))
    return "".join(parts)
