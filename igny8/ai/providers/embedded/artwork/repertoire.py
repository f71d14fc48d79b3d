"""Every style of a cover with the places in which it looks right, and every motif of a picture inside an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.motifs import (
    branches,
    checklist,
    coins,
    comparison,
    cycle,
    exception,
    layers,
    question,
    stairs,
    steps,
    target,
    timeline,
)
from igny8.ai.providers.embedded.artwork.motifs.request import Request
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.styles import (
    arches,
    blocks,
    contours,
    discs,
    halftone,
    hills,
    leaves,
    orbits,
    pills,
    ribbons,
    scales,
    sunrise,
    tiles,
)


@dataclass(frozen=True)
class Style:
    """A way to paint a scene."""

    name: str
    paint: Callable[[Scene], str]
    places: frozenset[Place]
    is_calm: bool = True  # quiet enough to stand inside an article


ANYWHERE = frozenset(Place)
WIDE = frozenset((Place.BELOW, Place.FULL))

STYLES = (
    Style("arches", arches.paint, ANYWHERE),
    Style("blocks", blocks.paint, ANYWHERE, is_calm=False),
    Style("contours", contours.paint, ANYWHERE),
    Style("discs", discs.paint, ANYWHERE),
    Style("halftone", halftone.paint, ANYWHERE),
    Style("hills", hills.paint, WIDE),
    Style("leaves", leaves.paint, ANYWHERE),
    Style("orbits", orbits.paint, ANYWHERE),
    Style("pills", pills.paint, ANYWHERE, is_calm=False),
    Style("ribbons", ribbons.paint, ANYWHERE),
    Style("scales", scales.paint, ANYWHERE, is_calm=False),
    Style("sunrise", sunrise.paint, ANYWHERE),
    Style("tiles", tiles.paint, ANYWHERE, is_calm=False),
)

MOTIFS: dict[str, Callable[[Request], str]] = {
    "branches": branches.paint,
    "checklist": checklist.paint,
    "coins": coins.paint,
    "comparison": comparison.paint,
    "cycle": cycle.paint,
    "exception": exception.paint,
    "layers": layers.paint,
    "question": question.paint,
    "stairs": stairs.paint,
    "steps": steps.paint,
    "target": target.paint,
    "timeline": timeline.paint,
}
