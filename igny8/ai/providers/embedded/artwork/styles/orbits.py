"""Orbits: rings round a large body, with smaller bodies on them."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, numbers, ring, shape

_RINGS = 4
_SIZES = (0.05, 0.085, 0.06, 0.1)  # of the bodies, in parts of the reach, from the inside out


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    x, y, reach = scene.reach
    if scene.place is Place.FULL:
        reach = frame.shorter * 0.56
    thick = max(1.0, reach * 0.011)
    parts = [circle(x, y, reach * share, tone) for share, tone in ((0.9, palette.tint), (0.68, palette.soft))]
    bodies = []
    colours = dice.shuffled([palette.accent, palette.spark, palette.deep, palette.middle])
    angle = dice.between(0, math.tau)
    for index, size in enumerate(_SIZES):
        radius = reach * (0.46 + 0.43 * index / (_RINGS - 1))
        parts.append(ring(x, y, radius, palette.middle, thick))
        angle += dice.between(1.7, 2.4)
        place = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        if scene.place is Place.BELOW:
            where = -math.pi * (0.16 + 0.68 * ((index * 2 + 1) % _RINGS) / (_RINGS - 1) + dice.between(-0.06, 0.06))
            place = (x + radius * math.cos(where), y + radius * math.sin(where))
        bodies.append(circle(*place, reach * size, colours[index]))
    core = reach * 0.33
    lit = f"M{numbers(x, y - core)}A{numbers(core, core)} 0 0 1 {numbers(x, y + core)}Z"
    parts += [circle(x, y, core, palette.accent), shape(lit, palette.spark), *bodies]
    return "".join(parts)
