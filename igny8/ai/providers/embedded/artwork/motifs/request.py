"""What a motif is given: its part of the picture, colours, chance, and what the heading says."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.colour import contrast, mix
from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Frame
from igny8.ai.providers.embedded.artwork.palettes import Palette


@dataclass(frozen=True)
class Request:
    """A motif paints SVG elements inside the frame and leaves the rest of the picture empty."""

    frame: Frame
    palette: Palette
    dice: Dice
    count: int = 0  # a number that the heading names; 0 for none
    has_letters: bool = True  # whether the picture is large enough for figures

    def on(self, ground: str) -> str:
        """Ink or its opposite, whichever reads better on this colour."""
        palette = self.palette
        return max((palette.ink, palette.paper, "#ffffff"), key=lambda colour: contrast(colour, ground))

    @property
    def card(self) -> str:
        """The ground of a card that lies on the paper."""
        return self.palette.raised

    @property
    def faint(self) -> str:
        """The bars on a card that stand where words would."""
        return mix(self.card, self.palette.ink, 0.2) if self.palette.is_dark else self.palette.soft

    def shaded(self, colour: str, share: float = 0.2) -> str:
        """The side of a thing that is turned from the light."""
        return mix(colour, self.palette.paper if self.palette.is_dark else self.palette.ink, share)

    def lit(self, colour: str) -> str:
        """The side that is turned to the light."""
        return mix(colour, self.palette.ink if self.palette.is_dark else "#ffffff", 0.24)
