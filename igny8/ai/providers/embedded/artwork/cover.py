"""Covers: the title, large, beside or above a drawing that fills the rest."""

from __future__ import annotations

from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.providers.embedded.artwork.dice import Dice
from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.layout import Layout, Words, arrange, possible_places
from igny8.ai.providers.embedded.artwork.lettering import set_line
from igny8.ai.providers.embedded.artwork.painted import Painted, in_style
from igny8.ai.providers.embedded.artwork.palettes import Palette
from igny8.ai.providers.embedded.artwork.repertoire import STYLES, Style
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import rect
from igny8.ai.providers.embedded.artwork.typeface import BOLD, face, readable


def painted(given: GenerateImagesInput, palette: Palette, dice: Dice, turn: int) -> Painted:
    """A cover. Where the title can't be set, it is a pure picture that fills the frame."""
    width, height = given.width, given.height
    words = _words(given)
    style = _style(width, height, turn, has_words=bool(words.title))
    places = possible_places(width, height) & style.places
    layout = arrange(words, width, height, places, dice.pick(sorted(places or {Place.FULL})))
    scene = Scene(width, height, layout.frame, layout.place, palette, dice)
    return Painted(style.name, palette, layout, in_style(style, scene), _set(layout, palette))


def _words(given: GenerateImagesInput) -> Words:
    """The title is empty where the font lacks one of its letters: no title is better than boxes."""
    title, label = readable(given.title), readable(given.topic)
    title = title if face(BOLD).has(title) else ""
    return Words(title, "" if label.casefold() == title.casefold() else label, readable(given.site.domain))


def _style(width: int, height: int, turn: int, *, has_words: bool) -> Style:
    wanted = possible_places(width, height) if has_words else {Place.FULL}
    able = [style for style in STYLES if style.places & wanted]
    return able[turn % len(able)]


def _set(layout: Layout, palette: Palette) -> str:
    parts = [set_line(line, palette.ink) for line in layout.title]
    if layout.label:
        label, x = layout.label, layout.title[0].x
        thick = 0.11 * label.size
        y = label.baseline - 0.36 * label.size - thick / 2
        parts += [rect(x, y, label.x - x - 0.7 * label.size, thick, palette.accent), set_line(label, palette.muted)]
    if layout.domain:
        parts.append(set_line(layout.domain, palette.muted))
    return "".join(parts)
