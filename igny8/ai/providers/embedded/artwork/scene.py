"""What a style is given: the canvas, its part of it, the colours, and chance."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.palettes import Palette


@dataclass(frozen=True)
class Scene:
    """A style paints SVG elements in pixels of the canvas and keeps inside `frame`.

    Shapes may run off the canvas, but end by themselves towards the words: what crosses that edge is cut off.
    """

    width: float
    height: float
    frame: Frame
    place: Place
    palette: Palette
    dice: Dice

    @property
    def reach(self) -> tuple[float, float, float]:
        """A focus and how far round it may grow before it meets the words: x, y, radius."""
        frame, dice = self.frame, self.dice
        if self.place is Place.RIGHT:
            x = frame.x + frame.width * dice.between(0.56, 0.68)
            return x, frame.y + frame.height * dice.between(0.42, 0.6), x - frame.x
        if self.place is Place.BELOW:
            x = frame.x + frame.width * dice.between(0.55, 0.8)
            y = frame.y + frame.height * dice.between(0.9, 1.05)
            return x, y, y - frame.y
        x, y = frame.middle
        side = max(frame.width, frame.height)
        return x + frame.width * dice.between(-0.12, 0.12), y + frame.height * dice.between(-0.1, 0.1), side * 0.62
