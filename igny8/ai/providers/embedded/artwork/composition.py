"""A picture that is decided but not rendered yet, and how its colours and chance follow from what was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.functions.generate_image_prompts import ImageKind
from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.providers.embedded.artwork import cover, inset
from igny8.ai.providers.embedded.artwork.dice import Dice, seed_of
from igny8.ai.providers.embedded.artwork.layout import Layout
from igny8.ai.providers.embedded.artwork.palettes import PALETTES, Palette
from igny8.ai.providers.embedded.artwork.typeface import readable


@dataclass(frozen=True)
class Composition:
    """The drawing and the words are kept apart, so that each can be looked at without the other."""

    width: int  # pixels
    height: int
    style: str  # the name of a style or a motif
    palette: Palette
    layout: Layout
    drawing: str  # SVG elements
    words: str

    def svg(self, *, with_words: bool = True) -> str:
        words = self.words if with_words else ""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{self.drawing}{words}</svg>'


def compose(given: GenerateImagesInput) -> Composition:
    """The picture for this input: the same for the same topic, title, prompt, kind, seed, domain and size.

    The palette follows from the topic alone (from the domain where there is none), so that the pictures of one topic
    belong together; style and chance follow from everything else. Another seed takes another style.
    """
    topic = readable(given.topic).casefold() or given.site.domain
    palette = Dice("palette", topic).pick(PALETTES)
    parts = (topic, given.title, given.prompt, given.kind)
    dice, turn = Dice("picture", *parts, given.seed), seed_of("style", *parts) + given.seed
    paint = cover.painted if given.kind is ImageKind.FEATURED else inset.painted
    painted = paint(given, palette, dice, turn)
    return Composition(
        given.width, given.height, painted.style, painted.palette, painted.layout, painted.drawing, painted.words
    )
