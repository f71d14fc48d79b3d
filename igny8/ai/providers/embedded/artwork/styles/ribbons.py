"""Ribbons: broad parallel stripes that run up, turn in a quarter circle and leave the picture."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, line, number, numbers

_STRIPES = 5


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    share = {Place.RIGHT: 0.105, Place.BELOW: 0.13, Place.FULL: 0.1}[scene.place]
    band = min(frame.height * share, frame.width * 0.15)
    inner = band * dice.between(0.9, 1.3)
    outer = inner + band * (_STRIPES - 0.5)
    highest = frame.y + frame.height * dice.between(0.06, 0.14)
    centre_y = highest + outer + band / 2
    centre_x = frame.x + outer + band * 0.6 + _start(scene)
    turns_down = scene.place is not Place.RIGHT and frame.width > 3 * outer and dice.chance(0.6)
    end_x = frame.right - outer - band * dice.between(0.8, 1.6) if turns_down else scene.width + band
    colours = [palette.deep, palette.accent, palette.spark, palette.middle, palette.soft]
    if dice.chance(0.5):
        colours.reverse()
    parts = []
    for index, colour in enumerate(colours):
        radius = outer - band * index
        arc = f"A{numbers(radius, radius)} 0 0 1"
        path = f"M{numbers(centre_x - radius, scene.height + band)}V{number(centre_y)}"
        path += f"{arc} {numbers(centre_x, centre_y - radius)}H{number(end_x)}"
        if turns_down:
            path += f"{arc} {numbers(end_x + radius, centre_y)}V{number(scene.height + band)}"
        parts.append(line(path, colour, band + 0.4, cap="butt"))
    parts.append(circle(centre_x, centre_y, inner * 0.42, palette.accent))
    return "".join(parts)


def _start(scene: Scene) -> float:
    """How far from the left of the frame the stripes rise."""
    if scene.place is Place.RIGHT:
        return 0
    return scene.frame.width * scene.dice.between(0.04, 0.3)
