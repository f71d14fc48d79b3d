"""Rectangles of a picture and where its drawing may stand. Lengths are pixels, y grows downwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Frame:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def shorter(self) -> float:
        return min(self.width, self.height)

    def inset(self, by: float) -> Frame:
        return Frame(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Place(StrEnum):
    """Which part of the picture the drawing has. It bleeds off every edge but the one that faces the words."""

    RIGHT = "right"  # words stand on the left
    BELOW = "below"  # words stand above
    FULL = "full"  # no words
