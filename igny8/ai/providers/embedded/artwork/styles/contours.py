"""Contours: sheets of paper cut out one above the other, like a map of a hill."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, line, shape, smooth

_SHEETS = 6
_POINTS = 30
_SWING = 0.13  # how far a sheet's edge leaves its circle, in parts of the radius


def paint(scene: Scene) -> str:
    dice, palette = scene.dice, scene.palette
    x, y, reach = scene.reach
    outer = reach / (1 + _SWING)
    tones = [*palette.ramp(_SHEETS - 1), palette.accent]
    waves = [(turns, dice.between(0, math.tau), dice.between(0.4, 1)) for turns in (2, 3, 4)]
    drift = dice.between(0, math.tau)
    parts = []
    for index, tone in enumerate(tones):
        share = 1 - index / (_SHEETS + 0.4)
        away = outer * 0.1 * (1 - share)
        centre = (x + away * math.cos(drift), y + away * math.sin(drift))
        edge = _edge(centre, outer * share, waves, index * 0.22)
        parts.append(shape(smooth(edge, closed=True), tone))
    if scene.place is not Place.FULL:
        return "".join(parts)
    wide = _edge((x, y), outer * 1.12, waves, -0.22)
    return line(smooth(wide, closed=True), palette.soft, scene.frame.shorter * 0.006) + "".join(parts)


def _edge(centre: Point, radius: float, waves: list[tuple[int, float, float]], turn: float) -> list[Point]:
    total = sum(weight for _, _, weight in waves)
    points = []
    for step in range(_POINTS):
        angle = math.tau * step / _POINTS
        swing = sum(weight * math.sin(turns * angle + phase + turn) for turns, phase, weight in waves) / total
        length = radius * (1 + _SWING * swing)
        points.append((centre[0] + length * math.cos(angle), centre[1] + length * math.sin(angle)))
    return points
