"""Scales: rows of ringed discs that overlap like waves, lightest in the distance."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    across = {Place.RIGHT: 3, Place.BELOW: 4.5, Place.FULL: 5}[scene.place]
    radius = frame.width / across / 2
    drop = radius * 0.62
    top = frame.y + radius * (1.02 if scene.place is Place.BELOW else -0.2)
    rows = math.ceil((scene.height - top) / drop) + 2
    columns = math.ceil(across) + 1
    tones = palette.ramp(rows)
    special = (dice.whole(1, max(1, rows - 4)), dice.whole(1, max(1, columns - 2)))
    parts = []
    for row in range(rows):
        shift = 0 if row % 2 else radius
        for column in range(columns):
            x = scene.width + radius * 0.0 - 2 * radius * column - shift + radius
            if scene.place is Place.RIGHT and x - radius < frame.x - 1:
                continue
            is_special = (row, column) == special
            parts.append(_scale(scene, x, top + drop * row, radius, tones[row], is_special=is_special))
    return "".join(parts)


def _scale(scene: Scene, x: float, y: float, radius: float, tone: str, *, is_special: bool) -> str:
    palette = scene.palette
    tone = palette.accent if is_special else tone
    rings = ((1.0, palette.paper), (0.95, tone), (0.68, palette.paper), (0.63, tone), (0.34, palette.spark))
    return "".join(circle(x, y, radius * share, colour) for share, colour in rings)
