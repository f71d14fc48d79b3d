"""Pills: rows of capsules of different lengths, one behind the other, that run off an edge."""

from __future__ import annotations

from collections.abc import Iterator

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, rect

_GAP = 0.22  # between rows and between capsules, in parts of a row


def paint(scene: Scene) -> str:
    frame, dice = scene.frame, scene.dice
    is_side = scene.place is Place.RIGHT
    length, breadth = (frame.width, frame.height) if is_side else (frame.height, frame.width)
    rows = dice.whole(6, 7) if is_side else max(4, round(breadth / (length * _pitch(scene))))
    pitch = breadth / rows
    thick = pitch * (1 - _GAP)
    colours = dice.shuffled(scene.palette.colours)
    parts = []
    for row in range(rows):
        across = (frame.y if is_side else frame.x) + pitch * (row + _GAP / 2)
        for place, (start, long) in enumerate(_capsules(scene, row, length, thick)):
            colour = colours[(row * 2 + place * 3) % 5]
            if is_side:
                parts.append(rect(frame.right - start - long, across, long, thick, colour, thick / 2))
            elif long > thick * 1.02:
                parts.append(rect(across, scene.height - start - long, thick, long, colour, thick / 2))
            else:
                parts.append(circle(across + thick / 2, scene.height - start - thick / 2, thick / 2, colour))
    return "".join(parts)


def _pitch(scene: Scene) -> float:
    return 0.3 if scene.place is Place.BELOW else 0.16


def _capsules(scene: Scene, row: int, length: float, thick: float) -> Iterator[tuple[float, float]]:
    """Start and length of each capsule of a row, beginning beyond the edge and ending at the row's own end."""
    dice = scene.dice
    low, high = ((0.4, 0.62), (0.78, 0.97))
    end = length * dice.between(*(high if row % 2 else low))
    start = -thick * dice.between(0.6, 2.2)
    while end - start >= thick:
        long = thick * dice.pick([1.0, 2.2, 3.4, 3.4])
        if end - start - long < thick * (1 + _GAP):
            long = end - start
        yield start, long
        start += long + thick * _GAP
