"""Looks at rendered pictures as arrays of pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from igny8.ai.providers.embedded.artwork.draw import render
from igny8.ai.providers.embedded.artwork.frame import Frame

Pixels = NDArray[np.int16]


def pixels(svg: str) -> Pixels:
    """Height x width x 3."""
    return np.asarray(render(svg), dtype=np.int16)


def crop(picture: Pixels, frame: Frame) -> Pixels:
    top, left = max(0, int(frame.y)), max(0, int(frame.x))
    return picture[top : int(frame.bottom) + 1, left : int(frame.right) + 1]


def touched(one: Pixels, other: Pixels) -> Frame | None:
    """The smallest rectangle that holds every pixel in which two pictures differ."""
    rows, columns = np.nonzero(np.abs(one - other).max(axis=2) > 2)
    if not len(rows):
        return None
    x, y = int(columns.min()), int(rows.min())
    return Frame(x, y, int(columns.max()) - x + 1, int(rows.max()) - y + 1)


def hexadecimal(pixel: NDArray[np.int16]) -> str:
    return "#" + "".join(f"{int(value):02x}" for value in pixel)
