"""Sunrise: half a sun in rings at an edge of the picture, with rays of two lengths."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, circle, numbers, shape

_RAYS = 34  # round the whole sun


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    if scene.place is Place.RIGHT:
        x, y = scene.width - frame.width * dice.between(0, 0.12), frame.y + frame.height * dice.between(0.5, 0.72)
        reach = x - frame.x
    else:
        x = frame.x + frame.width * dice.between(0.5, 0.74)
        y = scene.height - frame.height * (0 if scene.place is Place.BELOW else 0.08)
        reach = y - frame.y if scene.place is Place.BELOW else frame.height * 0.84
    sun = reach * 0.56
    turn = dice.between(0, math.tau / _RAYS)
    parts = []
    for index in range(_RAYS):
        angle = turn + math.tau * index / _RAYS
        is_long = index % 2 == 0
        length = reach * (0.985 if is_long else 0.84)
        parts.append(shape(_ray((x, y), sun * 1.12, length, angle), palette.middle if is_long else palette.soft))
    rings = [palette.deep, palette.accent, palette.spark, palette.accent]
    shares = [1, 0.8, 0.55, 0.27]
    parts += [circle(x, y, sun * share, colour) for share, colour in zip(shares, rings, strict=True)]
    return "".join(parts)


def _ray(centre: Point, start: float, end: float, angle: float) -> str:
    """A petal that widens outwards and ends round."""
    half = math.tau / _RAYS * 0.33
    tip = end * math.sin(half)
    root = start * math.sin(half)
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))

    def at(distance: float, aside: float) -> Point:
        return (
            centre[0] + along[0] * distance + across[0] * aside,
            centre[1] + along[1] * distance + across[1] * aside,
        )

    shoulder = end - tip
    return (
        f"M{numbers(*at(start, -root))}L{numbers(*at(shoulder, -tip))}"
        f"A{numbers(tip, tip)} 0 0 1 {numbers(*at(shoulder, tip))}L{numbers(*at(start, root))}"
        f"A{numbers(root, root)} 0 0 1 {numbers(*at(start, -root))}Z"
    )
