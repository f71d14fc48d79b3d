"""The size that a service draws nearest to the one that is wanted. Who shows a picture crops it."""

from __future__ import annotations

import math
from typing import Final

Size = tuple[int, int]

_GPT_IMAGE_1: Final = ((1024, 1024), (1024, 1536), (1536, 1024))
_DALL_E_3: Final = ((1024, 1024), (1024, 1792), (1792, 1024))
_DALL_E_2: Final = ((256, 256), (512, 512), (1024, 1024))
_FEWEST_PIXELS: Final = 655_360  # of GPT Image 2 and later
_MOST_PIXELS: Final = 8_294_400
_LONGEST_SIDE: Final = 3840
_STEP: Final = 16  # pixels; what diffusion models draw in
RATIOS: Final = ("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9")  # Gemini's


def size_for(model: str, width: int, height: int) -> Size:
    """What to ask a model for. A model is known by its last name: `openai/gpt-image-1` is `gpt-image-1`."""
    name = model.rpartition("/")[2].lower()
    if name.startswith("gpt-image-1"):
        return _nearest(_GPT_IMAGE_1, width, height)
    if name.startswith("dall-e-3"):
        return _nearest(_DALL_E_3, width, height)
    if name.startswith("dall-e-2"):
        return next((each for each in _DALL_E_2 if each[0] >= max(width, height)), _DALL_E_2[-1])
    if name.startswith("gpt-image"):
        return _stepped(*_scaled(*_within_three_to_one(width, height)))  # rounding must not leave the limits again
    return _stepped(width, height)


def ratio_for(width: int, height: int) -> str:
    """The nearest of the shapes that Gemini draws."""
    return min(RATIOS, key=lambda ratio: _distance(_sides(ratio), (width, height)))


def _nearest(sizes: tuple[Size, ...], width: int, height: int) -> Size:
    return min(sizes, key=lambda size: _distance(size, (width, height)))


def _sides(ratio: str) -> Size:
    width, _, height = ratio.partition(":")
    return int(width), int(height)


def _distance(one: Size, other: Size) -> float:
    """How far apart two shapes are: 2:1 is as far from a square as 1:2."""
    return abs(math.log(one[0] / one[1]) - math.log(other[0] / other[1]))


def _within_three_to_one(width: int, height: int) -> Size:
    return min(width, round(2.9 * height)), min(height, round(2.9 * width))


def _scaled(width: int, height: int) -> Size:
    pixels = width * height
    least = 1.02 * math.sqrt(_FEWEST_PIXELS / pixels)
    most = min(0.98 * math.sqrt(_MOST_PIXELS / pixels), (_LONGEST_SIDE - _STEP) / max(width, height))
    factor = min(max(1.0, least), most)
    return round(width * factor), round(height * factor)


def _stepped(width: int, height: int) -> Size:
    return max(_STEP, round(width / _STEP) * _STEP), max(_STEP, round(height / _STEP) * _STEP)
