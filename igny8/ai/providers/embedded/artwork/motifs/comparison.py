"""Comparison: two cards of the same size with different figures, and a disc that belongs to both."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.svg import circle, numbers, rect, shape


def paint(request: Request) -> str:
    frame, palette = request.frame, request.palette
    is_tall = frame.height > frame.width * 1.1
    long, short = (frame.height, frame.width) if is_tall else (frame.width, frame.height)
    side = min((long - short * 0.08) / 2, short * 1.15)
    gap = side * 0.05
    first, second = palette.middle, palette.accent
    if request.dice.chance(0.5):
        first, second = second, first
    parts = []
    for index, colour in enumerate((first, second)):
        forward = long / 2 + (gap / 2 if index else -gap / 2 - side)
        x, y = (frame.x, frame.y + forward) if is_tall else (frame.x + forward, frame.y)
        width, height = (short, side) if is_tall else (side, short)
        parts.append(rect(x, y, width, height, colour, min(width, height) * 0.07))
        parts.append(_figure(request, x + width / 2, y + height / 2, min(width, height), index, colour))
    middle = frame.middle
    radius = short * 0.11
    half = f"A{numbers(radius, radius)} 0 0"
    parts += [
        circle(*middle, radius * 1.24, palette.paper),
        shape(f"M{numbers(middle[0], middle[1] - radius)}{half} 0 {numbers(middle[0], middle[1] + radius)}Z", first),
        shape(f"M{numbers(middle[0], middle[1] - radius)}{half} 1 {numbers(middle[0], middle[1] + radius)}Z", second),
    ]
    return "".join(parts)


def _figure(request: Request, x: float, y: float, side: float, index: int, ground: str) -> str:
    """Round things on one card, square ones on the other."""
    palette = request.palette
    tones = [tone for tone in (palette.spark, palette.soft, palette.deep) if tone != ground]
    if index == 0:
        return circle(x, y, side * 0.3, tones[0]) + circle(x, y, side * 0.16, tones[1])
    outer, inner = side * 0.52, side * 0.28
    return rect(x - outer / 2, y - outer / 2, outer, outer, tones[0], side * 0.03) + rect(
        x - inner / 2, y - inner / 2, inner, inner, tones[1], side * 0.03
    )
