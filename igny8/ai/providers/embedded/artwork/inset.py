"""Pictures inside an article: calmer kin of the cover, with a small heading and a motif that its words suggest."""

from __future__ import annotations

from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.providers.embedded.artwork.colour import mix
from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.hints import count_in, motif_for
from igny8.ai.providers.embedded.artwork.layout import SMALLEST_SIDE, Layout, head, margin_of, without_words
from igny8.ai.providers.embedded.artwork.lettering import set_line
from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.painted import Painted, in_style
from igny8.ai.providers.embedded.artwork.palettes import Palette
from igny8.ai.providers.embedded.artwork.repertoire import MOTIFS, STYLES
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, rect
from igny8.ai.providers.embedded.artwork.typeface import readable


def painted(given: GenerateImagesInput, palette: Palette, dice: Dice, turn: int) -> Painted:
    """A motif where the heading (the prompt, where there is none) suggests one, else a style in quiet colours."""
    calm = palette.calm()
    width, height = given.width, given.height
    heading = readable(given.title)
    layout = head(heading, width, height) or without_words(width, height)
    hint = heading or given.prompt
    motif = motif_for(hint)
    words = _set(layout, calm)
    if motif:
        ground = rect(0, 0, width, height, calm.paper) + _backdrop(layout.frame, calm, dice)
        has_letters = min(width, height) >= SMALLEST_SIDE
        request = Request(_stage(layout, width, height), calm, dice, count_in(hint), has_letters)
        return Painted(motif, calm, layout, ground + MOTIFS[motif](request), words)
    able = [style for style in STYLES if style.is_calm and layout.place in style.places]
    style = able[turn % len(able)]
    scene = Scene(width, height, layout.frame, layout.place, calm, dice)
    return Painted(style.name, calm, layout, in_style(style, scene), words)


def _stage(layout: Layout, width: float, height: float) -> Frame:
    """The part of the picture that a motif fills: what the heading leaves, less a generous margin."""
    margin = margin_of(width, height)
    side = max(margin, 0.1 * width)
    if layout.place is Place.FULL:
        return Frame(side, 1.4 * margin, width - 2 * side, height - 2.8 * margin)
    top = layout.frame.y
    return Frame(side, top, width - 2 * side, height - top - 1.15 * margin)


def _backdrop(frame: Frame, palette: Palette, dice: Dice) -> str:
    """One large quiet shape behind the motif, elsewhere in each picture; it never reaches up to the heading."""
    tone = mix(palette.paper, palette.soft, 0.3)
    radius = frame.height * dice.between(0.4, 0.48)
    x = frame.x + frame.width * dice.between(0.12, 0.88)
    y = frame.bottom - radius * dice.between(0.1, 1)
    return dice.pick([_disc, _arch])(x, y, radius, frame.bottom, tone)


def _disc(x: float, y: float, radius: float, bottom: float, tone: str) -> str:
    del bottom
    return circle(x, y, radius, tone)


def _arch(x: float, y: float, radius: float, bottom: float, tone: str) -> str:
    return circle(x, y, radius, tone) + rect(x - radius, y, 2 * radius, bottom - y, tone)


def _set(layout: Layout, palette: Palette) -> str:
    if not layout.title:
        return ""
    first = layout.title[0]
    thick = 0.09 * first.size
    rule = rect(first.x, first.baseline - 1.75 * first.size, 1.5 * first.size, thick, palette.accent)
    return rule + "".join(set_line(line, palette.ink) for line in layout.title)
