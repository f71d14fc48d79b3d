"""Tiles: a grid of squares with quarter discs, half discs, leaves and triangles in flat colours."""

from __future__ import annotations

from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, numbers, polygon, rect, shape


def paint(scene: Scene) -> str:
    frame, dice = scene.frame, scene.dice
    rows = {Place.RIGHT: 4, Place.BELOW: 2, Place.FULL: 3}[scene.place] + dice.whole(0, 1)
    side = frame.height / rows
    if scene.place is Place.RIGHT:
        columns = max(1, int(frame.width / side))
        left = scene.width - columns * side
    else:
        columns = max(1, -int(-scene.width // side))
        left = (scene.width - columns * side) / 2
    motifs = [_quarter, _half, _leaf, _disc, _triangle, _arcs]
    parts = []
    for row in range(rows):
        for column in range(columns):
            ground, figure, other = _colours(scene, dice)
            x, y = left + column * side, frame.y + row * side
            parts.append(rect(x - 0.3, y - 0.3, side + 0.6, side + 0.6, ground))
            parts.append(dice.pick(motifs)(x, y, side, figure, other, dice.whole(0, 3)))
    return "".join(parts)


def _colours(scene: Scene, dice: Dice) -> tuple[str, str, str]:
    palette = scene.palette
    grounds = [palette.tint, palette.soft, palette.soft, palette.middle, palette.deep]
    ground = dice.pick(grounds)
    figures = [colour for colour in dice.shuffled([*palette.colours, palette.paper]) if colour != ground]
    return ground, figures[0], figures[1]


def _corner(x: float, y: float, side: float, turn: int) -> tuple[float, float, float, float]:
    """A corner of the square and the directions that lead inwards from it."""
    return [(x, y, 1, 1), (x + side, y, -1, 1), (x + side, y + side, -1, -1), (x, y + side, 1, -1)][turn]


def _quarter_path(x: float, y: float, side: float, turn: int, reach: float) -> str:
    cx, cy, right, down = _corner(x, y, side, turn)
    sweep = 1 if right * down > 0 else 0
    start, end = (cx + right * reach, cy), (cx, cy + down * reach)
    return f"M{numbers(cx, cy)}L{numbers(*start)}A{numbers(reach, reach)} 0 0 {sweep} {numbers(*end)}Z"


def _quarter(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    del other
    return shape(_quarter_path(x, y, side, turn, side), figure)


def _arcs(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    reaches = ((1.0, figure), (0.66, other), (0.33, figure))
    return "".join(shape(_quarter_path(x, y, side, turn, side * reach), colour) for reach, colour in reaches)


def _half(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    del other
    half = side / 2
    ends = [
        ((x, y), (x + side, y), 0),
        ((x + side, y), (x + side, y + side), 0),
        ((x + side, y + side), (x, y + side), 0),
        ((x, y + side), (x, y), 0),
    ][turn]
    start, end, sweep = ends
    return shape(f"M{numbers(*start)}A{numbers(half, half)} 0 0 {sweep} {numbers(*end)}Z", figure)


def _leaf(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    del other
    start, end = ((x, y), (x + side, y + side)) if turn % 2 else ((x + side, y), (x, y + side))
    arc = f"A{numbers(side, side)} 0 0 1"
    return shape(f"M{numbers(*start)}{arc} {numbers(*end)}{arc} {numbers(*start)}Z", figure)


def _disc(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    core = circle(x + side / 2, y + side / 2, side * 0.2, other) if turn % 2 else ""
    return circle(x + side / 2, y + side / 2, side * 0.4, figure) + core


def _triangle(x: float, y: float, side: float, figure: str, other: str, turn: int) -> str:
    del other
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return polygon([corner for index, corner in enumerate(corners) if index != turn], figure)
