"""Halftone: two inks, a full disc and over it a screen of dots that grow towards a focus."""

from __future__ import annotations

import math

from igny8.ai.providers.embedded.artwork.frame import Place
from igny8.ai.providers.embedded.artwork.scene import Scene
from igny8.ai.providers.embedded.artwork.svg import circle, numbers, shape

_DOTS = 620  # about as many in any form of frame


def paint(scene: Scene) -> str:
    frame, dice, palette = scene.frame, scene.dice, scene.palette
    x, y, reach = _focus(scene)
    pitch = math.sqrt(frame.width * frame.height / _DOTS)
    angle = -math.pi * dice.between(0.55, 0.75)
    disc = reach * {Place.RIGHT: 0.42, Place.BELOW: 0.44, Place.FULL: 0.36}[scene.place]
    away = reach * 0.36
    shine = (max(x + away * math.cos(angle), frame.x + disc), max(y + away * math.sin(angle), frame.y + disc))
    dots = []
    for row in range(int(frame.height / (pitch * 0.87)) + 2):
        for column in range(int(frame.width / pitch) + 2):
            spot = (frame.right - pitch * (column - 0.5 + (row % 2) / 2), scene.height - pitch * 0.87 * (row - 0.5))
            radius = pitch * 0.5 * _strength(math.dist(spot, (x, y)) / reach)
            if radius > pitch * 0.06 and spot[0] - radius > frame.x and spot[1] - radius > frame.y:
                dots.append(_dot(*spot, radius))
    inks = (palette.accent, palette.deep) if dice.chance(0.6) else (palette.spark, palette.middle)
    return circle(*shine, disc, inks[0]) + shape("".join(dots), inks[1])


def _focus(scene: Scene) -> tuple[float, float, float]:
    """Where the dots are largest and how far away they vanish."""
    frame, dice = scene.frame, scene.dice
    if scene.place is Place.RIGHT:
        x = frame.right - frame.width * 0.1
        return x, frame.height * dice.between(0.66, 0.86), x - frame.x
    x = frame.x + frame.width * dice.between(0.62, 0.84)
    if scene.place is Place.BELOW:
        return x, scene.height - frame.height * 0.04, frame.height * 0.98
    return x, frame.height * 0.78, math.hypot(frame.width, frame.height) * 0.52


def _strength(distance: float) -> float:
    """1 at the focus, falling smoothly to 0 at its reach."""
    return math.pow(max(0.0, math.cos(min(1.0, distance) * math.pi / 2)), 0.7)


def _dot(x: float, y: float, radius: float) -> str:
    arc = f"a{numbers(radius, radius)} 0 1 0"
    return f"M{numbers(x - radius, y)}{arc} {numbers(2 * radius, 0)}{arc} {numbers(-2 * radius, 0)}Z"
