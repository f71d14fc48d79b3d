"""What a cover or a picture inside an article is made of, and the paper that keeps words and drawing apart."""

from __future__ import annotations

from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.frame import Frame, Place
from igny8.ai.providers.embedded.artwork.layout import Layout
from igny8.ai.providers.embedded.artwork.palettes import Palette
from igny8.ai.providers.embedded.artwork.repertoire import Style
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import rect


@dataclass(frozen=True)
class Painted:
    """One picture's parts as SVG elements."""

    style: str
    palette: Palette
    layout: Layout
    drawing: str
    words: str


def in_style(style: Style, scene: Scene) -> str:
    """A style's drawing on its paper; what it drew outside its frame is papered over, so nothing gets under words."""
    frame, paper = scene.frame, scene.palette.paper
    outside = {
        Place.RIGHT: Frame(0, 0, frame.x, scene.height),
        Place.BELOW: Frame(0, 0, scene.width, frame.y),
        Place.FULL: Frame(0, 0, 0, 0),
    }[scene.place]
    ground = rect(0, 0, scene.width, scene.height, paper)
    return ground + style.paint(scene) + rect(outside.x, outside.y, outside.width, outside.height, paper)
