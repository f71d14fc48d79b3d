"""Blocks: cubes seen from a corner, piled up to different heights."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.colour import mix
from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, polygon

_HALF = math.sqrt(3) / 2


def paint(scene: Scene) -> str:
    frame, dice = scene.frame, scene.dice
    rows_wanted = {Place.RIGHT: 5.5, Place.BELOW: 3.6, Place.FULL: 5}[scene.place]
    edge = frame.height / (1.5 * rows_wanted)
    span = 2 * _HALF * edge
    columns = max(1, int(frame.width / span)) if scene.place is Place.RIGHT else math.ceil(frame.width / span) + 1
    left = scene.width - columns * span + span / 2 if scene.place is Place.RIGHT else 0.0
    tops = _tops(scene, columns, int(rows_wanted))
    colours = _colours(scene)
    parts = []
    for row in range(int(rows_wanted) + 2, -2, -1):
        for column in range(columns):
            if row > tops[column]:
                continue
            shift = span / 2 if row % 2 else 0
            centre = (left + column * span + shift, scene.height - 1.5 * edge * row)
            parts.append(_cube(centre, edge, dice.pick(colours)))
    return "".join(parts)


def _tops(scene: Scene, columns: int, rows: int) -> list[int]:
    """The highest row of each column: a heap with its summit at one place, with some chance."""
    dice = scene.dice
    most = rows - 1
    summit = columns if scene.place is Place.RIGHT else columns * dice.pick([0.3, 0.7, 0.8])
    far = max(summit, columns - summit)
    tops = []
    for column in range(columns):
        rise = 1.25 - abs(column + 0.5 - summit) / far
        tops.append(max(0, min(most, round(most * rise + dice.between(-0.8, 0.5)))))
    return tops


def _colours(scene: Scene) -> list[tuple[str, str, str]]:
    """Top, left and right face of each kind of cube: one colour in three lights."""
    palette = scene.palette
    shade = palette.paper if palette.is_dark else palette.ink
    light = palette.ink if palette.is_dark else palette.paper
    bases = [palette.soft, palette.middle, palette.middle, palette.deep, palette.accent, palette.spark]
    return [(mix(base, light, 0.22), base, mix(base, shade, 0.26)) for base in bases]


def _cube(centre: Point, edge: float, faces: tuple[str, str, str]) -> str:
    x, y = centre
    wide, half = _HALF * edge, edge / 2
    top = [(x, y - edge), (x + wide, y - half), (x, y), (x - wide, y - half)]
    left = [(x - wide, y - half), (x, y), (x, y + edge), (x - wide, y + half)]
    right = [(x + wide, y - half), (x, y), (x, y + edge), (x + wide, y + half)]
    return "".join(polygon(face, colour) for face, colour in zip((top, left, right), faces, strict=True))
