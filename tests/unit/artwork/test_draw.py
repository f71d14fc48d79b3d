"""What draw() promises to everyone: a WebP of the size asked for, the same bytes for the same input."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import numpy as np
import pytest
from PIL import Image

from igny8.ai.functions.generate_images import GenerateImagesInput, ImageQuality
from igny8.ai.providers.embedded.artwork.composition import compose
from igny8.ai.providers.embedded.artwork.draw import draw, render
from tests.unit.artwork.pictures import FEATURED, IN_ARTICLE, asked

ELSEWHERE = """
import sys
from hashlib import sha256
from igny8.ai.functions.generate_images import GenerateImagesInput
from igny8.ai.providers.embedded.artwork.draw import draw
for line in sys.stdin:
    print(sha256(draw(GenerateImagesInput.model_validate_json(line)).data).hexdigest())
"""


def opened(given: GenerateImagesInput) -> Image.Image:
    image = Image.open(io.BytesIO(draw(given).data))
    image.load()
    return image


def test_it_works() -> None:
    assert draw(asked()).mime_type == "image/webp"
    image = opened(asked())
    assert (image.format, image.size, image.mode) == ("WEBP", (1200, 630), "RGB")


def test_the_same_input_gives_the_same_bytes_in_another_process_too() -> None:
    requests = [asked(seed=seed, kind=kind, size=(600, 315)) for seed in range(4) for kind in (FEATURED, IN_ARTICLE)]
    here = [sha256(draw(request).data).hexdigest() for request in requests]
    assert here == [sha256(draw(request).data).hexdigest() for request in requests]
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input="\n".join(request.model_dump_json() for request in requests),
        env={**os.environ, "PYTHONHASHSEED": "77", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split() == here
    assert len(set(here)) == len(here)


@pytest.mark.parametrize(
    "other",
    [
        asked("Another Title"),
        asked(topic="Another topic"),
        asked(prompt="Another prompt"),
        asked(kind=IN_ARTICLE),
        asked(seed=1),
        asked(domain="another.example"),
    ],
)
def test_each_part_of_the_input_changes_the_picture(other: GenerateImagesInput) -> None:
    assert draw(other).data != draw(asked()).data


@pytest.mark.parametrize(
    "size", [(64, 64), (64, 900), (900, 64), (65, 2100), (2100, 65), (159, 161), (333, 777), (1081, 1349)]
)
def test_any_size_is_drawn_exactly(size: tuple[int, int]) -> None:
    for seed, kind in ((0, FEATURED), (5, FEATURED), (0, IN_ARTICLE)):
        assert opened(asked(kind=kind, size=size, seed=seed)).size == size


@pytest.mark.slow
def test_the_largest_picture_is_drawn() -> None:
    assert opened(asked(size=(4096, 4096))).size == (4096, 4096)


def test_a_better_quality_is_closer_to_the_drawing() -> None:
    """Measured against the same drawing rendered at four times the size; high has finer edges, not only more bytes."""
    size = (600, 315)
    ideal = render(compose(asked(size=size)).svg(), scale=4).resize(size, Image.Resampling.LANCZOS)
    far = {quality: _distance(opened(asked(size=size, quality=quality)), ideal) for quality in ImageQuality}
    assert far[ImageQuality.STANDARD] < far[ImageQuality.DRAFT] < 4
    assert far[ImageQuality.HIGH] < 0.75 * far[ImageQuality.STANDARD]


def _distance(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of a channel, of 255."""
    return float(np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16)).mean())


def test_sixteen_threads_draw_what_one_draws() -> None:
    requests = [asked(seed=seed, size=(400, 210)) for seed in range(16)]
    alone = [draw(request).data for request in requests]
    with ThreadPoolExecutor(16) as pool:
        assert [made.data for made in pool.map(draw, requests)] == alone
