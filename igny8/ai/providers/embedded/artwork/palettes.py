"""The palettes: each is a paper, an ink and five colours in fixed roles that go together."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.colour import luminance, mix


@dataclass(frozen=True)
class Palette:
    """What one topic's pictures are painted with. Soft, middle and deep are steps away from the paper."""

    name: str
    paper: str  # the ground, also under text
    ink: str  # text; 7:1 or more on the paper
    soft: str  # nearest to the paper
    middle: str
    deep: str  # farthest from the paper
    accent: str  # the one strong colour of another hue
    spark: str  # a little light

    @property
    def is_dark(self) -> bool:
        return luminance(self.paper) < 0.2

    @property
    def muted(self) -> str:
        """Small text: quieter than the ink, still 4.5:1 or more on the paper."""
        return mix(self.ink, self.paper, 0.22)

    @property
    def tint(self) -> str:
        """A ground a breath away from the paper."""
        return mix(self.paper, self.soft, 0.35)

    @property
    def raised(self) -> str:
        """The ground of a card that lies on the paper: lighter than a light paper, and than a dark one."""
        return mix(self.paper, self.ink, 0.13) if self.is_dark else mix(self.paper, "#ffffff", 0.75)

    @property
    def colours(self) -> tuple[str, str, str, str, str]:
        return self.soft, self.middle, self.deep, self.accent, self.spark

    def ramp(self, steps: int) -> list[str]:
        """`steps` tones from soft over middle to deep, equally far apart for the eye."""
        if steps == 1:
            return [self.middle]
        return [self._tone(2 * step / (steps - 1)) for step in range(steps)]

    def _tone(self, height: float) -> str:
        if height <= 1:
            return mix(self.soft, self.middle, height)
        return mix(self.middle, self.deep, height - 1)

    def calm(self) -> Palette:
        """The same colours drawn nearer to the paper, for pictures that stand inside an article."""
        share = 0.1 if self.is_dark else 0.22  # light colours turn muddy sooner
        quiet = [mix(colour, self.paper, share) for colour in self.colours]
        return Palette(self.name, self.tint, self.ink, *quiet)


PALETTES = (
    Palette("harbour", "#10253a", "#f8f3e7", "#1d4560", "#3a8291", "#f0e2c4", "#e2613e", "#edb24c"),
    Palette("dusk", "#26193a", "#fbf1ec", "#51306f", "#9a519f", "#f5a58a", "#e5607f", "#f9dba6"),
    Palette("pine", "#0f2e29", "#f5f1e3", "#235447", "#5c9673", "#d8e0af", "#ee8556", "#f2c356"),
    Palette("midnight", "#151a36", "#f3f4fc", "#2e3a80", "#6a7af0", "#b9c5ff", "#f58ca0", "#f7c873"),
    Palette("graphite", "#1d2023", "#f6f3ec", "#3e474e", "#8497a1", "#e8e2d4", "#f0603f", "#f3c24d"),
    Palette("wine", "#36132b", "#fdf0e6", "#642348", "#a8376b", "#f6d3ac", "#f08a5a", "#f6b85e"),
    Palette("reef", "#06323b", "#f1f7f2", "#0e5560", "#2c9c9b", "#b8e3d2", "#f4a259", "#f6d88a"),
    Palette("orchard", "#f6efe1", "#22302a", "#d5dcbe", "#7fa283", "#2c5b4e", "#c9553c", "#e5a94d"),
    Palette("slate", "#f2f1ee", "#1b2330", "#c3cfd9", "#64809c", "#26375a", "#e5533c", "#f0b56b"),
    Palette("lagoon", "#eaf3f1", "#0d2c36", "#b0dad2", "#3fa6a0", "#0d6371", "#ee7a59", "#f5c066"),
    Palette("terracotta", "#f9ebdd", "#3a1e16", "#f2be98", "#dc7d53", "#8a3324", "#2b6c6c", "#e9b04c"),
    Palette("rosewater", "#fbeeec", "#3b1a2c", "#f5bdb6", "#df6b80", "#8e2b55", "#5a3a78", "#e8b04e"),
    Palette("arctic", "#edf2f9", "#12223f", "#b4d0ee", "#4f8eda", "#1b479a", "#f08a4b", "#f6c667"),
    Palette("meadow", "#f4f5e5", "#25321a", "#d3dfa0", "#94b552", "#3f6e35", "#e0663b", "#edbe3f"),
    Palette("lilac", "#f2eef8", "#241a40", "#cfc0ea", "#8e72c9", "#4a3391", "#f0725f", "#f3be5b"),
    Palette("saffron", "#f3c558", "#2a1c0b", "#f8e0a0", "#d9802f", "#7c2f1d", "#1f5b5e", "#fbf3dc"),
)
