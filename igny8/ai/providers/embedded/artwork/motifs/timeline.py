"""Timeline: a line with marks, a blank card at each, one mark standing out."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, line, numbers, rect

_MARKS = 5


def paint(request: Request) -> str:
    frame, palette, dice = request.frame, request.palette, request.dice
    is_tall = frame.height > frame.width * 1.1
    long, short = (frame.height, frame.width) if is_tall else (frame.width, frame.height)
    wide = long * 0.23
    pitch = (long - wide) / (_MARKS - 1)
    tall = min(short * 0.3, pitch * 0.9)
    radius = min(pitch * 0.13, short * 0.055)
    arm = tall / 2 + radius * 2.6
    marked = dice.whole(1, _MARKS - 2)
    start, end = _spot(request, 0, 0, is_tall), _spot(request, long, 0, is_tall)
    parts = [line(f"M{numbers(*start)}L{numbers(*end)}", palette.middle, radius * 0.45)]
    for index in range(_MARKS):
        forward = wide / 2 + pitch * index
        side = arm if index % 2 else -arm
        colour = palette.accent if index == marked else palette.deep
        x, y = _spot(request, forward, side, is_tall)
        foot = _spot(request, forward, 0, is_tall)
        width, height = (tall, wide) if is_tall else (wide, tall)
        ground = palette.accent if index == marked else request.card
        parts += [
            line(f"M{numbers(*foot)}L{numbers(x, y)}", colour, radius * 0.24),
            rect(x - width / 2, y - height / 2, width, height, ground, radius * 0.9),
            _lines(request, x - width / 2, y - height / 2, width, height, ground),
            circle(*foot, radius * 1.5, palette.paper),
            circle(*foot, radius, colour),
        ]
    return "".join(parts)


def _spot(request: Request, forward: float, side: float, is_tall: bool) -> tuple[float, float]:
    x, y = request.frame.middle
    return (x + side, request.frame.y + forward) if is_tall else (request.frame.x + forward, y + side)


def _lines(request: Request, x: float, y: float, width: float, height: float, ground: str) -> str:
    """Two bars where words would stand."""
    colour = request.shaded(ground) if ground == request.palette.accent else request.faint
    thick = height * 0.11
    return "".join(
        rect(x + width * 0.14, y + height * at - thick / 2, width * long, thick, colour, thick / 2)
        for at, long in ((0.38, request.dice.between(0.55, 0.72)), (0.64, request.dice.between(0.3, 0.5)))
    )
