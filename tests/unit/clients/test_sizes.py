"""What is asked of an image model for a size that it doesn't draw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8.ai.clients.sizes import ratio_for, size_for


@pytest.mark.parametrize(
    ("model", "wanted", "size"),
    [
        ("gpt-image-1", (1200, 630), (1536, 1024)),
        ("gpt-image-1-mini", (630, 1200), (1024, 1536)),
        ("openai/gpt-image-1", (800, 800), (1024, 1024)),
        ("gpt-image-2", (1200, 630), (1200, 624)),
        ("gpt-image-2", (1200, 675), (1200, 672)),
        ("dall-e-3", (1200, 630), (1792, 1024)),
        ("dall-e-2", (300, 200), (512, 512)),
        ("dall-e-2", (3000, 200), (1024, 1024)),
        ("black-forest-labs/flux", (1200, 630), (1200, 624)),
        ("anything", (64, 64), (64, 64)),
    ],
)
def test_the_nearest_size(model: str, wanted: tuple[int, int], size: tuple[int, int]) -> None:
    assert size_for(model, *wanted) == size


@given(st.integers(64, 4096), st.integers(64, 4096))
def test_newer_gpt_images_are_asked_for_what_they_take(width: int, height: int) -> None:
    drawn_width, drawn_height = size_for("gpt-image-2.6-flare", width, height)
    assert drawn_width % 16 == drawn_height % 16 == 0
    assert 655_360 <= drawn_width * drawn_height <= 8_294_400
    assert max(drawn_width, drawn_height) <= 3840
    assert max(drawn_width, drawn_height) <= 3 * min(drawn_width, drawn_height)


@pytest.mark.parametrize(
    ("wanted", "ratio"), [((1200, 630), "16:9"), ((1200, 675), "16:9"), ((500, 500), "1:1"), ((630, 1200), "9:16")]
)
def test_the_nearest_shape(wanted: tuple[int, int], ratio: str) -> None:
    assert ratio_for(*wanted) == ratio
