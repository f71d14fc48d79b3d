"""Arches: a colonnade of nested round arches of different heights."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, number, numbers, shape

_BANDS = 4


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    wanted = {Place.RIGHT: 0.36, Place.BELOW: 0.62, Place.FULL: 0.42}[scene.place] * frame.height
    count = max(1, round(frame.width / wanted))
    span = frame.width / count
    heights = _heights(scene, count, span)
    orders = _orders(scene)
    parts = []
    for index, height in enumerate(heights):
        x = frame.x + span * index
        colours = orders[index % len(orders)]
        parts += [_arch(x, scene.height - height, span, scene.height, band, colours[band]) for band in range(_BANDS)]
    low = min(range(count), key=lambda place: heights[place])
    room = frame.height - heights[low]
    if room > span * 0.75 and count > 1:
        radius = min(span * 0.26, room * 0.28)
        drop = dice.between(0.45, 0.6)
        parts.append(circle(frame.x + span * (low + 0.5), frame.y + room * drop, radius, palette.spark))
    return "".join(parts)


def _heights(scene: Scene, count: int, span: float) -> list[float]:
    """No two neighbours are alike: tall and low take turns."""
    frame, dice = scene.frame, scene.dice
    high_first = dice.chance(0.5)
    least = min(frame.height * 0.95, span * 0.62)
    heights = []
    for index in range(count):
        is_high = (index % 2 == 0) == high_first
        share = dice.between(0.82, 0.97) if is_high else dice.between(0.48, 0.64)
        heights.append(max(least, frame.height * share))
    return heights


def _orders(scene: Scene) -> list[list[str]]:
    palette = scene.palette
    orders = [
        [palette.middle, palette.soft, palette.accent, palette.paper],
        [palette.deep, palette.middle, palette.spark, palette.paper],
        [palette.soft, palette.accent, palette.deep, palette.paper],
    ]
    return scene.dice.shuffled(orders)


def _arch(x: float, top: float, span: float, base: float, band: int, colour: str) -> str:
    inset = span * 0.5 * band / (_BANDS + 0.35)
    radius = span / 2 - inset
    left, right, spring = x + inset, x + span - inset, top + inset + radius
    arc = f"A{numbers(radius, radius)} 0 0 1 {numbers(right, spring)}"
    return shape(f"M{numbers(left, base + 2)}V{number(spring)}{arc}V{number(base + 2)}Z", colour)
