"""Discs: large circles laid over each other like coloured glass; where two meet, a third colour shows."""

from __future__ import annotations

import itertools
import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, circle, numbers, shape


def paint(scene: Scene) -> str:
    dice, palette = scene.dice, scene.palette
    centres, radius = _chain(scene)
    firsts = dice.pick(
        [
            [palette.middle, palette.accent, palette.soft, palette.spark],
            [palette.accent, palette.soft, palette.middle, palette.spark],
            [palette.soft, palette.middle, palette.spark, palette.accent],
        ]
    )
    parts = [circle(*centre, radius, firsts[index % 4]) for index, centre in enumerate(centres)]
    parts += [shape(_lens(one, other, radius), palette.deep) for one, other in itertools.pairwise(centres)]
    return "".join(parts)


def _chain(scene: Scene) -> tuple[list[Point], float]:
    """Centres of circles of one radius, each overlapping the next."""
    frame, dice = scene.frame, scene.dice
    if scene.place is Place.RIGHT:
        radius = min(frame.width * 0.36, frame.height * 0.27)
        step = radius * 1.28
        sway = min(radius * 0.5, frame.width - 2 * radius - radius * 0.1)
        start = dice.pick([-1, 1])
        count = math.ceil(frame.height / step) + 1
        x, top = frame.x + frame.width / 2 + radius * 0.08, (frame.height - step * (count - 1)) / 2
        return [(x + sway / 2 * start * (-1) ** place, top + step * place) for place in range(count)], radius
    radius = frame.height * (0.42 if scene.place is Place.BELOW else 0.3)
    step = radius * 1.36
    count = math.ceil(scene.width / step) + 1
    left = (scene.width - step * (count - 1)) / 2
    middle = frame.y + frame.height - radius * 1.02 if scene.place is Place.BELOW else frame.middle[1]
    sway = radius * (0.14 if scene.place is Place.BELOW else 0.42)
    return [(left + step * place, middle + sway * (-1) ** place) for place in range(count)], radius


def _lens(one: Point, other: Point, radius: float) -> str:
    """Where two circles of the same radius overlap."""
    half = math.dist(one, other) / 2
    if half >= radius:
        return "M0 0Z"
    rise = math.sqrt(radius**2 - half**2)
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    across = ((other[0] - one[0]) / (2 * half), (other[1] - one[1]) / (2 * half))
    first = (middle[0] - rise * across[1], middle[1] + rise * across[0])
    last = (middle[0] + rise * across[1], middle[1] - rise * across[0])
    arc = f"A{numbers(radius, radius)} 0 0 0"
    return f"M{numbers(*first)}{arc} {numbers(*last)}{arc} {numbers(*first)}Z"
