"""Hills: ranges in rising tones, one behind the other, under a sun."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, circle, number, shape, smooth

_RANGES = 5


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    tones = palette.ramp(_RANGES)
    sun_x = frame.x + frame.width * dice.between(0.62, 0.86)
    radius = frame.height * dice.between(0.2, 0.26)
    sun_y = frame.y + radius + frame.height * dice.between(0.02, 0.1)
    parts = [circle(sun_x, sun_y, radius, palette.accent if dice.chance(0.5) else palette.spark)]
    for index, tone in enumerate(tones):
        level = frame.y + frame.height * (0.38 + 0.6 * index / _RANGES)
        swing = frame.height * (0.17 - 0.02 * index)
        ridge = _ridge(scene, dice, level, swing)
        path = smooth(ridge, closed=False)
        parts.append(shape(f"{path}V{number(scene.height + 2)}H-2Z", tone))
    return "".join(parts)


def _ridge(scene: Scene, dice: Dice, level: float, swing: float) -> list[Point]:
    """A skyline of two waves that don't share a period."""
    phase, other = dice.between(0, math.tau), dice.between(0, math.tau)
    turns, faster = dice.between(1.1, 1.9), dice.between(2.6, 3.9)
    steps = 28
    points = []
    for step in range(steps + 1):
        share = step / steps
        height = 0.68 * math.sin(phase + turns * math.tau * share) + 0.32 * math.sin(other + faster * math.tau * share)
        points.append((-2 + (scene.width + 4) * share, level + swing * height))
    return points
