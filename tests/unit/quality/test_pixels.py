from __future__ import annotations

import pytest

from igny8.quality.pixels import width


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("", 0),
        ("Illinois", 58),  # 278+222+222+222+556+556+222+500 = 2778 ... in thousandths of 20 px
        ("WWWW", 76),
        ("é", 11),
        ("e\u0301", 11),
        ("ǧ", 11),
        ("咖啡", 40),
        ("👍", 20),
        ("👨\u200d👩", 40),
        ("שלום", 43),
        ("ш", 16),
        ("\x00", 0),
    ],
)
def test_the_width_of_a_line(text: str, pixels: int) -> None:
    assert width(text, 20) == pytest.approx(pixels, abs=3)


def test_wide_letters_are_wider() -> None:
    assert width("WWWWWWWW", 20) > 2 * width("Illinois", 20)


def test_a_usual_title_fits() -> None:
    assert 480 < width("How to Make Cold Brew Coffee at Home, Step by Step", 20) < 560
