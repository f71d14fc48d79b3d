"""Leaves: plants cut from paper, each leaf in two tones, growing from the lower edge."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.colour import mix
from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import Point, circle, line, numbers, shape


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    share = {Place.RIGHT: 0.3, Place.BELOW: 0.44, Place.FULL: 0.27}[scene.place]
    count = max(1, round(frame.width / (frame.height * share)))
    span = frame.width / count
    kinds = dice.shuffled([_feather, _feather, _berries, _tulip])
    tints = dice.shuffled([palette.middle, palette.deep, palette.accent, palette.spark])
    high_first = dice.whole(0, 1)
    parts = []
    for index in range(count):
        share = dice.between(0.84, 0.96) if (index + high_first) % 2 else dice.between(0.56, 0.7)
        foot = (frame.x + span * (index + 0.5), scene.height + 4)
        plant = kinds[index % len(kinds)]
        parts.append(plant(scene, foot, frame.height * share, span, tints[index % len(tints)]))
    return "".join(parts)


def _stem(scene: Scene, foot: Point, height: float, colour: str) -> str:
    return line(f"M{numbers(*foot)}V{numbers(foot[1] - height)}", colour, scene.frame.height * 0.008)


def _feather(scene: Scene, foot: Point, height: float, span: float, colour: str) -> str:
    """Pairs of leaves along a stem, smaller towards the top, and one at the tip."""
    shade = _shade(scene, colour)
    length = min(span * 0.5, height * 0.36)
    rise = length * 0.56
    pairs = max(2, int((height - length * 0.9) / rise))
    parts = [_stem(scene, foot, height - length * 0.5, shade)]
    for pair in range(pairs):
        y = foot[1] - height + length * 0.95 + rise * pair
        grown = length * (0.72 + 0.28 * min(1, pair / 2))
        parts.append(_leaf((foot[0], y), grown, math.radians(-48), colour, shade))
        parts.append(_leaf((foot[0], y), grown, math.radians(-132), shade, colour))
    parts.append(_leaf((foot[0], foot[1] - height + length * 0.7), length * 0.7, -math.pi / 2, colour, shade))
    return "".join(parts)


def _berries(scene: Scene, foot: Point, height: float, span: float, colour: str) -> str:
    """Round leaves on short stalks, left and right in turn."""
    shade = _shade(scene, colour)
    radius = min(span * 0.17, height * 0.12)
    rise = radius * 1.55
    count = max(2, int((height - 2 * radius) / rise))
    thick = scene.frame.height * 0.008
    parts = [_stem(scene, foot, height - radius, shade)]
    for place in range(count):
        y = foot[1] - height + radius + rise * place
        side = 0 if place == 0 else (1 if place % 2 else -1)
        x = foot[0] + side * radius * 1.55
        stalk = f"M{numbers(x, y)}L{numbers(foot[0], y + abs(side) * radius * 1.2)}"
        parts += [line(stalk, shade, thick), circle(x, y, radius, colour if place % 3 else shade)]
    return "".join(parts)


def _tulip(scene: Scene, foot: Point, height: float, span: float, colour: str) -> str:
    """A cup of three petals over two long leaves."""
    palette, shade = scene.palette, _shade(scene, colour)
    green = palette.middle if colour != palette.middle else palette.deep
    radius = min(span * 0.27, height * 0.17)
    x, top = foot[0], foot[1] - height
    cup = f"M{numbers(x - radius, top)}A{numbers(radius, radius * 1.55)} 0 0 0 {numbers(x + radius, top)}Z"
    petals = [
        shape(
            f"M{numbers(x + shift - radius / 2, top + 1)}A{numbers(radius / 2, radius / 2)} 0 0 1 "
            f"{numbers(x + shift + radius / 2, top + 1)}Z",
            tint,
        )
        for shift, tint in ((-radius / 2, colour), (radius / 2, shade))
    ]
    half = f"M{numbers(x, top)}H{numbers(x + radius)}A{numbers(radius, radius * 1.55)} 0 0 1 "
    half += f"{numbers(x, top + radius * 1.55)}Z"
    length = min(height * 0.5, span * 0.62)
    base = (x, foot[1] - height * 0.08)
    return "".join(
        [
            _stem(scene, foot, height - radius, green),
            _leaf(base, length, math.radians(-62), green, _shade(scene, green)),
            _leaf(base, length * 0.86, math.radians(-118), _shade(scene, green), green),
            shape(cup, colour),
            shape(half, shade),
            *petals,
        ]
    )


def _shade(scene: Scene, colour: str) -> str:
    palette = scene.palette
    return mix(colour, palette.paper if palette.is_dark else palette.ink, 0.2)


def _leaf(base: Point, length: float, angle: float, one: str, other: str) -> str:
    """Two halves on both sides of the vein."""
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    tip = (base[0] + along[0] * length, base[1] + along[1] * length)
    halves = []
    for side, colour in ((1, one), (-1, other)):
        belly = length * 0.42 * side
        bend = (
            base[0] + along[0] * length * 0.42 + across[0] * belly,
            base[1] + along[1] * length * 0.42 + across[1] * belly,
        )
        halves.append(shape(f"M{numbers(*base)}Q{numbers(*bend, *tip)}Z", colour))
    return "".join(halves)
