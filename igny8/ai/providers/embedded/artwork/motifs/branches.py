"""Branches: one root from which several ways lead to as many ends."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, line, numbers, rect

_ENDS = 3


def paint(request: Request) -> str:
    frame, palette, dice = request.frame, request.palette, request.dice
    width = min(frame.width, frame.height * 2.1)
    left = frame.x + (frame.width - width) / 2
    pitch = frame.height / _ENDS
    card = (width * 0.42, pitch * 0.7)
    radius = min(frame.height * 0.2, width * 0.12)
    root = (left + radius, frame.middle[1])
    chosen = dice.whole(0, _ENDS - 1)
    thick = frame.height * 0.018
    ways, ends = [], []
    for index in range(_ENDS):
        y = frame.y + pitch * (index + 0.5)
        x = left + width - card[0]
        bend = (root[0] + x) / 2
        colour = palette.accent if index == chosen else palette.middle
        path = f"M{numbers(*root)}C{numbers(bend, root[1], bend, y, x, y)}"
        ways.append(line(path, colour, thick))
        ground = palette.accent if index == chosen else request.card
        bar = request.shaded(ground) if index == chosen else request.faint
        size = card[1]
        ends += [
            rect(x, y - size / 2, *card, ground, size * 0.22),
            circle(x + size * 0.5, y, size * 0.2, request.on(ground) if index == chosen else palette.middle),
            rect(
                x + size * 0.95,
                y - size * 0.09,
                (card[0] - size * 1.4) * dice.between(0.6, 1),
                size * 0.18,
                bar,
                size * 0.09,
            ),
        ]
    hub = circle(*root, radius, palette.deep) + circle(*root, radius * 0.42, palette.spark)
    return "".join(ways) + hub + "".join(ends)
