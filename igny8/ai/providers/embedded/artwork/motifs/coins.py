"""Coins: piles of discs, for what something costs. Their heights mean nothing."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import line, number, numbers, rect, shape

_PILES = (3, 5, 2, 4)


def paint(request: Request) -> str:
    frame, palette, dice = request.frame, request.palette, request.dice
    piles = dice.shuffled(_PILES)
    span = min(frame.width / (len(piles) + 0.5), frame.height * 0.5)
    radius, flat = span * 0.42, span * 0.14
    thick = min(span * 0.24, (frame.height - 2.4 * flat) / (max(piles) + 0.4))
    left = frame.x + (frame.width - span * len(piles)) / 2
    base = frame.y + frame.height / 2 + (max(piles) * thick + 2 * flat) / 2 - flat
    faces = dice.shuffled([palette.spark, palette.middle, palette.accent, palette.deep])
    parts = [
        rect(left - span * 0.2, base + flat * 0.9, span * (len(piles) + 0.4), flat * 0.22, palette.soft, flat * 0.11)
    ]
    for index, coins in enumerate(piles):
        x = left + span * (index + 0.5)
        for coin in range(coins):
            shift = dice.between(-0.035, 0.035) * span
            bottom = base - coin * thick
            parts.append(_coin(x + shift, bottom, radius, flat, thick, faces[index], request))
    return "".join(parts)


def _coin(x: float, bottom: float, radius: float, flat: float, thick: float, face: str, request: Request) -> str:
    """The edge with a seam at its foot, the face, and a smaller lighter face on it."""
    top = bottom - thick
    arc = f"A{numbers(radius, flat)} 0 0"
    edge = f"M{numbers(x - radius, top)}V{number(bottom)}{arc} 0 {numbers(x + radius, bottom)}V{number(top)}Z"
    seam = f"M{numbers(x - radius, bottom)}{arc} 0 {numbers(x + radius, bottom)}"
    return "".join(
        [
            shape(edge, request.shaded(face)),
            line(seam, request.shaded(face, 0.5), thick * 0.07, cap="butt"),
            shape(_oval(x, top, radius, flat), face),
            shape(_oval(x, top, radius * 0.66, flat * 0.66), request.lit(face)),
        ]
    )


def _oval(x: float, y: float, wide: float, flat: float) -> str:
    arc = f"A{numbers(wide, flat)} 0 0 1"
    return f"M{numbers(x - wide, y)}{arc} {numbers(x + wide, y)}{arc} {numbers(x - wide, y)}Z"
